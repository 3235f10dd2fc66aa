import { describeError } from '../../log.ts';
import { isMessage, type SourceKey } from '../../store/source-key.ts';
import { addReaction, CROSS, EYES, removeReaction, TICK } from '../post/reactions.ts';
import { isNotDone } from '../post/slack-fault.ts';
import { WaitError } from '../post/wait-error.ts';
import type { Attempt } from './attempt.ts';
import type { AnswerDeps } from './deps.ts';

/** An answer that takes longer than this is announced. */
const PATIENCE_MS = 1000;

/** Where the message has waited for its turn already, its answer gets this long to make eyes unnecessary. */
const GRACE_MS = 300;

type Deps = Pick<AnswerDeps, 'client' | 'pacer' | 'log' | 'now'>;

/**
 * Tells the author that an answer is on its way: eyes on the message once it has waited a second, and in their place a
 * tick or a cross when the answer stands. Courtesy only, so nothing that fails here fails the answer.
 */
export interface Watch {
  /** An answer is certain now. */
  begin(): void;
  /** The answer could not be given yet. */
  putOff(error: unknown): Promise<void>;
  /** The answer stands; without a mark there was nothing to say after all. */
  end(mark: Mark | undefined): Promise<void>;
  /** Nothing more is to be announced. */
  cancel(): void;
}

/** A tick for a call that is right, a cross for one that isn't, or that could not be answered. */
export type Mark = typeof TICK | typeof CROSS;

export function createWatch(source: SourceKey, attempt: Attempt, deps: Deps): Watch {
  let timer: NodeJS.Timeout | undefined;
  let shown: Promise<void> | undefined;
  const wereShown = attempt.traces.has('eyes');
  const show = (): Promise<void> => {
    shown ??= quietly(announce(source, attempt, deps), deps);
    return shown;
  };
  return {
    begin() {
      timer ??= setTimeout(show, Math.max(PATIENCE_MS - (deps.now() - attempt.added), GRACE_MS));
    },
    async putOff(error) {
      clearTimeout(timer);
      const isLong = error instanceof WaitError ? error.afterMs >= PATIENCE_MS : isNotDone(error);
      if (timer !== undefined && (isLong || wereShown)) await show();
    },
    async end(mark) {
      clearTimeout(timer);
      await shown;
      if (!attempt.traces.has('eyes')) return;
      await replaceEyes(source, mark, deps);
    },
    cancel() {
      clearTimeout(timer);
    },
  };
}

/** Sets eyes, unless many are set already: they must not take the calls that answers need. */
async function announce(source: SourceKey, { traces }: Attempt, deps: Deps): Promise<void> {
  if (!isMessage(source) || !(await deps.pacer.mayAnnounce(source.team))) return;
  await traces.note('eyes');
  await addReaction(source, EYES, deps);
}

/** Puts the mark where the eyes were; nothing where there were none. */
export async function replaceEyes(source: SourceKey, mark: Mark | undefined, deps: Deps): Promise<void> {
  await quietly(replace(source, EYES, mark, deps), deps);
}

/** After an edit, the mark that stood for the earlier answer becomes the one for this. */
export async function turnMark(source: SourceKey, mark: Mark, deps: Deps): Promise<void> {
  await quietly(replace(source, mark === TICK ? CROSS : TICK, mark, deps), deps);
}

async function replace(source: SourceKey, old: string, mark: Mark | undefined, deps: Deps): Promise<void> {
  if ((await removeReaction(source, old, deps)) && mark !== undefined) await addReaction(source, mark, deps);
}

async function quietly(work: Promise<unknown>, { log }: Deps): Promise<void> {
  try {
    await work;
  } catch (error) {
    log.warn(describeError(error), 'a reaction could not be set');
  }
}
