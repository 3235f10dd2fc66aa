import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, describeError } from '../../src/log.ts';
import { createBoltLogger } from '../../src/slack/bolt-logger.ts';

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
