import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { visible } from '../reply/terminal/visible-text.ts';
import { guardText } from '../validator/secrets/guard.ts';
import { CannotRun } from './cannot-run.ts';

/** Text out, at the reader's pace, with no credential in it. */
export interface Output {
  /** Resolves when the text may be forgotten; does nothing once the reader has gone. */
  write(text: string): Promise<void>;
  /** True once the reader has closed its end (`callcheck … | head`), which is no fault. */
  readonly closed: boolean;
}

/** Wraps a stream so that a reader that leaves early ends the work quietly. */
export function createOutput(stream: Writable): Output {
  let closed = false;
  let failure: CannotRun | null = null;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== 'EPIPE') failure = new CannotRun(`Cannot write the answer: ${error.message}.`);
  });
  return {
    get closed() {
      return closed;
    },
    async write(text) {
      if (failure !== null) throw failure;
      if (closed || stream.write(guardText(text))) return;
      // An error also ends the wait: the handler above has noted it.
      await once(stream, 'drain').catch(() => undefined);
    },
  };
}

/** A remark beside the output, in one line whatever the names in it hold. */
export function tell(stderr: Writable, remark: string): void {
  stderr.write(`callcheck: ${guardText(visible(remark))}\n`);
}
