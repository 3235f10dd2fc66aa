import { visible } from '../reply/terminal/visible-text.ts';

/**
 * The command line could not do its work; the message says why and what to do in one line, whatever the names in it
 * hold, with more lines for a list.
 */
export class CannotRun extends Error {
  readonly code = 'cannot-run';
  override readonly name = 'CannotRun';

  constructor(message: string, options?: ErrorOptions, lines: readonly string[] = []) {
    super([message, ...lines].map(visible).join('\n'), options);
  }
}
