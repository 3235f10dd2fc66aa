/**
 * What callcheck is measured against: a Bolt app that acknowledges, and posts a line under each message that holds a
 * call. It keeps nothing and checks nothing. `SLACK_BOT_TOKEN`, `SLACK_SIGNING_SECRET`, `SLACK_API_URL` and `PORT` as
 * for callcheck.
 */
import { App, LogLevel } from '@slack/bolt';

const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '', PORT = '' } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  convoStore: false,
});

app.message('/api/v2/conversations/calls', async ({ message, client }) => {
  await client.chat.postMessage({
    channel: message.channel,
    thread_ts: message.ts,
    text: 'This call has errors.',
  });
});

await app.start(Number(PORT));
process.stderr.write('"msg":"ready"\n');
process.on('SIGTERM', () => process.exit(0));
