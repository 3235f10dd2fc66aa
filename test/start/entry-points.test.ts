import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort, ROOT } from '../support/run-app.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-entry-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a Node that is too old', { timeout: 60_000 }, () => {
  it.each([['src/main.cjs'], ['src/main.ts'], ['src/cli.cjs']])('is told in one line by %s', (entry) => {
    const older = join(folder, 'older.cjs');
    writeFileSync(
      older,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.1.0' } });",
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', older, join(ROOT, entry)], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^callcheck needs Node 24 or newer, and this is 22\.1\.0: .*\n$/);
    expect([status, stdout]).toEqual([2, '']);
  });

  it('meets no TypeScript before the line: what npm names is CommonJS', () => {
    const { scripts, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(scripts.start).toMatch(/^node (?:--\S+ )*src\/main\.cjs$/);
    expect(bin.callcheck).toBe('src/cli.cjs');
  });
});

describe('a file named .env', { timeout: 60_000 }, () => {
  const doctor = (env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [join(ROOT, 'src/cli.cjs'), 'doctor', '--json'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, ...env },
    }).stdout;

  it('holds settings, and the environment wins over it', () => {
    writeFileSync(join(folder, '.env'), 'CALLCHECK_KEEP_DAYS=never\n');
    expect(doctor()).toContain('CALLCHECK_KEEP_DAYS');
    expect(doctor({ CALLCHECK_KEEP_DAYS: '30' })).not.toContain('CALLCHECK_KEEP_DAYS');
  });

  it('is told in one line when it cannot be read', () => {
    mkdirSync(join(folder, '.env'));
    for (const entry of [['src/main.cjs'], ['src/cli.cjs', 'doctor']]) {
      const [file = '', ...rest] = entry;
      const { status, stderr } = spawnSync(process.execPath, [join(ROOT, file), ...rest], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stderr).toMatch(/^callcheck cannot read the file \.env .*\n$/);
      expect(status).toBe(2);
    }
  });
});

const npm = spawnSync('npm', ['--version']).status === 0 && process.platform !== 'win32';

describe.skipIf(!npm)('npm start', { timeout: 60_000 }, () => {
  it('ends the app in order when npm is told to end', async () => {
    const port = await freePort();
    const state = join(folder, 'state');
    const child = spawn('npm', ['start'], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        CALLCHECK_DATA_DIR: state,
        CALLCHECK_WORKSPACE_PORT: String(port),
      },
    });
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.includes('Open http') && resolve());
    });
    const events = await fetch(`http://127.0.0.1:${port}/events`);
    child.kill('SIGTERM');
    // Its stream of events lasts as long as the workspace, and closed in order the state has no log beside it.
    await events.text().catch(() => undefined);
    await vi.waitFor(() => expect(readdirSync(state)).not.toContain('callcheck.db-wal'), 5000);
  });
});
