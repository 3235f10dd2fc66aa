import { webApi } from '@slack/bolt';
import { AwayError, explainPort, StartError } from '../ops/start-error.ts';
import { classifyFault, isTokenFault } from './post/slack-fault.ts';

/** Explains a failed start to the person who sets the app up; other errors are returned unchanged. */
export function explainStart(error: unknown, variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'): unknown {
  if (!(error instanceof webApi.WebAPIPlatformError)) {
    return isAway(error) ? explainAway(error) : (explainPort(error, undefined, 'PORT') ?? error);
  }
  const word = error.data.error;
  if (isTokenFault(word) || word === 'not_allowed_token_type') {
    const place =
      variable === 'SLACK_BOT_TOKEN' ? 'OAuth & Permissions' : 'Basic Information, App-Level Tokens';
    return new StartError(`${variable} was refused by Slack (${word}): copy it again from ${place}.`);
  }
  if (word === 'missing_scope') {
    return new StartError(`${variable} lacks a scope: give it connections:write and copy it again.`);
  }
  return isAway(error) ? explainAway(error) : new StartError(`Slack refused to start the app (${word}).`);
}

/** Whether the same call may work later, with nothing changed here. */
function isAway(error: unknown): boolean {
  const fault = classifyFault(error);
  return fault !== undefined && fault.kind !== 'refused';
}

function explainAway(error: unknown): AwayError {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    const words = 'Slack limits the rate of calls. Nothing is to be done; the start goes on by itself.';
    return new AwayError(words, error.retryAfter * 1000, { cause: error });
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const words = `Slack has trouble of its own (${error.data.error}). Nothing is to be done; the start goes on by itself.`;
    return new AwayError(words, undefined, { cause: error });
  }
  const words =
    'Slack cannot be reached. Check the network, the proxy and SLACK_API_URL; the start goes on by itself once it answers.';
  return new AwayError(words, undefined, { cause: error });
}
