import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type BufferedIncomingMessage, HTTPModuleFunctions, isRawBodyError } from '@slack/bolt';

export interface UnreadableOptions {
  readonly endpoint: string;
  readonly signingSecret: string;
  readonly bodyLimit: number;
  /** Hears of each request that was refused, in words. */
  readonly refused: (words: string) => void;
}

/**
 * Answers deliveries whose body is JSON and yet none: `null`, a list, a word, or one whose event is no object. Bolt takes
 * whatever can be parsed for an object; on such a body it breaks, or leaves it without an answer. Who does not sign is
 * told no more than by Bolt.
 */
export function refuseUnreadable(listener: RequestListener, options: UnreadableOptions): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST' || pathOf(request) !== options.endpoint) listener(request, response);
    else void receive(request, response, listener, options);
  };
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  listener: RequestListener,
  options: UnreadableOptions,
): Promise<void> {
  const { signingSecret, bodyLimit, refused } = options;
  try {
    const whole = await HTTPModuleFunctions.bufferIncomingMessage(request, bodyLimit);
    if (isAhead(request)) {
      refused('a request was refused: its timestamp is in the future');
      return HTTPModuleFunctions.buildNoBodyResponse(response, 401);
    }
    if (isReadable(whole) || !(await isSigned(whole, signingSecret))) return listener(whole, response);
    refused('a request was refused: its body is malformed');
    HTTPModuleFunctions.buildNoBodyResponse(response, 400);
  } catch (error) {
    const isTooLarge = isRawBodyError(error) && error.statusCode === 413;
    refused(
      isTooLarge ? 'a request was refused: its body is too large' : 'a request was refused: it broke off',
    );
    HTTPModuleFunctions.buildNoBodyResponse(response, isTooLarge ? 413 : 400);
  }
}

/** Slack's clock and ours may differ by this much. Bolt looks for old timestamps alone. */
const MOST_AHEAD_S = 5 * 60;

function isAhead({ headers }: IncomingMessage): boolean {
  return Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + MOST_AHEAD_S;
}

async function isSigned(request: BufferedIncomingMessage, signingSecret: string): Promise<boolean> {
  try {
    await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ signingSecret }, request);
    return true;
  } catch {
    return false;
  }
}

/** Whether Bolt can go on with a body; what cannot be parsed at all it refuses itself. */
function isReadable(request: BufferedIncomingMessage): boolean {
  if (isPlainlyObject(request.rawBody.toString())) return true;
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return isObject(body) && (!('event' in body) || isObject(body.event));
  } catch {
    return true;
  }
}

/** Nearly every delivery, told without parsing it twice. */
function isPlainlyObject(text: string): boolean {
  return text.startsWith('{') && !/"event"\s*:\s*[^\s{]/.test(text);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathOf({ url = '' }: IncomingMessage): string | undefined {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : undefined;
}
