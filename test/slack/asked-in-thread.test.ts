import { afterEach, describe, expect, it } from 'vitest';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

/** What Mika's mention below Robin's message is answered, in a channel where nobody is answered unasked. */
async function ask(root: string, question: string, transport: TransportKind = 'socket'): Promise<string> {
  harness = await startHarness({ transport, knowledge, check: checkText, channels: ['C0NONE'] });
  const { slack, channel, settle } = harness;
  const ts = slack.post({ channel, text: root, user: 'robin' });
  slack.post({ channel, text: `<@${slack.botUserId}> ${question}`, user: 'mika', threadTs: ts });
  await settle();
  const replies = slack.thread(channel, ts).filter(({ user }) => user === slack.botUserId);
  expect(replies).toHaveLength(1);
  return JSON.stringify(replies[0]?.blocks);
}

const BODY = '{ "phoneNumber": "+12065550142", "callQueueId": "support" }';
const CALL = `POST /api/v2/conversations/calls\n${BODY}`;

describe('a mention without a payload below one', () => {
  it.each<TransportKind>(['socket', 'http'])(
    'is about that, with the status it tells, over %s',
    async (transport) => {
      const told = await ask(CALL, 'why 400?', transport);
      expect(told).toContain('callQueueId');
      expect(told).toContain("isn't a queue ID");
    },
  );

  it.each([
    ['a code', CALL, 'it says 400 not.a.user', /not\.a\.user/],
    ['a claim', CALL, 'does it need the scope call:start?', /call:start/],
    ['a call', BODY, 'why does POST /api/v2/conversations/calls answer 400?', /callQueueId/],
    ['the status that is told above already', `${CALL}\ngives 403`, 'why 400?', /callQueueId/],
    ['nothing', CALL, 'what is wrong?', /callQueueId/],
  ])('that tells %s', async (_name, root, question, part) => {
    const told = await ask(root, question);
    expect(told).toContain('callQueueId');
    expect(told).toMatch(part);
  });

  it('is not about it where it brings its own', async () => {
    const told = await ask(CALL, '{ "phoneNumber": "12065550142" } gives 400');
    expect(told).not.toContain('callQueueId');
  });

  it('is about its own words below one without any', async () => {
    expect(await ask('Anybody had lunch?', 'why 400?')).toContain('which part is wrong');
  });

  it('links to the answer that stands there already, and gives a new one where that is gone', async () => {
    await ask(CALL, 'why?');
    const { slack, channel, settle } = harness;
    const root = slack.messages(channel)[0]?.ts ?? '';
    const replies = () => slack.thread(channel, root).filter(({ user }) => user === slack.botUserId);
    const mention = async () => {
      slack.post({ channel, text: `<@${slack.botUserId}> again, please`, user: 'robin', threadTs: root });
      await settle();
      return JSON.stringify(replies().at(-1)?.blocks);
    };
    const linked = await mention();
    expect(linked).toContain('this reply');
    expect(linked).toContain(`p${replies()[0]?.ts.replace('.', '')}`);
    expect(linked).not.toContain('callQueueId');
    slack.remove({ channel, ts: replies()[0]?.ts ?? '' });
    expect(await mention()).toContain('callQueueId');
  });

  it('warns of a secret whoever pasted it, not whoever asks', async () => {
    const token = `Bearer ${'k7Qp2x'.repeat(8)}`;
    await ask(
      `curl -H "Authorization: ${token}" -d '${BODY}' https://api.mypurecloud.com/api/v2/conversations/calls`,
      'why 400?',
    );
    const { slack } = harness;
    const warned = slack.users().filter(({ id }) => slack.ephemerals(id).length > 0);
    expect(warned.map(({ name }) => name)).toEqual(['robin']);
  });
});
