import { type Logger, webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import { createBoltLogger } from '../bolt-logger.ts';
import { wholeAnswers } from './check-answers.ts';
import { guardCalls } from './guard-calls.ts';
import { observeCalls } from './observe-calls.ts';
import { callSlack } from './request.ts';
import { isTokenFault, saysTakenAway } from './slack-fault.ts';

/**
 * Retries are ours: the queue knows which calls may be repeated. Each receiver gets its own object, because Socket Mode
 * writes into it.
 */
export function clientOptions(apiUrl: string | undefined, telemetry: Telemetry) {
  return {
    fetch: observeCalls(telemetry, wholeAnswers(apiUrl, guardCalls(callSlack))),
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // `callSlack` ends calls that take too long; the client's own way costs as much as the call.
    timeout: 0,
    // A call that waited in the client's own line would begin later than its caller knows.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
  } satisfies webApi.WebClientOptions;
}

/** The Web API by a token; where that serves a whole organization, `teamId` says which workspace is meant. */
export function createClient(
  token: string,
  {
    apiUrl,
    log,
    telemetry,
    teamId,
  }: {
    readonly apiUrl: string | undefined;
    readonly log: Log;
    readonly telemetry: Telemetry;
    readonly teamId?: string;
  },
): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...clientOptions(apiUrl, telemetry),
    logger: withoutUnanswered(createBoltLogger(log)),
    ...(teamId !== undefined && { teamId }),
  });
}

/** A call without an answer rejects, and its caller logs that. */
function withoutUnanswered(logger: Logger): Logger {
  return {
    ...logger,
    warn(...messages) {
      if (messages[0] !== 'http request failed') logger.warn(...messages);
    },
  };
}

/** Whether the app was taken away from the workspace of a client; rejects when Slack cannot be asked. */
export async function isTakenAway(client: webApi.WebClient): Promise<boolean> {
  try {
    await client.auth.test();
    return false;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return saysTakenAway(error.data.error);
    throw error;
  }
}

/** Whether Slack takes the token of a client no more; rejects when it cannot be asked. */
export async function hasDeadToken(client: webApi.WebClient): Promise<boolean> {
  try {
    await client.auth.test();
    return false;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && isTokenFault(error.data.error)) return true;
    throw error;
  }
}
