import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, describeError, type Log } from '../../src/log.ts';
import { createBoltLogger } from '../../src/slack/bolt-logger.ts';
import { linesOfCode } from './log-lines.ts';

const TELLTALE = 'hush-Zebra-4711';

describe('describeError', () => {
  it.each([
    ['a message', new Error(TELLTALE)],
    ['a cause', new Error('x', { cause: new Error(TELLTALE) })],
    ['a code that is free text', Object.assign(new Error('x'), { code: `${TELLTALE} and more words` })],
    [
      'an answer of Slack',
      Object.assign(new Error('x'), { data: { error: 'not_in_channel', detail: TELLTALE } }),
    ],
    ['a thrown string', TELLTALE],
    ['a stack that quotes', Object.assign(new Error(`${TELLTALE}\n    at /src/${TELLTALE}.ts:1`))],
  ])('keeps %s out', (_, error) => {
    expect(JSON.stringify(describeError(error))).not.toContain(TELLTALE);
  });

  it('names the kind, the codes and the place', () => {
    const error = Object.assign(new TypeError('x'), {
      code: 'E_X',
      data: { error: 'not_in_channel' },
      statusCode: 503,
    });
    error.stack = 'TypeError: x\n    at run (file:///somewhere/src/slack/worker.ts:41:7)';
    expect(describeError(error)).toEqual({
      error: 'TypeError',
      code: 'E_X',
      slack: 'not_in_channel',
      status: 503,
      at: 'src/slack/worker.ts:41',
    });
    expect(describeError(Object.assign(new Error('x'), { original: error }))).toMatchObject({
      error: 'TypeError',
    });
  });
});

describe('a careless line', () => {
  const write = (use: (log: Log) => void): string => {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    use(createLog({ level: 'trace', destination }));
    return lines.join('');
  };

  it.each<[string, (log: Log) => void]>([
    ['a field nobody knows', (log) => log.info({ text: TELLTALE }, 'x')],
    [
      'a field of every object',
      (log) => log.info(JSON.parse(`{"__proto__":"${TELLTALE}","constructor":"${TELLTALE}"}`), 'x'),
    ],
    ['a known field with words in it', (log) => log.info({ code: `it was ${TELLTALE}` }, 'x')],
    ['a known field with an object in it', (log) => log.info({ channel: { name: TELLTALE } }, 'x')],
    ['a number that is none', (log) => log.info({ status: TELLTALE }, 'x')],
    ['an error as it is', (log) => log.error(new Error(TELLTALE))],
    ['an error with a message', (log) => log.error(new Error(TELLTALE), 'x')],
    ['an error in a field', (log) => log.error({ err: new Error(TELLTALE) }, 'x')],
    ['an error as the word for it', (log) => log.error({ error: new Error(TELLTALE) }, 'x')],
    ['values for the message', (log) => log.info('it was %s', TELLTALE)],
    ['values after the fields', (log) => log.info({ attempt: 1 }, 'it was %s', TELLTALE)],
    [
      'an object that says itself what it is',
      (log) => log.info({ toJSON: () => TELLTALE, job: TELLTALE.repeat(20) }, 'x'),
    ],
  ])('says nothing of %s', (_, use) => {
    const line = write(use);
    expect(line).not.toBe('');
    expect(line).not.toContain(TELLTALE);
  });

  it('tells that something was withheld, and keeps the rest', () => {
    expect(JSON.parse(write((log) => log.info({ text: TELLTALE, attempt: 2 }, 'tried')))).toMatchObject({
      attempt: 2,
      withheld: 1,
      msg: 'tried',
    });
  });

  it('is kept by every line that the code writes', () => {
    expect(linesOfCode().length).toBeGreaterThan(20);
    expect(linesOfCode().filter(({ isFixed }) => !isFixed)).toEqual([]);
  });
});

describe("Bolt's words", () => {
  it('are replaced by ours, and withheld where they are unknown', () => {
    const lines: string[] = [];
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const logger = createBoltLogger(createLog({ level: 'trace', destination }));
    logger.warn(`Failed to parse and verify the request data: ${TELLTALE}`);
    logger.error(`something new: ${TELLTALE}`, { body: TELLTALE });
    logger.error(new Error(TELLTALE));
    logger.info(TELLTALE);
    logger.debug(TELLTALE);
    expect(lines.join('')).not.toContain(TELLTALE);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('signature');
  });
});
