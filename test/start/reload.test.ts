import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { COMPILED, copyApp, freePort, onSlack, ROOT, type Run, runApp } from '../support/run-app.ts';

const PASTE = `POST /api/v2/conversations/calls returns 400
{ "from": { "address": "+12065550142", "type": "agent" }, "to": [{ "address": "+12125550123", "type": "phone" }] }`;
const CARD = 'knowledge/cards/rule/type-address-mismatch.yaml';
const WORDS = 'With a phone number it would be';

let folder: string;
let copy: string;
let app: Run | undefined;
let slack: SlackEmulator;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-reload-'));
  copy = copyApp(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  slack = await createSlackEmulator();
});
afterEach(async () => {
  app?.child.kill('SIGKILL');
  await app?.ended;
  await slack.stop();
  rmSync(join(folder, 'state'), { recursive: true, force: true });
  cpSync(join(ROOT, CARD), join(copy, CARD));
});

const start = (environment: Record<string, string>): Run => {
  app = runApp({ dataDirectory: join(folder, 'state'), environment, root: copy });
  return app;
};

/** Saves as editors do: beside, then moved into place. */
const save = (file: string, text: string): void => {
  writeFileSync(join(copy, `${file}~`), text);
  renameSync(join(copy, `${file}~`), join(copy, file));
};
const saveCard = (words: string): void =>
  save(CARD, readFileSync(join(copy, CARD), 'utf8').replace(WORDS, words));

/** Pastes the call and returns all that the reply shows. Two pastes in one channel would be read together. */
async function paste(): Promise<string> {
  const channel = slack.addChannel({ name: `calls-${slack.channels().length}` });
  slack.invite(channel);
  const ts = slack.post({ channel, text: PASTE });
  const reply = await slack.waitFor(() =>
    slack.thread(channel, ts).find((message) => message.user === slack.botUserId),
  );
  return JSON.stringify(reply);
}

it('knowledge with faults keeps it from starting, each told with its place', {
  timeout: 120_000,
}, async () => {
  save(CARD, 'code: [\n');
  const { ended, output } = start({});
  expect(await ended).toBe(2);
  expect(output()).toMatch(new RegExp(`${CARD}:\\d+: `));
  expect(output()).not.toMatch(/^\s+at /m);
});

describe('knowledge changed on disk while the app runs', { timeout: 120_000 }, () => {
  it('shows in the next reply when it is sound, and not when it is broken', async () => {
    const { says, child } = start(onSlack(slack));
    await says('"msg":"ready"');
    expect(await paste()).toContain(WORDS);

    saveCard('With a phone number it has to be');
    const told = await says('"msg":"the knowledge changed"');
    expect(told).toMatch(/"from":"[0-9a-f]{12}","to":"[0-9a-f]{12}","msg":"the knowledge changed"/);
    expect(await paste()).toContain('With a phone number it has to be');

    save(CARD, readFileSync(join(copy, CARD), 'utf8').replace('severity: error', 'severity: dreadful'));
    const refused = await says('has faults and is not used');
    expect(refused).toMatch(new RegExp(`"${CARD}:3: severity: [^"]+`));
    expect(await paste()).toContain('With a phone number it has to be');

    const sound = readFileSync(join(copy, CARD), 'utf8').replace('severity: dreadful', 'severity: error');
    save(CARD, sound.replace('With a phone number it has to be', 'For a phone number it is'));
    await says(/the knowledge changed[\s\S]*the knowledge changed/);
    expect(await paste()).toContain('For a phone number it is');

    child.kill('SIGHUP');
    await says('"msg":"the knowledge is as it was"');
  });

  it('shows in the local workspace, where it is told in plain lines', async () => {
    const port = await freePort();
    const { says } = start({ CALLCHECK_WORKSPACE_PORT: String(port) });
    await says('Open http');
    saveCard('With a phone number it has to be');
    expect(await says('The knowledge changed')).toMatch(
      /: [0-9a-f]{12} is in use now, [0-9a-f]{12} was before\./,
    );
    expect(await pasteLocally(`http://127.0.0.1:${port}`)).toContain('With a phone number it has to be');

    save(CARD, 'code: [\n');
    expect(await says('has faults and is not used')).toMatch(
      new RegExp(`The changed knowledge has faults and is not used; [0-9a-f]{12} stays:\n${CARD}:\\d+: `),
    );
    expect(await pasteLocally(`http://127.0.0.1:${port}`)).toContain('With a phone number it has to be');
  });
});

/** Pastes the call on the page and reads its stream until the answer is there. */
async function pasteLocally(origin: string): Promise<string> {
  const stream = new AbortController();
  const events = await fetch(`${origin}/events`, { signal: stream.signal });
  let seen = '';
  let channel: string | undefined;
  let isAnswered = false;
  for await (const chunk of events.body ?? []) {
    seen += new TextDecoder().decode(chunk, { stream: true });
    if (channel === undefined) {
      channel = /"id":"(C[A-Z0-9]+)","name":"api-support"/.exec(seen)?.[1];
      const user = /"id":"(U[A-Z0-9]+)"/.exec(seen)?.[1];
      if (channel === undefined || user === undefined) continue;
      seen = '';
      await fetch(`${origin}/act`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'post', user, channel, text: PASTE }),
      });
    }
    isAnswered = seen.includes('a phone number');
    if (isAnswered) break;
  }
  stream.abort();
  return isAnswered ? seen : 'no answer';
}

const hasScript = process.platform === 'linux' && spawnSync('/usr/bin/script', ['--version']).status === 0;

describe.skipIf(!hasScript)('a terminal window that is closed', { timeout: 120_000 }, () => {
  it('ends the local workspace, which would be without a window for ever after', async () => {
    const port = await freePort();
    // Here `script` is the window.
    const command = `${process.execPath} ${join(copy, 'src/main.ts')}`;
    const environment = { PATH: process.env.PATH, CALLCHECK_DATA_DIR: join(folder, 'state'), ...COMPILED };
    const window = spawn('/usr/bin/script', ['-qfec', command, '/dev/null'], {
      env: { ...environment, CALLCHECK_WORKSPACE_PORT: String(port) },
    });
    await new Promise<void>((resolve) => {
      window.stdout.on('data', (chunk: Buffer) => chunk.includes('Open http') && resolve());
    });
    const events = await fetch(`http://127.0.0.1:${port}/events`);
    window.kill('SIGKILL');
    // Its stream of events lasts as long as the workspace.
    await events.text().catch(() => undefined);
    // Closed in order, the state is one file without a log beside it.
    await vi.waitFor(
      () => expect(readdirSync(join(folder, 'state'))).not.toContain('callcheck.db-wal'),
      5000,
    );
  });
});
