import { describeFault } from '../knowledge/fault.ts';
import { keepKnowledge, type Reloads } from '../knowledge/keep-knowledge.ts';
import { loadInThread } from '../knowledge/load-in-thread.ts';
import { findVersion } from '../knowledge/load-knowledge.ts';
import { type FolderWatch, watchFolder } from '../knowledge/watch-folder.ts';
import { describeError, type Log } from '../log.ts';
import { onHangUp } from '../ops/hang-up.ts';
import { NO_TELEMETRY, type Telemetry } from '../ops/telemetry/telemetry.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import { KNOWLEDGE_FOLDER, warmUp } from './read-knowledge.ts';

export interface FreshKnowledge {
  /** The knowledge in use. */
  readonly current: () => Knowledge;
  readonly stop: () => Promise<void>;
}

/** Reads the knowledge anew when its files change and on SIGHUP. */
export async function keepFresh(
  first: Knowledge,
  tell: ReloadWords,
  telemetry: Telemetry = NO_TELEMETRY,
): Promise<FreshKnowledge> {
  const { current, reload } = keepKnowledge(first, {
    load: (unwanted) => loadInThread(KNOWLEDGE_FOLDER, unwanted),
    tryOut: warmUp,
    tell: {
      ...tell,
      changed(from, to) {
        tell.changed(from, to);
        telemetry.knowledgeLoaded(current());
      },
      refused(faults, version) {
        tell.refused(faults, version);
        telemetry.knowledgeRefused();
      },
    },
  });
  telemetry.knowledgeLoaded(first);
  onHangUp(() => void reload());
  // A system that lets none of many folders be watched says so for each.
  let isTold = false;
  const tellBlind = (error: unknown): void => {
    if (!isTold) tell.blind(error);
    isTold = true;
  };
  const watch = await watchFolder(KNOWLEDGE_FOLDER, {
    changed: () => void reload(),
    failed: tellBlind,
  }).catch((error: unknown): FolderWatch => {
    tellBlind(error);
    return { stop: async () => undefined };
  });
  // A change between the first reading and the start of the watch would be missed.
  if ((await findVersion(KNOWLEDGE_FOLDER)) !== first.version) void reload();
  return { current, stop: watch.stop };
}

export interface ReloadWords extends Reloads {
  /** The folder cannot be watched. */
  readonly blind: (error: unknown) => void;
}

/** The most faults that are logged one by one. */
const MOST_FAULTS = 50;

/** For operators, in the log. */
export function logReloads(log: Log): ReloadWords {
  return {
    changed: (from, to) => log.info({ from, to }, 'the knowledge changed'),
    unchanged: (version) => log.info({ knowledge: version }, 'the knowledge is as it was'),
    refused(faults, version) {
      log.error(
        { faults: listFaults(faults), knowledge: version },
        'the changed knowledge has faults and is not used; the one before stays',
      );
    },
    failed: (error) =>
      log.error(describeError(error), 'the knowledge could not be read anew; the one before stays'),
    blind: (error) =>
      log.warn(describeError(error), 'the knowledge folder cannot be watched; send SIGHUP after a change'),
  };
}

/** Plain lines for people who edit the knowledge while a local workspace runs. */
export function printReloads(print: (line: string) => void): ReloadWords {
  return {
    changed: (from, to) => print(`The knowledge changed: ${to} is in use now, ${from} was before.`),
    unchanged: (version) => print(`The knowledge is as it was: ${version}.`),
    refused(faults, version) {
      const head = `The changed knowledge has faults and is not used; ${version} stays:`;
      print([head, ...listFaults(faults)].join('\n'));
    },
    failed: (error) =>
      print(`The knowledge could not be read anew (${describeError(error).error}); the one before stays.`),
    blind: (error) =>
      print(
        `The knowledge folder cannot be watched (${describeError(error).code ?? describeError(error).error}); send SIGHUP after a change.`,
      ),
  };
}

type Faults = Parameters<Reloads['refused']>[0];

function listFaults(faults: Faults): string[] {
  const lines = faults.slice(0, MOST_FAULTS).map((fault) => `knowledge/${describeFault(fault)}`);
  const more = faults.length - lines.length;
  return more === 0 ? lines : [...lines, `and ${more} more; npm run knowledge:check names them all`];
}
