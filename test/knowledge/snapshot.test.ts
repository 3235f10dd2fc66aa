import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { loadWithSnapshot } from '../../src/knowledge/snapshot.ts';
import type { Knowledge } from '../../src/validator/knowledge.ts';

let folder: string;
let cache: string;
let files: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-snapshot-'));
  cache = join(folder, 'cache');
  files = join(folder, 'knowledge');
  cpSync(fileURLToPath(new URL('../../knowledge', import.meta.url)), files, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const snapshot = () => join(cache, readdirSync(cache)[0] ?? '');

/** Marks the snapshot, so that what is loaded from it can be told from what is read from the files. */
function mark(): void {
  const knowledge: Knowledge = deserialize(readFileSync(snapshot()));
  writeFileSync(snapshot(), serialize({ ...knowledge, claims: [] }));
}

describe('a snapshot of the knowledge', () => {
  it('is written for this user alone, and holds what the files hold', async () => {
    const first = await loadWithSnapshot(files, cache);
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    expect(await loadWithSnapshot(files, cache)).toEqual(first);
    expect(first).toEqual(await loadKnowledge(files));
  });

  it('is used while the files are the same, and replaced when they change', async () => {
    await loadWithSnapshot(files, cache);
    mark();
    expect((await loadWithSnapshot(files, cache)).knowledge?.claims).toEqual([]);
    appendFileSync(join(files, 'phrases.yaml'), '\n# changed\n');
    expect((await loadWithSnapshot(files, cache)).knowledge?.claims).not.toEqual([]);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('is not used when it is damaged, or where others can write', async () => {
    await loadWithSnapshot(files, cache);
    mark();
    chmodSync(cache, 0o777);
    expect((await loadWithSnapshot(files, cache)).knowledge?.claims).not.toEqual([]);
    writeFileSync(snapshot(), 'no snapshot');
    expect((await loadWithSnapshot(files, cache)).knowledge?.claims).not.toEqual([]);
  });

  it('is not needed: a cache that cannot be written, and knowledge with faults, are as without it', async () => {
    writeFileSync(cache, 'a file, no folder');
    expect((await loadWithSnapshot(files, cache)).knowledge).toBeDefined();
    writeFileSync(join(files, 'phrases.yaml'), 'no: knowledge');
    expect((await loadWithSnapshot(files, join(folder, 'other'))).faults).not.toEqual([]);
  });
});
