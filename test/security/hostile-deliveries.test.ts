import { afterEach, describe, expect, it } from 'vitest';
import { createPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import type { Store } from '../../src/store/store.ts';
import { checkText } from '../../src/validator/index.ts';
import { sign } from '../../src/workspace/emulator/http-delivery.ts';
import { type Harness, startHarness } from '../slack/harness.ts';
import { describePostgres } from '../support/describe-postgres.ts';
import { knowledge } from '../support/knowledge.ts';

/** What no text column, no JSON column and no URL has a place for. */
const ODD = '\0 \u0000\\u0000 \ud83d \ude00 \ud83d\ud83d \uffff \u007f';
const CALL = `POST /api/v2/conversations/calls 400 {"phoneNumber":"+1 206 555 0142","callFromQueueId":"${ODD}","priority":"${ODD}"}`;
const rich = (text: string) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
];

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

/** The app over HTTP, on the store that is given. */
async function start(shared?: Store): Promise<Harness> {
  harness = await startHarness({
    transport: 'http',
    knowledge,
    check: checkText,
    ...(shared !== undefined && { wrapStore: (embedded) => withoutEmbedded(embedded, shared) }),
  });
  return harness;
}

function withoutEmbedded(embedded: Store, shared: Store): Store {
  void embedded.close();
  return shared;
}

const linesOf = ({ logs }: Harness): Record<string, unknown>[] =>
  logs()
    .trim()
    .split('\n')
    .flatMap((line): Record<string, unknown>[] => (line === '' ? [] : [JSON.parse(line)]));
/** What the app said of work that did not go as it should. */
const troubles = (of: Harness): unknown[] =>
  linesOf(of).flatMap(({ msg }) => (/put off|given|could not|failed/.test(String(msg)) ? [msg] : []));

async function deliver({ slack, eventsUrl }: Harness, event: object, envelope: object = {}): Promise<number> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: slack.teamId,
    api_app_id: slack.appId,
    event_id: 'Ev0HOSTILE',
    authorizations: [{ team_id: slack.teamId, user_id: slack.botUserId, is_bot: true }],
    event,
    ...envelope,
  });
  const headers = { 'content-type': 'application/json', ...sign(slack.signingSecret, body) };
  const answer = await fetch(eventsUrl, { method: 'POST', headers, body });
  await answer.text();
  return answer.status;
}

/** Ids that Slack gives, each as it would not: half a character breaks a URL, and a NUL a text column. */
const IDS = ['\ud83d', '\0', '/../x', 'x'.repeat(5000)].flatMap((odd) =>
  ['user', 'channel', 'ts', 'thread_ts'].map((name): [string, string] => [name, odd]),
);

function describeDeliveries(open: () => Promise<Store | undefined>): void {
  it('a paste of NULs and half characters is answered as any other', async () => {
    const app = await start(await open());
    const { slack, channel, settle } = app;
    const root = slack.post({ channel, text: 'see', blocks: rich(CALL) });
    const plain = slack.post({ channel, text: CALL, plain: true });
    const asked = slack.post({
      channel,
      text: `<@${slack.botUserId}>`,
      files: [{ name: 'a\0b.json', content: CALL }],
    });
    await settle();
    slack.edit({ channel, ts: root, text: 'see', blocks: rich(`${CALL} ${ODD}`) });
    await settle();
    for (const ts of [root, plain, asked]) expect(slack.thread(channel, ts)).toHaveLength(2);
    expect(troubles(app)).toEqual([]);
    await slack.command({ channel, text: `/callcheck ${CALL}` });
    await settle();
    expect(JSON.stringify(slack.ephemerals())).toContain('<queue-id>');
    expect(troubles(app)).toEqual([]);
  });

  it('ids that are none are ignored, and stop nobody', async () => {
    const app = await start(await open());
    const { slack, channel, settle } = app;
    const event = {
      type: 'message',
      channel,
      user: slack.users()[0]?.id,
      ts: '1770000000.000100',
      text: CALL,
    };
    for (const [at, [name, odd]] of IDS.entries()) {
      const status = await deliver(
        app,
        { ...event, [name]: `${event.ts}${odd}` },
        { event_id: `Ev0ODD${at}` },
      );
      expect(status, name).toBe(200);
      await settle();
      expect(troubles(app), name).toEqual([]);
    }
    expect(slack.calls('chat.postMessage')).toEqual([]);
    const root = slack.post({ channel, text: CALL });
    await settle();
    expect(slack.thread(channel, root)).toHaveLength(2);
    expect(app.logs()).not.toMatch(/206 555|\\u0000|\\ud83d/);
  });

  it.each(['Ev\ud83d', 'Ev\0'])('a delivery of the name %j stops nobody', async (name) => {
    const app = await start(await open());
    const { slack, channel, settle } = app;
    const event = {
      type: 'message',
      channel,
      user: slack.users()[0]?.id,
      ts: '1770000000.000100',
      text: CALL,
    };
    expect([200, 500]).toContain(await deliver(app, event, { event_id: name }));
    await settle();
    const root = slack.post({ channel, text: CALL });
    await settle();
    expect(slack.thread(channel, root)).toHaveLength(2);
    expect(troubles(app).length).toBeLessThanOrEqual(2);
  });
}

describe('on SQLite', () => describeDeliveries(async () => undefined));

describePostgres('on PostgreSQL', (server) =>
  describeDeliveries(async () => createPostgresStore({ url: await server().createDatabase() })),
);
