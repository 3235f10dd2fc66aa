import type { App } from '@slack/bolt';
import { describeError, type Log } from '../../log.ts';
import { StoreError } from '../../store/store.ts';
import { NotInstalledError } from './authorize.ts';

/** Says in a line what failed in a listener, and keeps from acknowledging what could not be stored. */
export function reportFailures(app: App, log: Log): void {
  app.error(async (error) => {
    const stranger = causesOf(error).find((each) => each instanceof NotInstalledError);
    if (stranger !== undefined) {
      const { team, enterprise } = stranger.installed;
      return log.warn(
        { team, enterprise },
        'a delivery was ignored: the app is not installed in its workspace',
      );
    }
    const failure = causesOf(error).find((each) => each instanceof StoreError);
    // Other codes than `failed` have sentences that callcheck wrote; that one passes on a library's words, which may quote values.
    const faults = failure === undefined || failure.code === 'failed' ? [] : [failure.message];
    log.error({ ...describeError(error), ...(faults.length > 0 && { faults }) }, 'a listener failed');
    // What could not be stored must not be acknowledged: then Slack sends it again. Bolt's receivers acknowledge its own
    // AuthorizationError, so what is inside goes on.
    if (failure !== undefined) throw failure;
  });
}

/** Bolt wraps what listeners reject with: one error as `original`, several as `originals`. */
function causesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error];
  const inner = 'originals' in error ? error.originals : 'original' in error ? [error.original] : [];
  return [error, ...(Array.isArray(inner) ? inner : [])];
}
