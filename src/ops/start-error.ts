/** The app cannot run as it is set up. The message says what to do, in lines for a terminal. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly code = 'start';
}

/** Something that the app needs is unavailable; waiting is enough to fix it. */
export class AwayError extends Error {
  override readonly name = 'AwayError';
  readonly code = 'away';
  /** It asked not to be tried again before that. */
  readonly afterMs: number | undefined;

  constructor(message: string, afterMs?: number, options?: ErrorOptions) {
    super(message, options);
    this.afterMs = afterMs;
  }
}

/** Why a port cannot be listened on, if changing the variable fixes it; undefined for other errors. */
export function explainPort(
  error: unknown,
  port: number | undefined,
  variable: string,
): StartError | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const which = port === undefined ? 'The port' : `Port ${port}`;
  if (error.code === 'EADDRINUSE')
    return new StartError(`${which} is taken by another program: set ${variable} to a free one.`);
  if (error.code === 'EACCES' && 'syscall' in error && error.syscall === 'listen')
    return new StartError(`${which} is not for this user: set ${variable} to one from 1024 on.`);
  return undefined;
}
