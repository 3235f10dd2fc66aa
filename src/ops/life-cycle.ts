import { describeError, type Log } from '../log.ts';

/** Running jobs get this long to finish before the process ends. */
export const DRAIN_MS = 10_000;

/** The whole stop may take this long: a connection that never closes must not keep the process. */
const STOP_MS = DRAIN_MS + 5000;

/** npm passes a signal on that the terminal has sent to the app as well: two so close together are one. */
const SAME_SIGNAL_MS = 100;

/**
 * Ends the process in order on SIGTERM and SIGINT: `stop` once, then exit; a second signal, or the deadline, ends it at
 * once. What nobody caught is logged by its kind; only what leaves the app deaf or confused ends the process.
 */
export function guardProcess(stop: () => Promise<void>, log: Log): void {
  let stopping: number | undefined;
  const end = (): void => {
    if (stopping !== undefined) {
      if (performance.now() - stopping > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stopping = performance.now();
    setTimeout(() => {
      log.error('the stop took too long');
      process.exit(1);
    }, STOP_MS);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error(describeError(error), 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('unhandledRejection', (error) => {
    const facts = describeError(error);
    log.error(facts, 'a promise was rejected and nobody heard');
    // Socket Mode stops like this when the token is revoked; no events arrive after that.
    if (facts.slack !== undefined) process.exit(1);
  });
  process.on('uncaughtException', (error) => {
    log.fatal(describeError(error), 'an error was caught by nobody');
    process.exit(1);
  });
}
