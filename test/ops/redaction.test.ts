import { afterEach, expect, test, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createOpenTelemetry } from '../../src/ops/telemetry/open-telemetry.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { checkText, type Knowledge } from '../../src/validator/index.ts';
import type { InjectedFault } from '../../src/workspace/emulator/interface.ts';
import { type Harness, startHarness, type TransportKind } from '../slack/harness.ts';
import { knowledge } from '../support/knowledge.ts';
import { type OtlpReceiver, startOtlpReceiver } from './otlp-receiver.ts';
import { scrape } from './telemetry-fixture.ts';

const CALL = 'POST /api/v2/conversations/calls gives 400\n';
const NAME = 'Zebedee Quill';
const NUMBER = '+12065550187';
const PRINTED = '(206) 555-0187';
const ID = '7d1f6b0e-51a4-4c0e-8a4e-9d2b6c1f0a37';
const TOKEN = `xox${'b'}-4711000000-4711000000-QuillQuillQuillQuillQuil`;
const BEARER = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJxdWlsbCJ9.c2lnbmF0dXJlLW9mLXF1aWxs';
const EMAIL = 'zebedee@quill.example';
const WORD = 'hush-quill-4711';

/** What people paste, and what of it must stay out of everything that operators see. */
const PASTES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a number',
    `${CALL}{"from":{"address":"${NUMBER}","type":"agent"},"to":[{"address":"${PRINTED}"}]}`,
    ['5550187', '555-0187'],
  ],
  [
    'a user id',
    `${CALL}{"from":{"address":"${ID}","type":"phone"},"to":[{"address":"${ID}"}]}`,
    [ID, '7d1f6b0e'],
  ],
  [
    'a name',
    `${CALL}{"from":{"address":"${NAME}","name":"${NAME}"},"to":[{"address":"${NUMBER}"}]}`,
    ['Zebedee', 'Quill'],
  ],
  [
    'a type of their own',
    `${CALL}{"from":{"address":"x","type":"${WORD}"},"to":[{"address":"${NUMBER}"}]}`,
    [WORD],
  ],
  ['names of their own', `${CALL}{"${WORD}":{"${WORD}":1},"to":"${NUMBER}"}`, [WORD]],
  [
    'a path of their own',
    `POST /api/v2/conversations/calls/${ID}/${WORD} gives 400 {"to":"${NUMBER}"}`,
    [WORD, ID],
  ],
  ['an email address', `${CALL}{"from":"${EMAIL}","to":["sip:${EMAIL}"]}`, [EMAIL, 'quill.example']],
  ['a bearer token', `${CALL}Authorization: Bearer ${BEARER}\n{"to":"${NUMBER}"}`, [BEARER, 'c2lnbmF0dXJl']],
  ['a token of Slack', `${CALL}{"token":"${TOKEN}","to":"${NUMBER}"}`, [TOKEN, 'QuillQuill']],
  [
    'an error body',
    `${CALL}{"message":"${WORD}","code":"${WORD}","status":400,"contextId":"${ID}"}`,
    [WORD, ID],
  ],
  ['a status of their own', `POST /api/v2/conversations/calls gives 4711 ${WORD} {"to":"${NUMBER}"}`, [WORD]],
  ['talk', `${NAME} says ${WORD} about ${NUMBER}`, ['Zebedee', WORD, '5550187']],
];

let harness: Harness | undefined;
let receiver: OtlpReceiver | undefined;

afterEach(async () => {
  await harness?.stop();
  await receiver?.stop();
  [harness, receiver] = [undefined, undefined];
  vi.unstubAllEnvs();
});

/** Quotes the paste in each error, as libraries do. */
function failing(store: Store, when: { isFailing: boolean }, text: string): Store {
  return new Proxy(store, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]) => {
        const fails = when.isFailing && (key === 'addWork' || key === 'findReply' || key === 'saveFeedback');
        if (!fails) return Reflect.apply(value, target, args);
        return Promise.reject(new StoreError('failed', `cannot store ${text}`, { cause: new Error(text) }));
      };
    },
  });
}

const TEXTS = PASTES.map(([, text]) => text);
const EVERYTHING = TEXTS.join(' ');

/** The whole app with the pastes in every way they can come, and trouble at each place; all that operators can see. */
async function live(transport: TransportKind): Promise<string> {
  receiver = await startOtlpReceiver();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', receiver.url);
  const lines: string[] = [];
  const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  const telemetry = await createOpenTelemetry({ version: '1.0.0', transport, sends: true, log });
  telemetry.knowledgeLoaded(knowledge);
  const [store, check] = [{ isFailing: false }, { isFailing: false }];
  harness = await startHarness({
    transport,
    knowledge,
    telemetry,
    check(pasted: string, known: Knowledge) {
      if (check.isFailing) throw new Error(`cannot check ${pasted}`);
      return checkText(pasted, known);
    },
    wrapStore: (inner) => failing(inner, store, EVERYTHING),
  });
  const { slack, channel, settle } = harness;
  const ask = (text: string, where = channel): string =>
    slack.post({ channel: where, text: `<@${slack.botUserId}> ${text}` });

  for (const [index, text] of TEXTS.entries()) {
    slack.failNext('chat.postMessage', FAULTS[index % FAULTS.length]?.(text) ?? {});
    // A channel takes one post a second, so each text has its own.
    const own = slack.addChannel({ name: `pastes-${index}` });
    slack.invite(own);
    slack.post({ channel: own, text });
    const asked = ask(text, own);
    slack.edit({ channel: own, ts: asked, text: `<@${slack.botUserId}> once more: ${text}` });
    await slack.command({ channel, text: `/callcheck ${text}` });
  }
  await settle();
  check.isFailing = true;
  ask(EVERYTHING);
  await slack.command({ channel, text: `/callcheck ${EVERYTHING}` });
  await settle();
  check.isFailing = false;
  store.isFailing = true;
  for (const text of TEXTS) {
    slack.emitEvent({ type: text, text, channel: text, ts: text });
    slack.emitEvent({ type: 'message', channel, user: text, ts: text, text });
  }
  const refused = ask(EVERYTHING);
  await slack.waitFor(() =>
    slack.deliveries().some(({ outcome }) => outcome === 'failed' || outcome === 'timeout'),
  );
  store.isFailing = false;
  slack.remove({ channel, ts: refused });
  if (transport === 'http') for (const text of TEXTS) await sendBadRequests(harness.eventsUrl, text);
  await settle();
  const shown = await scrape(telemetry);
  await telemetry.stop(5000);
  const sent = receiver.bodies().map((body) => body.toString('latin1'));
  return [harness.logs(), ...lines, shown, ...sent].join('\n');
}

/** What a post can meet; some hand the paste back. */
const FAULTS: readonly ((text: string) => InjectedFault)[] = [
  () => ({ error: 'is_archived' }),
  (text) => ({ error: text }),
  () => ({ status: 500 }),
  () => ({ retryAfter: 0 }),
  (text) => ({ garbage: { text, isDone: false } }),
  () => ({ drop: 'response' }),
];

/** Unsigned, misplaced, and no request of Slack's at all. */
async function sendBadRequests(url: string, text: string): Promise<void> {
  const headers = {
    'x-slack-signature': 'v0=0',
    'x-slack-request-timestamp': '1',
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'message', text } });
  await fetch(url, { method: 'POST', headers, body });
  await fetch(url, { method: 'POST', headers, body: text });
  await fetch(`${url}/${encodeURIComponent(text)}?${new URLSearchParams({ text })}`);
}

test.each<TransportKind>(['socket', 'http'])(
  'over %s operators see nothing of what people paste, whatever fails',
  { timeout: 120_000 },
  async (transport) => {
    const seen = await live(transport);
    expect(seen).toContain('work was given up');
    expect(seen).toContain('callcheck_slack_errors_total');
    expect(seen).toMatch(/fate="refused"/);
    const folded = seen.toLowerCase();
    const leaks = PASTES.map(([name, , telltales]) => [
      name,
      telltales.filter((each) => folded.includes(each.toLowerCase())),
    ]);
    expect(leaks.filter(([, found]) => found?.length !== 0)).toEqual([]);
  },
);
