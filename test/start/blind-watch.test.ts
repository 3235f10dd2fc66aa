import { expect, it, vi } from 'vitest';
import type { FolderListeners } from '../../src/knowledge/watch-folder.ts';
import { keepFresh } from '../../src/start/keep-fresh.ts';
import { readKnowledge } from '../../src/start/read-knowledge.ts';

vi.mock('../../src/knowledge/watch-folder.ts', () => ({
  async watchFolder(_: string, { failed }: FolderListeners) {
    for (const folder of ['cards', 'errors', 'claims']) failed(new Error(folder));
    throw new Error('no watch');
  },
}));

it('says once that the knowledge cannot be watched, and starts all the same', async () => {
  const told: unknown[] = [];
  const nothing = (): void => undefined;
  const words = { changed: nothing, unchanged: nothing, refused: nothing, failed: nothing };
  const first = await readKnowledge();
  const fresh = await keepFresh(first, { ...words, blind: (error) => told.push(error) });
  await fresh.stop();
  expect(told).toEqual([new Error('cards')]);
  expect(fresh.current()).toBe(first);
});
