import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { freePort, onSlack, type Run, runApp, takePort } from '../support/run-app.ts';

let folder: string;
let child: Run['child'] | undefined;
let slack: SlackEmulator | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-main-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await slack?.stop();
  slack = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function run(environment: Record<string, string> = {}, args: readonly string[] = []): Run {
  const started = runApp({ dataDirectory: join(folder, 'state'), environment, args });
  child = started.child;
  return started;
}

describe('npm start', { timeout: 120_000 }, () => {
  it('opens a local workspace without tokens, and stops on SIGTERM', async () => {
    const port = await freePort();
    const { says, ended, output } = run({
      CALLCHECK_WORKSPACE_PORT: String(port),
      DATABASE_URL: 'postgres://user:hush@127.0.0.1:1/calls',
    });
    await says(`Open http://127.0.0.1:${port}/`);
    expect(output()).toMatch(/^DATABASE_URL is set and has no effect in the local workspace.*\n/);
    expect(output()).not.toContain('hush');
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.status).toBe(200);
    child?.kill('SIGTERM');
    expect(await ended, output()).toBe(0);
  });

  it('explains itself', async () => {
    const help = run({}, ['--help']);
    expect(await help.ended).toBe(0);
    expect(help.output()).toContain('SLACK_BOT_TOKEN');
  });
});

describe('what keeps it from starting is said in a line, with status 2', { timeout: 120_000 }, () => {
  const fails = async (environment: Record<string, string>, expected: RegExp): Promise<void> => {
    const { ended, output } = run(environment);
    expect(await ended).toBe(2);
    expect(output()).toMatch(expected);
    expect(output()).not.toMatch(/^\s+at /m);
  };

  it('wrong settings, all at once', async () => {
    await fails(
      { SLACK_APP_TOKEN: 'xapp-x', CALLCHECK_CHANELS: 'C0AAAA' },
      /did you mean CALLCHECK_CHANNELS\?\n[\s\S]*SLACK_BOT_TOKEN: is missing/,
    );
  });

  it('a port in use', async () => {
    const taken = await takePort();
    await fails(
      { CALLCHECK_WORKSPACE_PORT: String(taken.port) },
      /Port \d+ is taken.*CALLCHECK_WORKSPACE_PORT/,
    );
    slack = await createSlackEmulator();
    await fails({ ...onSlack(slack), CALLCHECK_OPS_PORT: String(taken.port) }, /CALLCHECK_OPS_PORT/);
    await taken.free();
  });

  it('a state folder that cannot be written', async () => {
    await fails({ CALLCHECK_DATA_DIR: '/proc/nowhere' }, /^.*cannot be written.*CALLCHECK_DATA_DIR.*\n$/);
  });
});
