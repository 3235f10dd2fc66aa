import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KnowledgeKeeper, keepKnowledge } from '../../src/knowledge/keep-knowledge.ts';
import { loadInThread } from '../../src/knowledge/load-in-thread.ts';
import { type LoadResult, loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { type FolderWatch, watchFolder } from '../../src/knowledge/watch-folder.ts';
import { keepFresh } from '../../src/start/keep-fresh.ts';
import { knowledge } from '../support/knowledge.ts';

const OURS = fileURLToPath(new URL('../../knowledge', import.meta.url));
const version = (name: string): LoadResult => ({ knowledge: { ...knowledge, version: name } });
const fault = { file: 'cards/x.yaml', line: 3, field: 'title', message: 'is missing' };

/** A keeper whose loads are answered by hand, and what it told. */
function keep(tryOut: () => void = () => undefined) {
  const told: string[] = [];
  const pending: PromiseWithResolvers<LoadResult>[] = [];
  const keeper: KnowledgeKeeper = keepKnowledge(
    { ...knowledge, version: 'first' },
    {
      load(unwanted) {
        const next = Promise.withResolvers<LoadResult>();
        unwanted.addEventListener('abort', () => next.reject(unwanted.reason));
        pending.push(next);
        return next.promise;
      },
      tryOut,
      tell: {
        changed: (before, after) => told.push(`${before} -> ${after}`),
        unchanged: (same) => told.push(`still ${same}`),
        refused: (faults, inUse) => told.push(`${faults.length} faults, ${inUse} stays`),
        failed: (error) => told.push(`failed: ${String(error)}`),
      },
    },
  );
  return { keeper, told, pending };
}

it.each([
  ['older than the files: they changed before they were watched', 'older', ['older -> now']],
  ['that of the files', undefined, []],
])('is compared with the files once they are watched: %s', async (_, older, expected) => {
  const { knowledge: now } = await loadKnowledge(OURS);
  const told: string[] = [];
  const changed = Promise.withResolvers<void>();
  if (older === undefined) changed.resolve();
  const words = {
    changed(before: string, after: string) {
      told.push(`${before} -> ${after === now?.version ? 'now' : after}`);
      changed.resolve();
    },
    unchanged: (version: string) => told.push(version),
    refused: () => told.push('refused'),
    failed: (error: unknown) => told.push(String(error)),
    blind: (error: unknown) => told.push(String(error)),
  };
  const fresh = await keepFresh({ ...knowledge, version: older ?? now?.version ?? '' }, words);
  await changed.promise;
  await fresh.stop();
  expect(told).toEqual(expected);
  expect(fresh.current().version).toBe(now?.version);
});

describe('the knowledge in use', () => {
  it.each<[string, LoadResult, string, string]>([
    ['is exchanged for newer', version('second'), 'second', 'first -> second'],
    ['stays when the newer has faults', { faults: [fault] }, 'first', '1 faults, first stays'],
    ['stays when nothing changed', version('first'), 'first', 'still first'],
  ])('%s', async (_, result, inUse, words) => {
    const { keeper, told, pending } = keep();
    const done = keeper.reload();
    pending[0]?.resolve(result);
    await done;
    expect(keeper.current().version).toBe(inUse);
    expect(told).toEqual([words]);
  });

  it('stays when the newer breaks the check, or cannot be read, and can be exchanged later', async () => {
    let isBroken = true;
    const { keeper, told, pending } = keep(() => {
      if (isBroken) throw new Error('broken');
    });
    const first = keeper.reload();
    pending[0]?.resolve(version('second'));
    await first;
    const second = keeper.reload();
    pending[1]?.reject(new Error('no thread'));
    await second;
    expect(keeper.current().version).toBe('first');
    isBroken = false;
    const third = keeper.reload();
    pending[2]?.resolve(version('third'));
    await third;
    expect(keeper.current().version).toBe('third');
    expect(told).toEqual(['failed: Error: broken', 'failed: Error: no thread', 'first -> third']);
  });

  it('is what the last of many changes left, and nothing is told of what was read between them', async () => {
    const { keeper, told, pending } = keep();
    const all = [keeper.reload(), keeper.reload(), keeper.reload()];
    pending[0]?.resolve({ faults: [fault] });
    await new Promise((resolve) => setImmediate(resolve));
    pending[1]?.resolve(version('second'));
    await Promise.all(all);
    expect(pending).toHaveLength(2);
    expect(told).toEqual(['first -> second']);
  });
});

describe('loading in a thread', () => {
  it('ends where files change meanwhile, and what they are then is read', async () => {
    const { keeper, told, pending } = keep();
    const first = keeper.reload();
    const second = keeper.reload();
    await vi.waitFor(() => expect(pending).toHaveLength(2));
    pending[1]?.resolve(version('second'));
    await Promise.all([first, second]);
    expect(told).toEqual(['first -> second']);
    const unwanted = new AbortController();
    const loading = loadInThread(OURS, unwanted.signal);
    unwanted.abort();
    await expect(loading).rejects.toThrow(/abort/);
  });

  it('loads the same', async () => {
    expect(await loadInThread(OURS)).toEqual(await loadKnowledge(OURS));
  });

  it('tries out what the files promise', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'callcheck-thread-'));
    cpSync(OURS, folder, { recursive: true });
    const card = join(folder, 'cards/json/comment.yaml');
    writeFileSync(card, readFileSync(card, 'utf8').replace('// the customer', ''));
    const { faults } = await loadInThread(folder);
    rmSync(folder, { recursive: true });
    expect(faults).toEqual([
      expect.objectContaining({ file: 'cards/json/comment.yaml', field: 'examples.0.before' }),
    ]);
  });

  it('tells the same faults', async () => {
    const { faults } = await loadInThread(join(OURS, 'cards'));
    expect(faults?.length).toBeGreaterThan(0);
    expect({ faults }).toEqual(await loadKnowledge(join(OURS, 'cards')));
  });
});

describe('a watched folder', () => {
  let parent: string;
  let folder: string;
  let watch: FolderWatch;
  let changes: number;
  let heard: () => void;
  const file = 'cards/rule/not-uuid.yaml';

  beforeEach(async () => {
    parent = mkdtempSync(join(tmpdir(), 'callcheck-watch-'));
    folder = join(parent, 'knowledge');
    cpSync(OURS, folder, { recursive: true });
    changes = 0;
    heard = () => undefined;
    watch = await watchFolder(folder, {
      changed() {
        changes += 1;
        heard();
      },
      failed: (error) => {
        throw error;
      },
    });
  });
  afterEach(async () => {
    await watch.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  /** Makes a change and waits until it is told. */
  const change = (make: () => void): Promise<void> =>
    new Promise((resolve) => {
      heard = resolve;
      make();
    });
  const write = (text: string) => change(() => writeFileSync(join(folder, file), text));
  const replace = (): void => {
    cpSync(OURS, join(parent, 'new'), { recursive: true });
    renameSync(folder, join(parent, `old-${changes}`));
    renameSync(join(parent, 'new'), folder);
  };
  const linkTo = (name: string): void => {
    symlinkSync(name, join(parent, 'link'));
    renameSync(join(parent, 'link'), folder);
  };

  it('tells of a file written in place, again and again', async () => {
    await write('a');
    await write('b');
    expect(changes).toBe(2);
  });

  it('tells of a file that is saved beside and moved into place, as editors do', async () => {
    for (const text of ['a', 'b']) {
      await change(() => {
        writeFileSync(join(folder, `${file}~`), text);
        renameSync(join(folder, `${file}~`), join(folder, file));
      });
    }
    expect(changes).toBe(2);
  });

  it('tells once of many files changed at once', async () => {
    await change(() => {
      for (let index = 0; index < 100; index += 1)
        writeFileSync(join(folder, `cards/rule/${index}.yaml`), '');
    });
    expect(changes).toBe(1);
  });

  it('tells of a folder put in its place, and of changes in that one', async () => {
    await change(replace);
    await write('a');
    await change(replace);
    await write('b');
    expect(changes).toBe(4);
  });

  it('tells of a folder that goes and comes back', async () => {
    await change(() => rmSync(folder, { recursive: true }));
    await change(() => cpSync(OURS, folder, { recursive: true }));
    await write('a');
  });

  it('follows a link that is led elsewhere', async () => {
    for (const name of ['v1', 'v2']) cpSync(OURS, join(parent, name), { recursive: true });
    await change(() => {
      rmSync(folder, { recursive: true });
      linkTo('v1');
    });
    await change(() => linkTo('v2'));
    await write('a');
  });
});
