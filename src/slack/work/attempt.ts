import { StoreError } from '../../store/store.ts';
import type { Progress, Trace, Work, WorkQueue } from '../../store/work-queue.ts';

/** What this try, or one before it, may have left in Slack. */
export interface Traces {
  has(trace: Trace): boolean;
  /** Stores that it may be there from now on, so that the next try looks first. Rejects once the claim is lost. */
  note(trace: Trace): Promise<void>;
  /** It is known not to be there. */
  clear(trace: Trace): void;
}

/** One try at a piece of work. */
export interface Attempt {
  /** When the work was added, in milliseconds since the epoch. */
  readonly added: number;
  /** How often it failed before. */
  readonly failures: number;
  readonly traces: Traces;
  /** Whether this process may still post. */
  isHeld(): boolean;
  /** What the store is to keep when the work is put off. */
  progress(hasFailed: boolean): Progress;
}

export function beginAttempt(work: Work, queue: Pick<WorkQueue, 'noteTraces'>): Attempt {
  const noted = new Set<Trace>();
  const current = new Set(work.traces);
  return {
    added: work.added,
    failures: work.failures,
    isHeld: work.isHeld,
    traces: {
      has: (trace) => current.has(trace),
      async note(trace) {
        current.add(trace);
        // Once in each try, also where an earlier one did: the store tells by it who may be posting.
        if (noted.has(trace)) return;
        noted.add(trace);
        if (!(await queue.noteTraces(work.id, [...new Set([...work.traces, ...noted])]))) throw lostClaim();
      },
      clear: (trace) => void current.delete(trace),
    },
    progress: (hasFailed) => ({ failures: work.failures + (hasFailed ? 1 : 0), traces: [...current] }),
  };
}

/** Throws when another process may do this work by now. */
export function refuseLost({ isHeld }: Pick<Attempt, 'isHeld'>): void {
  if (!isHeld()) throw lostClaim();
}

const lostClaim = (): StoreError =>
  new StoreError('lost', 'The claim on this work was lost: another replica does it now.');
