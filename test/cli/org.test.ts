import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createGenesysEmulator,
  type GenesysEmulator,
} from '../../src/workspace/genesys-emulator/emulator.ts';
import { COMPILED, ROOT } from '../support/run-app.ts';

let genesys: GenesysEmulator;
let folder: string;
let file: string;
beforeEach(async () => {
  genesys = await createGenesysEmulator();
  folder = mkdtempSync(join(tmpdir(), 'callcheck-org-'));
  file = join(folder, 'message.txt');
  writeFileSync(
    file,
    'POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "+12065550142", "callFromQueueId": "Sales EMEA" }',
  );
});
afterEach(async () => {
  await genesys.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly status: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (args: readonly string[], environment: Record<string, string>): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, ...COMPILED, ...environment };
    execFile(process.execPath, [join(ROOT, 'src/cli.ts'), ...args], { env }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });

const settings = () => ({
  GENESYS_API_URL: genesys.url,
  GENESYS_CLIENT_ID: genesys.clientId,
  GENESYS_CLIENT_SECRET: genesys.clientSecret,
});

describe('callcheck --org', () => {
  it('brings the ID of a queue into the body to send', async () => {
    const { status, stdout } = await run(['--org', '--json', file], settings());
    expect(status).toBe(1);
    expect(JSON.parse(stdout).checks[0].published.callFromQueueId).toBe(
      '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c01',
    );
  });

  it('is the only way to look anything up there', async () => {
    await run(['--json', file], settings());
    expect(genesys.requests).toEqual([]);
  });

  it('says which settings it needs', async () => {
    const { status, stderr } = await run(['--org', file], {});
    expect([status, stderr]).toEqual([2, expect.stringContaining('GENESYS_CLIENT_SECRET')]);
  });

  it('says which setting is wrong, and shows no value', async () => {
    const { status, stderr } = await run(['--org', file], { ...settings(), GENESYS_REGION: 'atlantis' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('GENESYS_REGION')]);
    expect(stderr).not.toMatch(/atlantis|sample-secret/);
  });
});
