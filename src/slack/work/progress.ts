import { describeError } from '../../log.ts';
import type { SourceKey } from '../../store/source-key.ts';
import { addReaction, CROSS, EYES, removeReaction, TICK } from '../post/reactions.ts';
import { classifyFault } from '../post/slack-fault.ts';
import type { AnswerDeps } from './deps.ts';

/** An answer that takes longer than this is announced. */
const PATIENCE_MS = 1000;

/** Where the message has waited for its turn already, its answer gets this long to make eyes unnecessary. */
const GRACE_MS = 300;

type Deps = Pick<AnswerDeps, 'client' | 'log' | 'now'>;

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

export interface Watched {
  readonly source: SourceKey;
  /** When the message came. */
  readonly since: number;
  /** An earlier attempt may have put the eyes there. */
  readonly isRetry: boolean;
}

export function createWatch({ source, since, isRetry }: Watched, deps: Deps): Watch {
  let timer: NodeJS.Timeout | undefined;
  let shown: Promise<void> | undefined;
  const show = (): Promise<void> => {
    shown ??= quietly(addReaction(source, EYES, deps), deps);
    return shown;
  };
  return {
    begin() {
      timer ??= setTimeout(show, Math.max(PATIENCE_MS - (deps.now() - since), GRACE_MS));
    },
    async putOff(error) {
      clearTimeout(timer);
      const fault = classifyFault(error);
      const isLong = fault?.kind === 'later' && (fault.afterMs ?? 0) >= PATIENCE_MS;
      if (timer !== undefined && (isLong || isRetry)) await show();
    },
    async end(mark) {
      clearTimeout(timer);
      if (shown === undefined && !isRetry) return;
      await shown;
      await replaceEyes(source, mark, deps);
    },
    cancel() {
      clearTimeout(timer);
    },
  };
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
