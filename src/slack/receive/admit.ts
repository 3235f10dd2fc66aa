import type { App, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../log.ts';

export interface AdmitOptions {
  readonly log: Log;
  /** The app that the deliveries must be for; undefined where nothing says which it is. */
  readonly appId: string | undefined;
  /** Base of the Web API in use: its own host may be answered to as well. */
  readonly apiUrl: string | undefined;
}

/** Where Slack takes answers to commands and clicks. */
const RESPONSE_HOSTS = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);

/**
 * Lets no delivery in that is for another app: it is acknowledged, so that it does not come again, and ignored. An
 * address to answer to that is not Slack's is taken out, so that no listener can be made to call it.
 */
export function admitOwn(app: App, { log, appId, apiUrl }: AdmitOptions): void {
  const dispatch = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const other: unknown = event.body.api_app_id;
    if (appId !== undefined && other !== undefined && other !== appId) {
      log.warn('a delivery was ignored: it is for another app');
      return await event.ack();
    }
    await dispatch(withoutForeignUrls(event, apiUrl, log));
  };
}

/** The id of the app that an app-level token (`xapp-1-A…-…`) belongs to. */
export function appIdOf(appToken: string): string | undefined {
  return /^xapp-\d-(A[A-Z0-9]{6,})-/.exec(appToken)?.[1];
}

function withoutForeignUrls(event: ReceiverEvent, apiUrl: string | undefined, log: Log): ReceiverEvent {
  const { response_url: one, response_urls: several, ...body } = event.body;
  if (one === undefined && several === undefined) return event;
  const listed: readonly unknown[] = Array.isArray(several) ? several : [];
  const own = listed.filter((each) => isSlackUrl(urlOf(each), RESPONSE_HOSTS, apiUrl));
  const isOneOwn = isSlackUrl(one, RESPONSE_HOSTS, apiUrl);
  if (own.length === listed.length && (one === undefined || one === '' || isOneOwn)) return event;
  log.warn('an address to answer to was ignored: it is not one of Slack');
  return { ...event, body: { ...body, ...(isOneOwn && { response_url: one }), response_urls: own } };
}

function urlOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'response_url' in entry
    ? entry.response_url
    : undefined;
}

/** Whether an address is on one of these hosts of Slack, or on that of the Web API in use, with no user in it. */
export function isSlackUrl(
  url: unknown,
  hosts: ReadonlySet<string>,
  apiUrl: string | undefined,
): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, host, origin, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  // With the port: only the usual one is left out of a host.
  if (protocol === 'https:' && hosts.has(host)) return true;
  return apiUrl !== undefined && URL.canParse(apiUrl) && new URL(apiUrl).origin === origin;
}
