import type { Trouble } from '../../ops/telemetry/telemetry.ts';
import { StoreError } from '../../store/store.ts';
import type { Work } from '../../store/work-queue.ts';
import { LONGEST_PAUSE_MS } from '../post/pacer.ts';
import { classifyFault, isUnreachable } from '../post/slack-fault.ts';
import { WaitError } from '../post/wait-error.ts';

/** What becomes of work whose try ended with an error. */
export type Decision =
  /** Nothing is wrong with it: it was not its turn. */
  | { readonly kind: 'wait'; readonly afterMs: number }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly trouble: Trouble }
  | { readonly kind: 'give-up'; readonly trouble: Trouble };

/** After this time a reply no longer helps, and pasted text isn't kept for longer. */
const GIVE_UP_MS = 24 * 60 * 60_000;

/** Work with fewer failures isn't given up because of its age: a clock that jumps must lose nothing. */
const FEW_FAILURES = 20;

/** Trying again for long doesn't help against a mistake of ours. */
const MOST_OWN_FAILURES = 3;

const FIRST_PAUSE_MS = 500;
const LONGEST_RETRY_MS = 5 * 60_000;

/** Waiting, retrying and giving up are three things: only a failure counts as one. */
export function decide(error: unknown, work: Pick<Work, 'failures' | 'added'>, now: number): Decision {
  if (error instanceof WaitError) return { kind: 'wait', afterMs: error.afterMs };
  const fault = classifyFault(error);
  if (fault?.kind === 'limited') return { kind: 'wait', afterMs: Math.min(fault.afterMs, LONGEST_PAUSE_MS) };
  const trouble = troubleOf(error);
  const failures = work.failures + 1;
  const isOurs = trouble === 'ours' && failures >= MOST_OWN_FAILURES;
  const isOld = failures > FEW_FAILURES && now - work.added > GIVE_UP_MS;
  if (fault?.kind === 'refused' || isOurs || isOld) return { kind: 'give-up', trouble };
  const growing = Math.min(FIRST_PAUSE_MS * 2 ** work.failures, LONGEST_RETRY_MS);
  return { kind: 'retry', afterMs: (fault?.kind === 'later' && fault.afterMs) || growing, trouble };
}

function troubleOf(error: unknown): Trouble {
  if (classifyFault(error) !== undefined) return 'slack';
  if (error instanceof StoreError) return 'store';
  return isUnreachable(error) ? 'network' : 'ours';
}
