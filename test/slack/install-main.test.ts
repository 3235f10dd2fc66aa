import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/slack/manifest.ts';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { freePort, type Run, runApp } from '../support/run-app.ts';
import { createBrowser } from './browser.ts';

let folder: string;
let slack: SlackEmulator;
let run: Run | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-install-main-'));
  const { optionalScopes: _, ...app } = await readManifest();
  slack = await createSlackEmulator({ app, installed: false });
});
afterEach(async () => {
  run?.child.kill('SIGKILL');
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the app for many workspaces, in Socket Mode. */
function start(over: Record<string, string>): Run {
  run = runApp({
    dataDirectory: join(folder, 'state'),
    environment: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: 'an-invented-state-secret',
      CALLCHECK_ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64'),
      ...over,
    },
  });
  return run;
}

describe('npm start for many workspaces', { timeout: 120_000 }, () => {
  it('serves the pages of the installation in Socket Mode, answers whoever came in, and stops', async () => {
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    slack.setRedirectUrls([`${base}/slack/oauth_redirect`]);
    const { says, ended, output, child } = start({ PORT: String(port) });
    await says('"msg":"ready"');
    expect(output()).toContain('open /slack/install');
    expect((await createBrowser(base).install(slack.teamId)).status).toBe(200);
    const text = 'POST /api/v2/conversations/calls 400 {"to": "+12065550142"}';
    const ts = slack.post({ channel: 'api-support', text });
    await slack.waitFor(() => slack.thread('api-support', ts).length === 2);
    child.kill('SIGTERM');
    expect(await ended, output()).toBe(0);
    for (const token of slack.issuedTokens()) expect(output()).not.toContain(token);
  });
});
