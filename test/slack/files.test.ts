import { afterEach, describe, expect, it } from 'vitest';
import type { FileUpload } from '../../src/workspace/emulator/emulator.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

const LONG = `${'\n'.repeat(2000)}{"bad": 1}`;
const call = (over: Partial<FileUpload> = {}): FileUpload => ({ name: 'call.json', content: LONG, ...over });

/** What the answer to a message with these files says; undefined where there is none. */
async function answerTo(files: readonly FileUpload[], isAsked: boolean): Promise<string | undefined> {
  const { slack, channel, settle } = harness;
  const text = isAsked ? `<@${slack.botUserId}>` : '';
  const ts = slack.post({ channel, text, files });
  await settle();
  const [, reply, ...more] = slack.thread(channel, ts);
  expect(more).toEqual([]);
  return reply && JSON.stringify(reply.blocks);
}

const READ: readonly [string, FileUpload][] = [
  ['whole in its preview', call({ content: '{"bad": 1}' })],
  ['longer than its preview', call()],
  ['known by its id alone', call({ seen: 'by-id' })],
  ['short and known by its id alone', call({ seen: 'by-id', content: '{"bad": 1}' })],
  ['hosted, of a type that is text', call({ name: 'call.py', mode: 'hosted' })],
  ['written by a Windows shell', call({ content: Buffer.from(`\ufeff${LONG}`, 'utf16le') })],
];

const UNREAD: readonly [string, FileUpload, string][] = [
  ['a picture', { name: 'error.png', content: 'bad' }, 'A picture or another file without text'],
  ['a binary that calls itself text', call({ content: `${LONG}\0` }), 'A picture or another file'],
  [
    'a picture known by its id alone',
    { name: 'x.png', content: 'bad', seen: 'by-id' },
    'A picture or another',
  ],
  ['a file kept elsewhere', call({ seen: 'elsewhere' }), 'kept outside Slack'],
  ['a deleted file', call({ seen: 'deleted' }), 'A file was deleted'],
  ['a file that is too large', call({ content: `${LONG}${' '.repeat(1_100_000)}` }), 'larger than 1 MB'],
];

describe.each<TransportKind>(['socket', 'http'])('files over %s', (transport) => {
  it.each(READ)('are read: %s', async (_, file) => {
    harness = await startHarness({ transport });
    expect(await answerTo([file], false)).toContain('The word bad is wrong.');
  });

  it.each(UNREAD)(
    'are told of in one line where an answer is due, else passed over: %s',
    async (_, file, words) => {
      harness = await startHarness({ transport });
      expect(await answerTo([file], false)).toBeUndefined();
      const asked = await answerTo([file], true);
      expect(asked).toContain(words);
      // Beside a call that is answered anyway, the line is there too.
      expect(await answerTo([call(), file], false)).toContain(words);
    },
  );
});

describe('a file that cannot be fetched', () => {
  it.each([
    ['files-pri', { status: 503, times: 9 }, call()],
    ['files.info', { error: 'brand_new_word', times: 9 }, call({ seen: 'by-id' })],
    ['files.info', { drop: 'request', times: 9 }, call({ seen: 'by-id' })],
  ] as const)('does not silence the text beside it: %s %o', async (method, fault, file) => {
    harness = await startHarness();
    const { slack, channel, settle } = harness;
    slack.failNext(method, fault);
    const ts = slack.post({ channel, text: 'bad1', files: [file] });
    await settle();
    const reply = JSON.stringify(slack.thread(channel, ts)[1]?.blocks);
    expect(reply).toContain('The word bad1 is wrong.');
    expect(reply).toContain('could not be fetched');
  });

  it('is read at the second try where it was away for a moment', async () => {
    harness = await startHarness();
    harness.slack.failNext('files-pri', { status: 503 });
    expect(await answerTo([call()], false)).toContain('The word bad is wrong.');
  });
});

it('is what a mention alone is about, not a wish for help', async () => {
  harness = await startHarness();
  const { slack, channel, settle } = harness;
  const files = [call({ content: 'lunch at noon' })];
  const ts = slack.post({ channel, text: `<@${slack.botUserId}>`, files });
  await settle();
  expect(slack.thread(channel, ts)[1]?.text).toBe('No call payload found');
});

describe('files known by their id alone', () => {
  it.each([
    ['missing_scope', 'add the scope files:read'],
    ['file_not_found', 'A file was deleted'],
    ['file_deleted', 'A file was deleted'],
    ['access_denied', 'A file of another organization'],
  ])('are told of when Slack answers %s', async (error, words) => {
    harness = await startHarness();
    harness.slack.failNext('files.info', { error });
    expect(await answerTo([call({ seen: 'by-id' })], true)).toContain(words);
  });

  it('are asked for again when Slack has no time', async () => {
    harness = await startHarness();
    harness.slack.failNext('files.info', { retryAfter: 1 });
    expect(await answerTo([call({ seen: 'by-id' })], false)).toContain('The word bad is wrong.');
  });

  it('are read by the shortcut too', async () => {
    harness = await startHarness();
    const { slack, channel } = harness;
    const ts = slack.post({ channel, text: '', asBot: true, files: [call({ seen: 'by-id' })] });
    await slack.shortcut({ channel, ts });
    await slack.waitFor(() => JSON.stringify(slack.views()).includes('The word bad is wrong.'));
  });
});
