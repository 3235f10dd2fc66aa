import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'callcheck-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a terminal would obey, hide, reorder, or take for the end of what we say. */
const EVIL = [
  '\u001b[2J\u001b[31mRED\u001b[0m',
  '\u001b]0;title\u0007\u001b]8;;https://evil.example\u001b\\link\u001b]52;c;cm0gLXJm\u0007',
  '\u009b31m\u0090q\u009c\u009d0;x\u009c',
  'over\rwritten\b\b\b\u007f\v\f\u0007',
  '\u202eesrever\u2066\u2069\u200f',
  '\u200bhid\u00addden\u2060\ufeff\u{e0041}',
  '\u2028\u2029\u0085',
  '\ud83d',
].join(' ');
const json = JSON.stringify;
const CALL = 'POST /api/v2/conversations/calls 400';
/** With the characters as they are: JSON would escape some of them. */
const raw = `"${EVIL}"`;
const PASTES: readonly string[] = [
  `${CALL} {"phoneNumber":${raw},${raw}:1,"priority":${raw}}`,
  `${CALL} ${json({ phoneNumber: '+1 (206) 555-0142', [EVIL]: EVIL, attributes: { [EVIL]: EVIL } })}`,
  `${CALL} {"to":{"address":"(206) 555-0142","name":${raw}},"from":{"type":${raw}}}`,
  `${CALL} {"message":${raw},"code":${raw},"status":400}`,
  `${CALL} ${EVIL} {"phoneNumber":${EVIL}} ${EVIL}`,
  `requests.post("/api/v2/conversations/calls", json={"phoneNumber": ${raw}}) # ${EVIL}`,
  EVIL,
];
const NAME = `${EVIL.toWellFormed().replaceAll('/', '')}.json`;
const FILE = join(folder, NAME);

/** Everything but letters and marks, spaces, and the ends of our own lines. */
const RAW = /(?![ \n])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

interface Printed {
  readonly out: string;
  readonly err: string;
}

async function expectNothingRaw(args: readonly string[], input = ''): Promise<Printed> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([readAll(stdout), readAll(stderr)]);
  await run(args, { stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  expect(out.match(RAW) ?? []).toEqual([]);
  expect(err.match(RAW) ?? []).toEqual([]);
  expect(out + err).not.toBe('');
  return { out, err };
}

describe('nothing that is pasted reaches the terminal as it is', () => {
  it.each(PASTES.map((text, at) => [at, text] as const))('paste %i', async (_, text) => {
    await expectNothingRaw([], text);
    const { out } = await expectNothingRaw(['--json'], text);
    expect(() => JSON.parse(out)).not.toThrow();
  });

  it('in lines', async () => {
    const lines = PASTES.map((text) => json({ id: EVIL, text }));
    const { out } = await expectNothingRaw(
      ['--jsonl'],
      [...lines, json({ id: EVIL, text: 1 }), `{"id":${raw}`, '[]'].join('\n'),
    );
    for (const line of out.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });
});

describe('nor does what stands in an argument', () => {
  it('the name of a file that is there', async () => {
    writeFileSync(FILE, PASTES[2] ?? '');
    expect((await expectNothingRaw([FILE])).out).toContain('RED');
  });

  it.each<[string, readonly string[]]>([
    ['the name of a file that is not', [join(folder, `no${NAME}`)]],
    ['the name of a folder that is not', [`${FILE}/${NAME}`]],
    ['a name that is too long', [NAME.repeat(20)]],
    ['an option', [`--${EVIL.toWellFormed()}`]],
    ['a folder of knowledge', ['--knowledge', NAME]],
    ['a folder of knowledge for the doctor', ['doctor', '--knowledge', NAME]],
    ['more names', [NAME, NAME]],
  ])('%s', async (_, args) => void (await expectNothingRaw(args)));

  it.each<[string, string | Buffer]>([
    ['empty', ''],
    ['binary', Buffer.from([0, 1, 2])],
  ])('the name of a file that is %s', async (_, content) => {
    writeFileSync(FILE, content);
    expect((await expectNothingRaw([FILE])).err).toContain('RED');
  });
});
