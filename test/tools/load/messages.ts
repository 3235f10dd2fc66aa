import { compose } from '../../../src/workspace/emulator/compose.ts';
import { sign } from '../../../src/workspace/emulator/http-delivery.ts';
import { story } from '../bench/story.ts';
import { clock } from './clock.ts';

export const SIGNING_SECRET = 'invented-for-the-bench';
export const BOT_TOKEN = 'xoxb-invented-for-the-bench';

/** What is sent: the message that callcheck grew from, or talk that deserves no answer. */
export type MessageKind = 'call' | 'talk';

/** No two are alike: callcheck keeps the reports of the last minute. `index` has four digits. */
const TEXTS: Readonly<Record<MessageKind, (index: string) => string>> = {
  call: (index) => story.replace('+31612345678', `+3161234${index}`),
  talk: (index) =>
    `The deploy is out. Robin says that the queue was fine, but that "about ${index}" of the calls came late; see https://example.com/runbook.`,
};

/** Many: a channel gets one reply a second. */
const CHANNELS = 5000;
const PEOPLE = 50;

/** A delivery as Slack makes it. */
export interface Delivery {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

let count = 0;
let last = 0;

/** A new message, signed now; its `ts` says when it was sent. */
export function nextDelivery(kind: MessageKind): Delivery {
  count += 1;
  last = Math.max(clock(), last + 0.001);
  const ts = (last / 1000).toFixed(6);
  const { text, blocks } = compose(TEXTS[kind](String(count % 10_000).padStart(4, '0')));
  const channel = `C0LOAD${count % CHANNELS}`;
  const user = `U0DEV${count % PEOPLE}`;
  const event = {
    type: 'message',
    client_msg_id: `5e1f0c3a-0000-4000-8000-${String(count).padStart(12, '0')}`,
    user,
    text,
    blocks,
    team: 'T0LOAD',
    channel,
    channel_type: 'channel',
    ts,
    event_ts: ts,
  };
  const body = JSON.stringify({
    token: 'unused',
    team_id: 'T0LOAD',
    api_app_id: 'A0LOAD',
    event,
    type: 'event_callback',
    event_id: `Ev${String(count).padStart(9, '0')}`,
    event_time: Math.floor(last / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0LOAD',
        user_id: 'U0BOT',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  });
  return { body, headers: { 'content-type': 'application/json', ...sign(SIGNING_SECRET, body) } };
}
