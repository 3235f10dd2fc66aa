import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedStore } from '../src/store/embedded/embedded-store.ts';
import { StoreError } from '../src/store/store.ts';
import { describeStore } from './store/store-contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describeStore('the embedded store', {
  open: async () => createEmbeddedStore(folder),
  reopen: async (store) => {
    await store.close();
    return createEmbeddedStore(folder);
  },
  clean: async () => undefined,
});

const faultOf = (directory: string): StoreError => {
  try {
    createEmbeddedStore(directory);
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('it opened');
};

const holds = (text: string): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));

describe('the state file', () => {
  it('keeps nothing of a paste once the work is finished', async () => {
    const store = createEmbeddedStore(folder);
    const text = 'telltale-words-of-a-paste';
    await store.addWork({ delivery: 'Ev1', subject: 'a', body: text.repeat(2000), added: 1 });
    expect(holds(text)).toBe(true);
    const work = await store.takeWork();
    await store.finishWork(work?.id ?? '');
    await store.scrub();
    expect(holds(text)).toBe(false);
    await store.close();
  });

  it('is for one process at a time', async () => {
    const store = createEmbeddedStore(folder);
    const script = `
      import { createEmbeddedStore } from ${JSON.stringify(new URL('../src/store/embedded/embedded-store.ts', import.meta.url).href)};
      try { createEmbeddedStore(${JSON.stringify(folder)}); } catch (error) { console.log(error.code, error.message); }`;
    const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(other.stdout).toMatch(/^in-use Another callcheck is running on .*CALLCHECK_DATA_DIR/);
    await store.close();
    await createEmbeddedStore(folder).close();
  });

  it('is left alone when it is damaged', () => {
    const path = join(folder, 'callcheck.db');
    writeFileSync(path, 'this is not a database, however long it may be'.repeat(50));
    const before = readFileSync(path);
    expect(faultOf(folder)).toMatchObject({ code: 'damaged', message: expect.stringContaining('backup') });
    expect(readFileSync(path)).toEqual(before);
  });

  it('is left alone when a page in the middle is damaged', async () => {
    const store = createEmbeddedStore(folder);
    for (let index = 0; index < 200; index += 1) {
      await store.setMode('T1', `C${index}`, 'off', 'U1');
    }
    await store.close();
    const path = join(folder, 'callcheck.db');
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096, 4096 * 12);
    writeFileSync(path, bytes);
    expect(faultOf(folder).code).toBe('damaged');
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('is left alone when a newer version or another program wrote it', async () => {
    await createEmbeddedStore(folder).close();
    const path = join(folder, 'callcheck.db');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(faultOf(folder)).toMatchObject({ code: 'newer', message: expect.stringContaining('version 99') });

    rmSync(path);
    const foreign = new DatabaseSync(path);
    foreign.exec('CREATE TABLE theirs (a)');
    foreign.close();
    expect(faultOf(folder).code).toBe('foreign');
  });

  it('says so when the folder cannot be written', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(faultOf(file)).toMatchObject({
      code: 'not-writable',
      message: expect.stringContaining('CALLCHECK_DATA_DIR'),
    });
  });
});
