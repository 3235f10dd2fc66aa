import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { COMPILED } from '../support/run-app.ts';

const BACKUP = fileURLToPath(new URL('../../src/start/backup.ts', import.meta.url));
const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As `npm run backup` does, for the state in the folder. */
function backUp(target: string, environment: Record<string, string> = {}) {
  return spawnSync(process.execPath, [BACKUP, target], {
    encoding: 'utf8',
    env: { ...process.env, ...COMPILED, CALLCHECK_DATA_DIR: folder, ...environment },
  });
}

/** Opens the copy in a folder of its own. */
function restore(copy: string) {
  const place = mkdtempSync(join(folder, 'restored-'));
  renameSync(copy, join(place, 'callcheck.db'));
  return createEmbeddedStore(place);
}

it('copies the state as it was at one moment, under load from another process', async () => {
  const writer = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(writer.stdout);
  try {
    for (let round = 0; round < 5; round += 1) {
      // What the writer was told is on disk before the copy begins must be in it.
      const [line] = await once(lines, 'line');
      const promised = Number(line);
      const target = join(folder, `copy-${round}`);
      expect(backUp(target)).toMatchObject({ status: 0, stderr: '' });
      const store = restore(target);
      const modes = (await store.listModes('T1')).length;
      expect(modes).toBeGreaterThanOrEqual(promised);
      // The writer sets one mode and mutes one thread in turn: a copy torn apart would hold more of one.
      const isMuted = async (index: number) => await store.isMuted('T1', 'C1', `${index}.1`);
      expect([await isMuted(modes - 2), await isMuted(modes)]).toEqual([true, false]);
      await store.close();
    }
  } finally {
    writer.kill('SIGKILL');
  }
});

it('copies what a process that was killed has left', async () => {
  const writer = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(writer.stdout), 'line');
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  const target = join(folder, 'copy');
  expect(backUp(target).status).toBe(0);
  const store = restore(target);
  expect((await store.listModes('T1')).length).toBeGreaterThanOrEqual(Number(line));
  await store.close();
});

it.each([
  ['a file that is there', 'there', {}, /is there already/],
  ['a folder that is missing', join('no', 'folder'), {}, /create it first/],
  ['a folder that is a file', join('there', 'copy'), {}, /create it first/],
  ['a name that cannot be written', 'x'.repeat(250), {}, /x{250} cannot be written\. .*name another file/],
  ['a state on PostgreSQL', 'copy', { DATABASE_URL: 'postgres://u:hush@db/c' }, /pg_dump/],
  ['no state', 'copy', { CALLCHECK_DATA_DIR: 'nowhere' }, /no state file/],
])('says why it cannot copy with %s', async (_, name, environment, words) => {
  await createEmbeddedStore(folder).close();
  writeFileSync(join(folder, 'there'), 'kept');
  const before = readdirSync(folder);
  const { status, stderr } = backUp(join(folder, name), environment);
  expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
  expect(stderr).toMatch(words);
  expect(stderr).not.toContain('hush');
  expect(readdirSync(folder)).toEqual(before);
  expect(existsSync(join(folder, `${name}.unfinished`))).toBe(false);
});
