/** The command line could not do its work; the message says why and what to do, and is printed as it is. */
export class CannotRun extends Error {
  readonly code = 'cannot-run';
  override readonly name = 'CannotRun';
}
