import { afterEach, describe, expect, it } from 'vitest';
import { ACTION, MENU } from '../../src/reply/actions.ts';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await startHarness({ knowledge, check: checkText, ...options });
  return harness;
};
afterEach(async () => await harness.stop());

const replies = (ts: string) =>
  harness.slack.thread(harness.channel, ts).filter((message) => message.user === harness.slack.botUserId);

const ERROR = 'POST /api/v2/conversations/calls answers 400 Bad Request, why?';
const BODY =
  '{ "from": { "address": "+12065550142", "type": "agent" }, "to": [{ "address": "+12065550199" }] }';

describe.each<TransportKind>(['socket', 'http'])('a paste in two messages, over %s', (transport) => {
  it('has one reply, which tells of both', async () => {
    const { slack, channel, settle } = await start({ transport });
    const root = slack.post({ channel, text: ERROR });
    await settle();
    slack.post({ channel, text: BODY, threadTs: root, code: true });
    await settle();
    expect(replies(root)).toHaveLength(1);
    const words = JSON.stringify(replies(root)[0]?.blocks);
    expect(words).toContain('POST /api/v2/conversations/calls');
    expect(words).toContain('from.type');
    expect(words).toContain('Read together');
  });
});

describe.each<TransportKind>(['socket', 'http'])(
  'a paste in two messages of a channel, over %s',
  (transport) => {
    it('has one reply, under the first, which the second updates', async () => {
      const { slack, channel, settle } = await start({ transport });
      const first = slack.post({ channel, text: ERROR });
      await settle();
      expect(replies(first)).toHaveLength(1);
      const second = slack.post({ channel, text: BODY, code: true });
      await settle();
      expect(replies(first)).toHaveLength(1);
      expect(JSON.stringify(replies(first)[0]?.blocks)).toContain('Read together');
      expect(replies(second)).toEqual([]);
    });

    it('is not made of what another person writes, nor of two whole calls', async () => {
      const { slack, channel, settle } = await start({ transport });
      const first = slack.post({ channel, text: `${ERROR}\n${BODY}` });
      await settle();
      const before = replies(first)[0]?.blocks;
      const second = slack.post({ channel, text: `${ERROR}\n${BODY}` });
      slack.post({ channel, text: BODY, code: true, user: 'mika' });
      await settle();
      expect([first, second].map((ts) => replies(ts).length)).toEqual([1, 1]);
      expect(replies(first)[0]?.blocks).toEqual(before);
    });

    it('follows a mention where only mentions are answered', async () => {
      const { slack, channel, settle } = await start({ transport, channels: ['C0OTHER'] });
      const first = slack.post({ channel, text: `<@${slack.botUserId}> ${ERROR}` });
      await settle();
      const second = slack.post({ channel, text: BODY, code: true });
      await settle();
      expect([first, second].map((ts) => replies(ts).length)).toEqual([1, 0]);
    });
  },
);

describe('two messages', () => {
  it('are read together also where nothing came of the first', async () => {
    const { slack, channel, settle } = await start();
    const root = slack.post({ channel, text: 'genesys cloud will not dial for me' });
    await settle();
    slack.post({ channel, text: BODY, threadTs: root, code: true });
    await settle();
    expect(replies(root)).toHaveLength(1);
    expect(JSON.stringify(replies(root)[0]?.blocks)).toContain('Read together');
  });

  it('leave both records with the end of the second, and what happened to the first since', async () => {
    const started = await start({ escalationGroup: 'S0HELPERS' });
    const { slack, channel, settle, store } = started;
    const root = slack.post({ channel, text: ERROR });
    await settle();
    const reply = replies(root)[0]?.ts ?? '';
    await slack.click({ channel, ts: reply, actionId: ACTION.more, value: MENU.handOver });
    await settle();
    const second = slack.post({ channel, text: BODY, threadTs: root, code: true });
    await settle();
    const [first, other] = await Promise.all(
      [root, second].map((ts) => store.findReply({ team: slack.teamId, channel, ts })),
    );
    expect(first).toMatchObject({ state: 'answered', reply, handedOver: true });
    expect(first?.codes).not.toEqual([]);
    expect(other?.state).toBe('silent');
    expect(started.logs()).not.toContain('work was put off');
  });

  it('are one JSON cut in two, also when the second comes before the first is answered', async () => {
    const { slack, channel, settle } = await start();
    slack.failNext('chat.postMessage', { delayMs: 300 });
    const half = BODY.indexOf('"to"');
    const root = slack.post({ channel, text: `${ERROR}\n${BODY.slice(0, half)}` });
    slack.post({ channel, text: BODY.slice(half), threadTs: root });
    await settle();
    expect(replies(root)).toHaveLength(1);
    expect(JSON.stringify(replies(root)[0]?.blocks)).toContain('+12065550199');
  });

  it('follow a question where only mentions are answered', async () => {
    const { slack, channel, settle } = await start({ channels: ['C0OTHER'] });
    const root = slack.post({ channel, text: `<@${slack.botUserId}> ${ERROR}` });
    await settle();
    slack.post({ channel, text: BODY, threadTs: root, code: true });
    await settle();
    expect(replies(root)).toHaveLength(1);
    expect(JSON.stringify(replies(root)[0]?.blocks)).toContain('from.type');
  });

  it.each([
    ['of two people', { user: 'mika' }, BODY, 2],
    ['of which the second only talks', {}, 'anybody there?', 1],
    ['of which each is a whole call', {}, `${ERROR}\n${BODY}`, 2],
  ])('%s are read apart', async (_, over, text, count) => {
    const { slack, channel, settle } = await start();
    const root = slack.post({ channel, text: `${ERROR}\n${BODY}`, user: 'robin' });
    await settle();
    const before = replies(root)[0]?.blocks;
    slack.post({ channel, text, threadTs: root, user: 'robin', ...over });
    await settle();
    expect(replies(root)[0]?.blocks).toEqual(before);
    expect(replies(root).length).toBeLessThanOrEqual(count);
  });
});
