import { webApi } from '@slack/bolt';
import { explainPort, StartError } from '../ops/start-error.ts';
import { isTokenFault } from './slack-fault.ts';

/** Says what a failed start means for whoever set the app up; other errors come back as they are. */
export function explainStart(error: unknown, variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'): unknown {
  if (error instanceof webApi.WebAPIPlatformError) {
    const word = error.data.error;
    if (isTokenFault(word) || word === 'not_allowed_token_type') {
      const place =
        variable === 'SLACK_BOT_TOKEN' ? 'OAuth & Permissions' : 'Basic Information, App-Level Tokens';
      return new StartError(`${variable} was refused by Slack (${word}): copy it again from ${place}.`);
    }
    if (word === 'missing_scope') {
      return new StartError(`${variable} lacks a scope: give it connections:write and copy it again.`);
    }
    return new StartError(`Slack refused to start the app (${word}).`);
  }
  if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError) {
    return new StartError('Slack could not be reached: check the network, the proxy and SLACK_API_URL.');
  }
  return explainPort(error, undefined, 'PORT') ?? error;
}
