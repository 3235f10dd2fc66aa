/** The app cannot run as it is set up. The message says what to do, in lines for a terminal. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly code = 'start';
}
