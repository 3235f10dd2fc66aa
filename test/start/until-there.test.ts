import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { AwayError, StartError } from '../../src/ops/start-error.ts';
import { untilThere } from '../../src/start/until-there.ts';
import { StoreError, type StoreFault } from '../../src/store/store.ts';

/** Fails with these errors in turn, then works; resolves with how often it was tried, and the lines of the log. */
async function run(errors: readonly Error[], signal = new AbortController().signal) {
  const lines: string[] = [];
  const log = createLog({ destination: { write: (line: string) => void lines.push(JSON.parse(line).msg) } });
  let tries = 0;
  const attempt = async (): Promise<number> => {
    tries += 1;
    const error = errors[tries - 1];
    if (error !== undefined) throw error;
    return tries;
  };
  const result = await untilThere(attempt, log, signal).catch((error: unknown) => error);
  return { result, tries, lines };
}

describe('a start', { timeout: 20_000 }, () => {
  it.concurrent.each<StoreFault>(['away', 'full'])('waits for a store that is %s', async (code) => {
    const fault = new StoreError(code, 'It is not there.');
    expect(await run([fault])).toEqual({ result: 2, tries: 2, lines: ['It is not there.'] });
  });

  it.concurrent.each<StoreFault>([
    'in-use',
    'damaged',
    'newer',
    'foreign',
    'not-writable',
    'denied',
    'missing',
    'too-old',
    'lost',
    'failed',
  ])('does not wait for a store that is %s', async (code) => {
    const fault = new StoreError(code, 'It is no use.');
    expect(await run([fault])).toEqual({ result: fault, tries: 1, lines: [] });
  });

  it.concurrent('waits as long as it is asked to, and tells each new trouble once', async () => {
    const began = performance.now();
    const errors = ['one', 'one', 'two'].map((words) => new AwayError(words, 1500));
    expect(await run(errors)).toEqual({ result: 4, tries: 4, lines: ['one', 'two'] });
    expect(performance.now() - began).toBeGreaterThan(4400);
  });

  it.concurrent('ends with what turns up while it waits', async () => {
    const fault = new StartError('It is no use.');
    expect(await run([new AwayError('one'), fault])).toEqual({ result: fault, tries: 2, lines: ['one'] });
  });

  it.concurrent('ends when it is told to', async () => {
    const controller = new AbortController();
    const errors = [new AwayError('one', 60_000)];
    setTimeout(() => controller.abort(), 50);
    expect(await run(errors, controller.signal)).toMatchObject({ result: { name: 'AbortError' }, tries: 1 });
  });
});
