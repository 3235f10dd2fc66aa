import { afterEach, describe, expect, it } from 'vitest';
import { checkText } from '../../src/validator/index.ts';
import type { Post } from '../../src/workspace/emulator/emulator.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

const ASK = 'POST /api/v2/conversations/calls gives 400';
const LINES = [
  '{',
  '  "from": { "address": "+12065550142", "type": "agent" },',
  '  "to": [{ "address": "+12065550199", "type": "phone" }]',
  '}',
];
const BODY = LINES.join('\n');
const CALL = `${ASK}\n${BODY}`;
const TALK = 'We saw this on Monday, and nothing has changed since. '.repeat(150);

let harness: Harness;
afterEach(async () => await harness.stop());

const text = (words: string) => ({ type: 'text', text: words });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const rich = (...elements: object[]) => [{ type: 'rich_text', elements }];
const list = (indent: number, items: readonly string[]) => ({
  type: 'rich_text_list',
  style: 'bullet',
  indent,
  elements: items.map((item) => section(text(item))),
});
const cell = (words: string) => ({ type: 'raw_text', text: words });

type Way = Omit<Post, 'channel'> | ((harness: Harness) => Omit<Post, 'channel'>);

/** Posts the call elsewhere, where nobody watches, to be forwarded from there. */
const forwarded = (over: Partial<Post>) => (given: Harness) => {
  const channel = given.slack.addChannel({ name: 'elsewhere' });
  return { text: 'see', forward: { channel, ts: given.slack.post({ text: CALL, ...over, channel }) } };
};

const WAYS: readonly [name: string, post: Way][] = [
  ['typed', { text: CALL }],
  ['typed on a phone that links no numbers', { text: CALL, linkPhones: false }],
  ['without blocks', { text: CALL, plain: true }],
  ['in a code block', { text: `${ASK}\n\`\`\`\n${BODY}\n\`\`\`` }],
  ['in a code block without blocks', { text: `${ASK}\n\`\`\`\n${BODY}\n\`\`\``, plain: true }],
  ['as a code block alone', { text: CALL, code: true }],
  ['in one line of code', { text: `${ASK} \`${BODY.replaceAll('\n', ' ')}\`` }],
  ['with a language at the fence', { text: `${ASK}\n\`\`\`json\n${BODY}\n\`\`\`` }],
  ['with curly quotes', { text: CALL, curlyQuotes: true }],
  ['with curly quotes and without blocks', { text: CALL, curlyQuotes: true, plain: true }],
  ['with spaces that do not break', { text: CALL.replaceAll('  ', '\u00a0\u00a0') }],
  [
    'as a quote',
    { text: ASK, blocks: rich(section(text(ASK)), { type: 'rich_text_quote', elements: [text(BODY)] }) },
  ],
  ['as a quote with signs', { text: `${ASK}\n${LINES.map((line) => `> ${line}`).join('\n')}`, plain: true }],
  ['below an item of a list', { text: ASK, blocks: rich(list(0, ['First', ASK]), list(1, [BODY])) }],
  [
    'behind the signs of a list',
    { text: ASK, blocks: rich(section(text(ASK)), list(0, [BODY.replaceAll('\n', ' ')])) },
  ],
  ['among more than 4,000 characters', { text: `${TALK}\n${CALL}\n${TALK}` }],
  ['below more than 4,000 characters, without blocks', { text: `${TALK}\n${CALL}`, plain: true }],
  ['as a snippet', { text: ASK, files: [{ name: 'call.json', content: BODY }] }],
  [
    'as a snippet longer than its preview',
    { text: ASK, files: [{ name: 'call.json', content: `${'\n'.repeat(600)}${BODY}` }] },
  ],
  ['as a text file of its own', { text: '', files: [{ name: 'call.txt', content: CALL, mode: 'hosted' }] }],
  ['forwarded', forwarded({})],
  ['forwarded as code', forwarded({ code: true })],
  ['forwarded without blocks', forwarded({ plain: true })],
  ['forwarded as a snippet', forwarded({ text: ASK, files: [{ name: 'call.json', content: BODY }] })],
  [
    'as a table',
    { text: ASK, attachments: [{ blocks: [{ type: 'table', rows: [[cell('call'), cell(BODY)]] }] }] },
  ],
  [
    'as a table of data',
    {
      text: ASK,
      attachments: [
        {
          blocks: [
            {
              type: 'data_table',
              caption: 'calls',
              rows: [[cell('body')], [{ type: 'rich_text', elements: [section(text(BODY))] }]],
            },
          ],
        },
      ],
    },
  ],
  [
    'broadcast from a thread',
    ({ slack, channel }) => ({
      text: CALL,
      threadTs: slack.post({ channel, text: 'calls fail' }),
      broadcast: true,
    }),
  ],
];

/** The answer to what is posted this way, as JSON; undefined where there is none. */
async function answerTo(way: Way, transport: TransportKind): Promise<string | undefined> {
  harness = await startHarness({ transport, knowledge, check: checkText });
  const { slack, channel, settle } = harness;
  const post = typeof way === 'function' ? way(harness) : way;
  const ts = slack.post({ channel, ...post });
  await settle();
  const replies = slack.thread(channel, post.threadTs ?? ts).filter(({ user }) => user === slack.botUserId);
  expect(replies.length).toBeLessThan(2);
  return replies[0] && JSON.stringify(replies[0].blocks);
}

describe.each<TransportKind>(['socket', 'http'])('a call over %s', (transport) => {
  it.each(WAYS)('is read: %s', async (_, way) => {
    const answer = (await answerTo(way, transport)) ?? '';
    expect(answer).toContain('"text":"This endpoint has no "');
    // Both numbers as they were sent, whatever links Slack made of them.
    expect(answer).toContain(
      JSON.stringify('{ "phoneNumber": "+12065550199", "callerId": "+12065550142" }').slice(1, -1),
    );
    expect(answer).not.toContain('tel:');
    // Quotes that a keyboard may have made are told in Details alone.
    expect(answer).not.toContain('word processor');
  });

  it('is not read from the preview of a link', async () => {
    const preview = { from_url: 'https://example.com/x', text: CALL, title: 'A page' };
    expect(
      await answerTo({ text: 'see https://example.com/x', attachments: [preview] }, transport),
    ).toBeUndefined();
  });

  it('is read once when a preview comes later', async () => {
    const first = await answerTo({ text: `${CALL}\nhttps://example.com/x` }, transport);
    const { slack, channel, settle } = harness;
    const ts = slack.messages(channel)[0]?.ts ?? '';
    slack.unfurl({ channel, ts, url: 'https://example.com/x' });
    await settle();
    expect(JSON.stringify(slack.thread(channel, ts)[1]?.blocks)).toBe(first);
    expect(slack.calls('chat.update')).toEqual([]);
  });
});
