import type { Knowledge } from '../validator/knowledge.ts';
import type { Fault } from './fault.ts';
import type { LoadResult } from './load-knowledge.ts';

/** Reports what a reload did. */
export interface Reloads {
  readonly changed: (before: string, after: string) => void;
  /** The files are unchanged since the knowledge in use was read. */
  readonly unchanged: (version: string) => void;
  /** The files have faults; the knowledge in use stays. */
  readonly refused: (faults: readonly Fault[], inUse: string) => void;
  /** The files could not be read, through no fault of their content; the knowledge in use stays. */
  readonly failed: (error: unknown) => void;
}

export interface KnowledgeKeeper {
  /** The knowledge in use. A reload never changes it: it replaces it. */
  readonly current: () => Knowledge;
  /** Reads the files again. Resolves when their content, as of this call or later, is in use or refused; never rejects. */
  readonly reload: () => Promise<void>;
}

export interface KeeperOptions {
  /** Rejects soon after `unwanted` fires: the files have changed since. */
  readonly load: (unwanted: AbortSignal) => Promise<LoadResult>;
  /** Uses new knowledge for the first time; if this throws, the knowledge is not taken into use. */
  readonly tryOut: (knowledge: Knowledge) => void;
  readonly tell: Reloads;
}

/** Holds the knowledge in use and replaces it with newer knowledge that has no faults. */
export function keepKnowledge(first: Knowledge, { load, tryOut, tell }: KeeperOptions): KnowledgeKeeper {
  let inUse = first;
  let isAskedAgain = false;
  let round: Promise<void> | undefined;
  let loading = new AbortController();

  /** What was read while files were still changing is not reported: the next round reads them in full. */
  async function reloadUntilSettled(): Promise<void> {
    do {
      isAskedAgain = false;
      loading = new AbortController();
      const result = await load(loading.signal).catch((error: unknown) => {
        if (!isAskedAgain) throw error;
      });
      if (result !== undefined && !isAskedAgain) take(result);
    } while (isAskedAgain);
  }

  function take({ knowledge, faults }: LoadResult): void {
    if (knowledge === undefined) return tell.refused(faults, inUse.version);
    if (knowledge.version === inUse.version) return tell.unchanged(inUse.version);
    tryOut(knowledge);
    const before = inUse.version;
    inUse = knowledge;
    tell.changed(before, knowledge.version);
  }

  return {
    current: () => inUse,
    reload() {
      isAskedAgain = true;
      loading.abort();
      round ??= reloadUntilSettled()
        .catch(tell.failed)
        .finally(() => {
          round = undefined;
        });
      return round;
    },
  };
}
