import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { readLine, splitLines } from '../../src/cli/check-lines.ts';
import { createOutput } from '../../src/cli/output.ts';
import { readText } from '../../src/cli/read-input.ts';
import fc from '../support/fast-check.ts';

describe('arguments', () => {
  test.each([
    [
      [],
      {
        kind: 'check',
        files: ['-'],
        output: 'text',
        explain: false,
        org: false,
        why: false,
        knowledge: null,
      },
    ],
    [
      ['a.txt'],
      {
        kind: 'check',
        files: ['a.txt'],
        output: 'text',
        explain: false,
        org: false,
        why: false,
        knowledge: null,
      },
    ],
    [
      ['--json', '-'],
      {
        kind: 'check',
        files: ['-'],
        output: 'json',
        explain: false,
        org: false,
        why: false,
        knowledge: null,
      },
    ],
    [
      ['--json', '--why'],
      { kind: 'check', files: ['-'], output: 'json', explain: false, org: false, why: true, knowledge: null },
    ],
    [
      ['--jsonl', '--knowledge', 'k'],
      {
        kind: 'check',
        files: ['-'],
        output: 'jsonl',
        explain: false,
        org: false,
        why: false,
        knowledge: 'k',
      },
    ],
    [
      ['a', 'b', '--fix'],
      {
        kind: 'check',
        files: ['a', 'b'],
        output: 'fix',
        explain: false,
        org: false,
        why: false,
        knowledge: null,
      },
    ],
    [
      ['--', '--json'],
      {
        kind: 'check',
        files: ['--json'],
        output: 'text',
        explain: false,
        org: false,
        why: false,
        knowledge: null,
      },
    ],
    [['-h', '--json'], { kind: 'help' }],
    [['-v'], { kind: 'version' }],
  ])('%j', (args, command) => expect(readArguments(args)).toEqual(command));

  test.each([
    [['--yaml'], /--yaml/],
    [['--fix=other'], /--fix=same-shape/],
    [['--fix', '--json'], /one of --json, --jsonl and --fix/],
    [['--explain', '--json'], /--explain is for the answer in words/],
    [['--json', '--jsonl'], /one of --json, --jsonl and --fix/],
    [['--knowledge'], /--knowledge/],
  ])('%j is refused', (args, message) => expect(() => readArguments(args)).toThrow(message));
});

describe('input', () => {
  const read = async (...parts: (string | Buffer)[]) =>
    (await readText({ stream: Readable.from(parts), name: 'call.txt' })).text;

  test('characters cut in two by chunks are whole again', async () => {
    const bytes = Buffer.from('名前');
    expect(await read(bytes.subarray(0, 2), bytes.subarray(2))).toBe('名前');
  });
  test('a byte order mark of UTF-8 stays, for it is a finding', async () => {
    expect(await read(Buffer.from('\ufeff{}'))).toBe('\ufeff{}');
  });
  test('what PowerShell writes is read', async () => {
    expect(await read(Buffer.from('\ufeff{ "a": 1 }', 'utf16le'))).toBe('{ "a": 1 }');
  });
  test('nothing but blanks is nothing to check', async () => {
    await expect(read(' \n\t')).rejects.toThrow(/Nothing to check: call\.txt is empty/);
  });
  test('binary input is refused', async () => {
    await expect(read(Buffer.from([80, 75, 3, 4, 0, 0]))).rejects.toThrow(/call\.txt is not text/);
  });
  test('a disk image is refused before it fills the memory', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1 << 20, 'x');
      })(),
    );
    await expect(readText({ stream: endless, name: 'disk' })).rejects.toThrow(/larger than 32 MB/);
  });
});

describe('lines', () => {
  async function split(...parts: string[]): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of splitLines(Readable.from(parts.map((part) => Buffer.from(part))))) {
      lines.push(line.toString());
    }
    return lines;
  }

  test('end at a line feed only', async () => {
    expect(await split('a\u2028b\r\n\nc\rd\n')).toEqual(['a\u2028b', '', 'c\rd']);
  });
  test('are the same however the chunks fall', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', 'é') })), async (parts) => {
        const whole = parts.join('').split('\n');
        expect(await split(...parts)).toEqual(whole.at(-1) === '' ? whole.slice(0, -1) : whole);
      }),
    );
  });

  test.each([
    ['{"id":"a","text":"x"}', { kind: 'text', id: '"a"', text: 'x' }],
    ['{"text":"x"}', { kind: 'text', id: 'null', text: 'x' }],
    ['{"id":12345678901234567890,"text":"x"}', { kind: 'text', id: '12345678901234567890', text: 'x' }],
    ['  ', { kind: 'empty' }],
    ['{"id":"a"}', { kind: 'fault', id: '"a"', reason: '`text` must be a string' }],
    [
      '{"id":[1],"text":"x"}',
      { kind: 'fault', id: 'null', reason: '`id` must be a string, a number or null' },
    ],
    ['{"id":', { kind: 'fault', id: 'null', reason: 'it is not JSON' }],
    ['[]', { kind: 'fault', id: 'null', reason: 'it is not an object like {"id": "1", "text": "..."}' }],
  ])('%s', (json, line) => expect(readLine(Buffer.from(json))).toEqual(line));

  test('that are no UTF-8 are refused', () => {
    expect(readLine(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ reason: 'it is not UTF-8 text' });
  });
});

describe('output', () => {
  test('waits for a slow reader', async () => {
    const stream = new PassThrough({ highWaterMark: 4 });
    const output = createOutput(stream);
    let done = false;
    const written = output.write('longer than four').then(() => {
      done = true;
    });
    await new Promise(setImmediate);
    expect(done).toBe(false);
    stream.resume();
    await written;
  });
  test('ends quietly when the reader has gone', async () => {
    const stream = new PassThrough();
    const output = createOutput(stream);
    stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await new Promise(setImmediate);
    expect(output.closed).toBe(true);
    await output.write('more');
  });
  test('tells of a disk that is full', async () => {
    const stream = new PassThrough();
    const output = createOutput(stream);
    stream.destroy(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    await new Promise(setImmediate);
    await expect(output.write('more')).rejects.toThrow(/no space left/);
  });
});
