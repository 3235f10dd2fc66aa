import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { copyDatabase } from '../../src/store/embedded/open-database.ts';
import * as statements from '../../src/store/embedded/statements.ts';
import { StoreError } from '../../src/store/store.ts';
import { nextWork, takeOne } from './next-work.ts';
import { describeStore } from './store-contract.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

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
    const work = await takeOne(store);
    await store.finishWork(work?.id ?? '');
    await store.scrub();
    expect(holds(text)).toBe(false);
    await store.close();
  });

  it('is for one process at a time', async () => {
    const store = createEmbeddedStore(folder);
    const script = `
      import { createEmbeddedStore } from ${JSON.stringify(new URL('../../src/store/embedded/embedded-store.ts', import.meta.url).href)};
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

  it.each<[string, (path: string) => string]>([
    ['is a file', (path) => file(path)],
    ['goes through a file', (path) => join(file(path), 'state')],
    ['is a link to nowhere', (path) => link(path, 'nowhere')],
    ['goes through a link to nowhere', (path) => join(link(path, 'nowhere'), 'state')],
    ['is a link to itself', (path) => link(path, path)],
    ['holds a folder in the place of the file', (path) => join(mkdirs(join(path, 'callcheck.db')), '..')],
    ['has too long a name', (path) => join(path, 'x'.repeat(300))],
    // On Linux alone; elsewhere it is a name that nobody may take.
    ['is where none can be made', () => '/proc/nowhere'],
  ])('says in a line what to do when the folder %s, and leaves nothing behind', (_, prepare) => {
    const path = prepare(join(folder, 'path'));
    const before = readdirSync(folder);
    expect(faultOf(path)).toMatchObject({
      code: 'not-writable',
      message: expect.stringMatching(/^[^\n]+CALLCHECK_DATA_DIR\.$/),
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('is made with all that is missing above it, for this user alone', async () => {
    const path = join(folder, 'a', 'b', 'state');
    await createEmbeddedStore(path).close();
    for (const part of [path, join(path, '..')]) expect(statSync(part).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(path).filter((name) => name.startsWith('callcheck.db')))
      expect(statSync(join(path, file)).mode & 0o777, file).toBe(0o600);
    const linked = link(join(folder, 'link'), path);
    await createEmbeddedStore(linked).close();
  });

  const file = (path: string): string => {
    writeFileSync(path, '');
    return path;
  };
  const mkdirs = (path: string): string => {
    mkdirSync(path, { recursive: true });
    return path;
  };
  const link = (path: string, target: string): string => {
    symlinkSync(target, path);
    return path;
  };
});

it.each(
  Object.entries(statements).flatMap(([name, text]) => [text].flat().map((each) => [name, each] as const)),
)('%s looks nothing up by going through a table that grows', async (_, text) => {
  await createEmbeddedStore(folder).close();
  const database = new DatabaseSync(join(folder, 'callcheck.db'));
  const plan = database
    .prepare(`EXPLAIN QUERY PLAN ${text}`)
    .all()
    .map(({ detail }) => String(detail));
  expect(plan.filter((step) => /^SCAN (?:reply|delivery|voice|counter|feedback|mute)\b/.test(step))).toEqual(
    [],
  );
  // A key in part is as good as none where the part is a whole channel's.
  expect(plan.filter((step) => /^SEARCH reply .*\(team=\? AND channel=\?\)$/.test(step))).toEqual([]);
  database.close();
});

describe('what is too old', () => {
  it('is deleted to the last row, a batch at a time', async () => {
    await createEmbeddedStore(folder).close();
    const database = new DatabaseSync(join(folder, 'callcheck.db'));
    const numbers = 'WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 2500)';
    database.exec(`INSERT INTO delivery ${numbers} SELECT 'Ev' || n, 1 FROM t`);
    database.exec(`INSERT INTO counter ${numbers} SELECT 'T1', '2020-01-01', n, '', '', '', '', 1 FROM t`);
    database.close();
    const store = createEmbeddedStore(folder);
    const pruning = store.prune(Date.now());
    // Other changes come in between.
    await store.setMode('T1', 'C1', 'off', 'U1');
    await pruning;
    await store.close();
    const after = new DatabaseSync(join(folder, 'callcheck.db'));
    const [deliveries, counters] = ['delivery', 'counter'].map((table) =>
      after.prepare(`SELECT count(*) AS rows FROM ${table}`).get(),
    );
    expect([deliveries?.rows, counters?.rows]).toEqual([0, 0]);
    after.close();
  });

  it('goes after as many days as are set', async () => {
    const store = createEmbeddedStore(folder, { keepDays: 1 });
    await store.setMuted('T1', 'C1', '1.1', true);
    await store.prune(Date.now() + DAY / 2);
    expect(await store.isMuted('T1', 'C1', '1.1')).toBe(true);
    await store.prune(Date.now() + 2 * DAY);
    expect(await store.isMuted('T1', 'C1', '1.1')).toBe(false);
    await store.close();
  });
});

describe('state that is lost', () => {
  const work = (delivery: string) => ({ delivery, subject: delivery, body: '{}', added: 1 });
  const at = (name: string): string => join(folder, name);

  it.each<[string, () => void]>([
    ['the folder was removed', () => rmSync(folder, { recursive: true })],
    ['the state file was deleted', () => rmSync(at('callcheck.db'))],
    ['another file took its place', () => renameSync(copyOf(at('callcheck.db')), at('callcheck.db'))],
    ['the log was deleted', () => rmSync(at('callcheck.db-wal'))],
    ['the log was cut', () => truncateSync(at('callcheck.db-wal'), 100)],
    ['the lock was deleted', () => rmSync(at('callcheck.lock'))],
  ])('while it runs takes nothing more in and says so: %s', async (_, lose) => {
    const store = createEmbeddedStore(folder);
    await store.addWork(work('Ev1'));
    await expect(store.check()).resolves.toBeUndefined();
    lose();
    await expect(store.addWork(work('Ev2'))).rejects.toMatchObject({ code: 'gone' });
    await expect(store.check()).rejects.toMatchObject({
      code: 'gone',
      message: expect.stringContaining('Nothing more'),
    });
    await expect(store.takeWork(1)).rejects.toMatchObject({ code: 'gone' });
    await store.close().catch(() => undefined);
  });

  const crash = (): void => {
    const script = `
      import { createEmbeddedStore } from ${JSON.stringify(new URL('../../src/store/embedded/embedded-store.ts', import.meta.url).href)};
      const store = createEmbeddedStore(${JSON.stringify(folder)});
      await store.addWork(${JSON.stringify(work('Ev1'))});
      process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  };
  const warnings = async (): Promise<string[]> => {
    const told: string[] = [];
    await createEmbeddedStore(folder, { warn: (message) => told.push(message) }).close();
    return told;
  };

  it.each<[string, () => void, RegExp]>([
    ['the log deleted', () => rmSync(at('callcheck.db-wal')), /wal was deleted or cut.* may be lost/],
    ['the log cut', () => truncateSync(at('callcheck.db-wal'), 5000), /wal was deleted or cut/],
    ['the state file deleted', () => rmSync(at('callcheck.db')), /the state is gone/],
    ['the state file emptied', () => truncateSync(at('callcheck.db')), /the state is gone/],
  ])('is told at the next start after a crash: %s', async (_, lose, expected) => {
    crash();
    lose();
    expect(await warnings()).toEqual([expect.stringMatching(expected)]);
    expect(await warnings()).toEqual([]);
  });

  it('is not told of where nothing is lost, nor after a backup brought the log in', async () => {
    expect(await warnings()).toEqual([]);
    crash();
    copyDatabase(folder, at('copy.db'));
    expect(await warnings()).toEqual([]);
    crash();
    expect(await warnings()).toEqual([]);
  });

  it('is not what a damaged lock means', () => {
    writeFileSync(at('callcheck.lock'), 'this is not a database, however long it may be'.repeat(50));
    const fault = faultOf(folder);
    expect(fault).toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(/callcheck\.lock is damaged/),
    });
    expect(fault.message).not.toMatch(/backup/);
  });
});

const copyOf = (path: string): string => {
  writeFileSync(`${path}.copy`, readFileSync(path));
  return `${path}.copy`;
};

describe('a clock that is set', () => {
  const work = { delivery: 'Ev1', subject: 'a', body: '{}', added: 1 };
  const start = Date.now();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['back by hours', -5],
    ['forward by hours', 5],
  ])('%s puts no work off', async (_, hours) => {
    const store = createEmbeddedStore(folder);
    await store.addWork(work);
    const taken = await nextWork(store);
    vi.setSystemTime(start + hours * HOUR);
    expect(taken.isHeld()).toBe(true);
    await store.postponeWork(taken.id, 100);
    expect(await takeOne(store)).toBeUndefined();
    expect((await nextWork(store)).delivery).toBe('Ev1');
    await store.close();
  });

  it('back between two starts puts no work off', async () => {
    vi.setSystemTime(start + 5 * HOUR);
    const before = createEmbeddedStore(folder);
    await before.addWork(work);
    await before.postponeWork((await nextWork(before)).id, 100);
    await before.close();
    vi.setSystemTime(start);
    const store = createEmbeddedStore(folder);
    expect((await nextWork(store)).delivery).toBe('Ev1');
    await store.close();
  });

  it('far ahead at a start forgets nothing either', async () => {
    const before = createEmbeddedStore(folder);
    await before.addWork(work);
    await before.setMuted('T1', 'C1', '1.1', true);
    await before.close();
    vi.setSystemTime(start + 500 * DAY);
    for (const round of [1, 2]) {
      const store = createEmbeddedStore(folder);
      await store.prune();
      expect(await store.addWork(work)).toBe(false);
      expect(await store.isMuted('T1', 'C1', '1.1')).toBe(true);
      await store.addWork({ ...work, delivery: `of round ${round}` });
      await store.close();
    }
  });

  it('forward by years forgets nothing', async () => {
    const store = createEmbeddedStore(folder);
    await store.addWork(work);
    await store.setMuted('T1', 'C1', '1.1', true);
    vi.setSystemTime(start + 1000 * DAY);
    await store.prune();
    expect(await store.addWork(work)).toBe(false);
    expect(await store.isMuted('T1', 'C1', '1.1')).toBe(true);
    await store.close();
  });
});
