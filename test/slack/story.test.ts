import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { checkText } from '../../src/validator/index.ts';
import type { Knowledge } from '../../src/validator/knowledge.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

const STORY = `POST /api/v2/conversations/calls 400 on agent proxy address
{ "from": { "address": "+31612345678", "type": "agent" },
  "to": [{ "address": "+15550101", "type": "phone" }] }
Returns 400 Bad Request. Is the type field required to be user instead of agent?`;

let knowledge: Knowledge;
beforeAll(async () => {
  const loaded = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname);
  if (loaded.knowledge === undefined) throw new Error(JSON.stringify(loaded.faults));
  knowledge = loaded.knowledge;
  // The first check of a process compiles what later ones use; `main.ts` does the same before it says it is ready.
  checkText(STORY, knowledge);
});

let harness: Harness;
afterEach(async () => await harness.stop());

/** What a reader sees of the reply, in order. */
const read = (blocks: unknown): string => {
  const words: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') words.push(value);
    return value;
  });
  return words.join('');
};

describe('the story', () => {
  it.each<[TransportKind, object]>([
    ['socket', {}],
    ['http', {}],
    ['socket', { plain: true }],
    ['socket', { curlyQuotes: true }],
    ['http', { linkPhones: false }],
  ])('gets the fix first, over %s with %j', async (transport, client) => {
    harness = await startHarness({ transport, knowledge, check: checkText });
    const { slack, channel, settle } = harness;
    const ts = slack.post({ channel, text: STORY, ...client });
    await slack.waitFor(() => slack.thread(channel, ts).length === 2, 10_000);
    await settle();
    const [, reply, ...more] = slack.thread(channel, ts);
    expect(more).toEqual([]);
    const words = read(reply?.blocks);
    const order = [
      "probably won't help: this endpoint has no ",
      'from',
      'to',
      'Send this instead:',
      '"callerId": "+31612345678"',
      'the caller is whoever owns the token',
      'from.type',
      '(line 2)',
      'Details',
      'Copy as…',
      '👍',
      '👎',
      'Remove this answer',
    ];
    let from = 0;
    for (const part of order) {
      const at = words.indexOf(part, from);
      expect(at, `${part}, in order, in ${words}`).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('is told what an edit mends', async () => {
    harness = await startHarness({ knowledge, check: checkText });
    const { slack, channel, settle } = harness;
    const ts = slack.post({ channel, text: STORY });
    await settle();
    slack.edit({ channel, ts, text: STORY.replace('agent"', 'phone"') });
    await settle();
    expect(slack.thread(channel, ts)[1]?.text).toMatch(/fixed 1 of 3/);
    const mended = 'POST /api/v2/conversations/calls\n{ "phoneNumber": "+12125550123" }';
    slack.edit({ channel, ts, text: mended });
    await settle();
    expect(slack.thread(channel, ts)[1]?.text).toMatch(/nothing wrong found/);
  });
});
