import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

/**
 * An hour of a support channel, told in seconds: talk, pastes, edits, deletions, redeliveries, limits, a lost
 * connection and two replies lost by the network. Ends with the count of right, wrong, missing and needless replies,
 * and a status of 1 unless every paste that deserved a reply has exactly one, and nothing else has any.
 */
const TALK = [
  'good morning',
  'lunch at noon?',
  'the deploy is out',
  'who has the on-call phone today',
  'thanks, works now',
  'see https://example.com/runbook',
  'can somebody review my change?',
  '{"build": 4711, "ok": true}',
  'back in ten',
  'my train is late',
];
const TALKS = 200;
const PASTES = 40;
const LONGEST_MS = 120_000;

type Fate = 'stays' | 'is mended' | 'is deleted' | 'is redelivered' | 'is right';
const FATES: readonly Fate[] = [
  'stays',
  'is redelivered',
  'is mended',
  'stays',
  'is deleted',
  'stays',
  'is right',
  'stays',
];

interface Paste {
  readonly ts: string;
  readonly fate: Fate;
}

const broken = (number: number): string =>
  `POST /api/v2/conversations/calls 400\n{ "from": { "address": "+1206555${String(100 + number).padStart(4, '0')}", "type": "agent" }, "to": [{ "address": "+12065550199", "type": "phone" }] }`;
const RIGHT = 'POST /api/v2/conversations/calls\n{ "phoneNumber": "+12125550123" }';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function live(transport: TransportKind): Promise<boolean> {
  const harness = await startHarness({
    transport,
    knowledge,
    check: checkText,
    standIn: { postsPerSecond: 4 },
  });
  const started = Date.now();
  const { slack, channel } = harness;
  const talks: string[] = [];
  const pastes: Paste[] = [];
  for (let step = 0; step < TALKS; step += 1) {
    talks.push(
      slack.post({ channel, text: TALK[step % TALK.length] ?? '', user: step % 2 === 0 ? 'robin' : 'mika' }),
    );
    if (step % (TALKS / PASTES) === 0) pastes.push(paste(harness, pastes.length));
    if (step === 40 || step === 120)
      slack.failNext('chat.postMessage', { drop: step === 40 ? 'request' : 'response' });
    if (step === 80) slack.failNext('chat.postMessage', { retryAfter: 1, times: 2 });
    if (step === 100) await reconnect(harness);
    await pause(5);
  }
  await settle(harness);
  for (const each of pastes) change(harness, each);
  await settle(harness);
  const isRight = tell(transport, harness, talks, pastes, Date.now() - started);
  await harness.stop();
  return isRight;
}

function paste({ slack, channel }: Harness, number: number): Paste {
  const fate = FATES[number % FATES.length] ?? 'stays';
  const text = fate === 'is right' ? RIGHT : broken(number);
  return { ts: slack.post({ channel, text, code: number % 3 === 0 }), fate };
}

/** Socket Mode loses its sockets; over HTTP the connections are Slack's own affair. */
async function reconnect({ slack }: Harness): Promise<void> {
  if (slack.sockets() === 0) return;
  slack.cutSockets();
  await slack.waitFor(() => slack.sockets() === 1, 25_000);
}

function change({ slack, channel }: Harness, { ts, fate }: Paste): void {
  if (fate === 'is mended') slack.edit({ channel, ts, text: RIGHT });
  if (fate === 'is deleted') slack.remove({ channel, ts });
  if (fate !== 'is redelivered') return;
  const sent = slack
    .deliveries()
    .find(({ payload }) => JSON.stringify(payload.event).includes(`"ts":"${ts}"`));
  slack.emitEvent({ ...(sent?.payload.event as object) }); // a cast, since the stand-in keeps payloads as plain JSON
}

async function settle(harness: Harness): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  for (let quiet = 0; quiet < 10; ) {
    if (Date.now() > until) throw new Error('the channel does not come to rest');
    await pause(50);
    const isQuiet = harness.slack.deliveries().every((each) => each.outcome !== 'pending');
    quiet = isQuiet && (await harness.store.countWork()) === 0 ? quiet + 1 : 0;
  }
}

function tell(
  transport: TransportKind,
  { slack, channel }: Harness,
  talks: readonly string[],
  pastes: readonly Paste[],
  ms: number,
): boolean {
  const repliesTo = (ts: string) =>
    slack.thread(channel, ts).filter((message) => message.user === slack.botUserId);
  const deserving = pastes.filter(({ fate }) => fate !== 'is right' && fate !== 'is deleted');
  const isRight = ({ ts, fate }: Paste): boolean => {
    const [reply, ...more] = repliesTo(ts);
    const words = fate === 'is mended' ? /nothing wrong found · fixed \d of \d/ : /error/;
    return reply !== undefined && more.length === 0 && words.test(reply.text);
  };
  const right = deserving.filter(isRight).length;
  const missing = deserving.filter(({ ts }) => repliesTo(ts).length === 0).length;
  const doubled = deserving.filter(({ ts }) => repliesTo(ts).length > 1).length;
  const silent = [...talks, ...pastes.filter((each) => !deserving.includes(each)).map(({ ts }) => ts)];
  const answeredAnyway = silent.filter((ts) => repliesTo(ts).length > 0).length;
  const limited = slack.calls('chat.postMessage').filter((call) => call.status === 429).length;
  const line = [
    `${transport}: ${talks.length} messages of talk, ${pastes.length} pastes, ${deserving.length} deserved a reply`,
    `${right} right, ${missing} missing, ${doubled} doubled, ${answeredAnyway} elsewhere`,
    `${limited} posts put off by limits, ${(ms / 1000).toFixed(1)} s`,
  ];
  process.stdout.write(`${line.join('; ')}\n`);
  return right === deserving.length && answeredAnyway === 0;
}

const results: boolean[] = [];
for (const transport of ['socket', 'http'] as const) results.push(await live(transport));
process.exit(results.every(Boolean) ? 0 : 1);
