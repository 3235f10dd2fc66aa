import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { ACTION } from '../../../src/reply/actions.ts';
import { checkText } from '../../../src/validator/index.ts';
import { sign } from '../../../src/workspace/emulator/http-delivery.ts';
import { type Harness, startHarness } from '../../slack/harness.ts';
import { knowledge } from '../../support/knowledge.ts';

/** Stands in everything that is sent, so that a line of the log which repeats content can be told. */
const MARK = 'quetzal9';
const BROKEN = `POST /api/v2/conversations/calls 400 { "to": "${MARK}", "from": { "type": "agent" } }`;

/** What a fuzzed delivery is made of. */
export interface Mutation {
  /** Which of the recorded deliveries. */
  readonly seed: number;
  /** Where in it (the n-th place of all), and what is there instead. */
  readonly changes: readonly (readonly [place: number, value: unknown])[];
}

const value = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', [], {}, [[]], [null], { text: null }, 'T0STRANGER'),
  fc.constantFrom<unknown>(
    `${MARK} <!channel>`,
    '\0',
    '\ud83d',
    `__proto__`,
    `'; drop table reply; --`,
    '1.0',
    'C1',
  ),
  fc.constantFrom<unknown>(
    BROKEN,
    'http://127.0.0.1:1/',
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text' }] }] },
    [{ id: 'F1', mode: 'snippet', url_private_download: 'http://127.0.0.1:1/', size: -1 }],
  ),
  fc.constant<unknown>(undefined),
  fc.jsonValue({ maxDepth: 2 }),
);

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  seed: fc.nat(),
  changes: fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 3 }),
});

interface Recorded {
  readonly type: string;
  readonly payload: Record<string, unknown>;
}

export interface SlackTarget {
  /** Delivers a mutation; throws, with what is wrong, unless the app takes it as it should. */
  take(mutation: Mutation): Promise<void>;
  /** Throws unless all that was delivered came to rest, told nothing and left the app working. */
  finish(): Promise<void>;
  stop(): Promise<void>;
}

/** The app over HTTP against the emulator, with one delivery of each kind recorded to be mutated. */
export async function startSlackTarget(): Promise<SlackTarget> {
  const harness = await startHarness({
    transport: 'http',
    knowledge,
    check: checkText,
    escalationGroup: 'S0HELPERS',
  });
  const rejections: unknown[] = [];
  const note = (reason: unknown): void => {
    rejections.push(reason);
  };
  process.on('unhandledRejection', note);
  const recorded = await record(harness);
  let sent = 0;
  return {
    async take({ seed, changes }) {
      const { type, payload } = recorded[seed % recorded.length] ?? { type: 'events_api', payload: {} };
      const changed = structuredClone(payload);
      changed.event_id = `Ev${seed}-${sent++}`;
      for (const [place, to] of changes) put(changed, place, to);
      const status = await deliver(harness, type, changed);
      ok([200, 400, 404, 500].includes(status), `answered ${status}`);
      expectQuiet(harness, rejections);
    },
    async finish() {
      await harness.settle();
      expectQuiet(harness, rejections);
      ok(!('polluted' in {}), 'the prototype of all objects was changed');
      const before = harness.slack.calls('chat.postMessage').length;
      harness.slack.post({ channel: harness.channel, text: BROKEN });
      await harness.settle();
      ok(harness.slack.calls('chat.postMessage').length > before, 'the app answers no more');
    },
    async stop() {
      process.off('unhandledRejection', note);
      await harness.stop();
    },
  };
}

function expectQuiet(harness: Harness, rejections: readonly unknown[]): void {
  const [first] = rejections;
  ok(
    first === undefined,
    `a rejection was handled by nobody: ${first instanceof Error ? first.stack : first}`,
  );
  const line = harness
    .logs()
    .split('\n')
    .find((each) => each.includes(MARK));
  ok(line === undefined, `the log repeats what was sent: ${line}`);
}

/** One delivery of each kind, as the emulator sends them. */
async function record(harness: Harness): Promise<readonly Recorded[]> {
  const { slack, channel } = harness;
  const ts = slack.post({ channel, text: BROKEN });
  slack.post({ channel, text: BROKEN, plain: true, files: [{ name: 'call.json', content: BROKEN }] });
  slack.post({ channel, text: `<@${slack.botUserId}> ${MARK}`, threadTs: ts });
  slack.post({ channel: 'dm', text: BROKEN });
  slack.edit({ channel, ts, text: `${BROKEN} again` });
  await harness.settle();
  slack.openHome();
  await slack.command({ channel, text: `/callcheck ${BROKEN}` });
  await slack.command({ channel, text: '/callcheck mode auto' });
  await slack.shortcut({ channel, ts });
  const reply = slack.thread(channel, ts).find(({ user }) => user === slack.botUserId);
  for (const actionId of Object.values(ACTION))
    await slack.click({ channel, ts: reply?.ts ?? '', actionId }).catch(() => undefined);
  await slack.command({ channel, text: '/callcheck' });
  await slack.waitFor(() => slack.views().length > 0);
  await slack.submitView({ values: { paste: BROKEN } }).catch(() => undefined);
  slack.remove({ channel, ts });
  await harness.settle();
  return slack.deliveries().map(({ type, payload }) => ({ type, payload }));
}

/** Puts a value at the n-th place of a payload, counted over all its members; undefined takes the member out. */
function put(payload: Record<string, unknown>, place: number, to: unknown): void {
  const places: (readonly [holder: object, key: string])[] = [];
  const walk = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const [key, inner] of Object.entries(holder)) {
      places.push([holder, key]);
      walk(inner);
    }
  };
  walk(payload);
  const [holder, key] = places[place % Math.max(1, places.length)] ?? [payload, 'type'];
  if (to === undefined) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, structuredClone(to));
}

async function deliver(harness: Harness, type: string, payload: Record<string, unknown>): Promise<number> {
  const isEvent = type === 'events_api';
  const body = isEvent ? JSON.stringify(payload) : form(type, payload);
  const answer = await fetch(harness.eventsUrl, {
    method: 'POST',
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      ...sign(harness.slack.signingSecret, body),
    },
    body,
    // Bolt answers after three seconds where no listener did.
    signal: AbortSignal.timeout(10_000),
  });
  await answer.text();
  return answer.status;
}

function form(type: string, payload: Record<string, unknown>): string {
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([key, one]): [string, string] => [key, `${String(one)}`]);
  return new URLSearchParams(fields).toString();
}
