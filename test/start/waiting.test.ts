import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { describePostgres } from '../support/describe-postgres.ts';
import { freePort } from '../support/free-port.ts';
import { onSlack, overHttp, type Run, runApp } from '../support/run-app.ts';

let folder: string;
let slack: SlackEmulator;
let ops: number;
const started: Run[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-waiting-'));
  slack = await createSlackEmulator({ retryDelaysMs: [500, 1000, 2000, 4000, 8000, 16_000] });
  ops = await freePort();
});
afterEach(async () => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(environment: Record<string, string>): Run {
  const run = runApp({
    dataDirectory: join(folder, 'state'),
    environment: { CALLCHECK_OPS_PORT: String(ops), ...environment },
  });
  started.push(run);
  return run;
}

async function ask(path: string, port = ops): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
}

/** What is said at warning and above, as it stands in the log or in a line of its own. */
const complaints = ({ output }: Run): unknown[] =>
  output()
    .trim()
    .split('\n')
    .map(
      (line): Record<string, unknown> => (line.startsWith('{') ? JSON.parse(line) : { level: 60, msg: line }),
    )
    .filter(({ level }) => Number(level) >= 40)
    .map(({ msg }) => msg);

const PASTE = 'POST /api/v2/conversations/calls 400 {"to": "+12065550142"}';

describePostgres('a database that is away at the start', (server) => {
  afterEach(async () => {
    // Where a test has failed, the next one finds a server all the same.
    await server().stop();
    await server().start();
  });

  it('is waited for, over HTTP: alive, not ready, and deliveries come again', {
    timeout: 90_000,
  }, async () => {
    const url = await server().createDatabase();
    await server().stop();
    const port = await freePort();
    const run = start({ ...overHttp(slack, port), DATABASE_URL: url });
    await run.says('cannot be reached');
    for (const each of [port, ops]) {
      expect(await ask('/healthz', each)).toEqual({ status: 200, text: 'ok\n' });
      expect(await ask('/readyz', each)).toEqual({ status: 503, text: 'waiting for the database\n' });
    }
    const refused = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body: '{}' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    const channel = slack.channelId('api-support');
    const ts = slack.post({ channel, text: PASTE });
    await slack.waitFor(() => slack.deliveries().some(({ outcome }) => outcome === 'failed'));

    await server().start();
    await run.says('"msg":"ready"');
    expect((await ask('/readyz', port)).status).toBe(200);
    expect((await ask('/metrics', port)).status).toBe(200);
    await slack.waitFor(() => slack.thread(channel, ts).length === 2, 40_000);
    expect(complaints(run)).toEqual([
      expect.stringMatching(/PostgreSQL server .* cannot be reached\..*itself/),
    ]);
    run.child.kill('SIGTERM');
    expect(await run.ended, run.output()).toBe(0);
  });

  it('is waited for before a socket is opened, in Socket Mode', { timeout: 90_000 }, async () => {
    const url = await server().createDatabase();
    await server().stop();
    const run = start({ ...onSlack(slack), DATABASE_URL: url });
    await run.says('cannot be reached');
    expect((await ask('/readyz')).text).toBe('waiting for the database\n');
    expect((await ask('/metrics')).status).toBe(503);
    expect(slack.sockets()).toBe(0);
    await server().start();
    await run.says('"msg":"ready"');
    expect((await ask('/readyz')).status).toBe(200);
    expect([(await ask('/metrics')).status, (await ask('/nothing')).status]).toEqual([200, 404]);
    expect(slack.sockets()).toBe(1);
  });

  it('and refuses us when it comes: then the start ends', { timeout: 90_000 }, async () => {
    const url = (await server().createDatabase()).replace(/test_\w+$/, 'nowhere');
    await server().stop();
    const run = start({ ...onSlack(slack), DATABASE_URL: url });
    await run.says('cannot be reached');
    await server().start();
    expect(await run.ended).toBe(2);
    expect(complaints(run)).toEqual([
      expect.stringContaining('cannot be reached'),
      expect.stringMatching(/has no such database\. Create it/),
    ]);
  });

  it.each([
    ['a wrong password', (url: string) => url.replace(/:[^:@]+@/, ':invented@'), /does not let this user in/],
    ['a database that is missing', (url: string) => `${url}_nowhere`, /has no such database/],
  ])('is no word for %s, which ends the start at once', { timeout: 60_000 }, async (_, bend, expected) => {
    const run = start({ ...onSlack(slack), DATABASE_URL: bend(await server().createDatabase()) });
    expect(await run.ended).toBe(2);
    expect(complaints(run)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('while it waits', { timeout: 60_000 }, () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('it ends in order on %s', async (signal) => {
    const away = await freePort();
    const run = start({ ...onSlack(slack), DATABASE_URL: `postgres://user:hush@127.0.0.1:${away}/calls` });
    await run.says('cannot be reached');
    run.child.kill(signal);
    expect(await run.ended, run.output()).toBe(0);
    expect(run.output()).toContain('"msg":"stopping"');
    expect(run.output()).not.toContain('hush');
  });

  it('for Slack, it ends in order as well, and says what it waits for', async () => {
    const away = await freePort();
    const run = start({ ...onSlack(slack), SLACK_API_URL: `http://127.0.0.1:${away}/api/` });
    await run.says('cannot be reached');
    expect(await ask('/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(await ask('/readyz')).toEqual({ status: 503, text: 'waiting for Slack\n' });
    run.child.kill('SIGTERM');
    expect(await run.ended, run.output()).toBe(0);
    expect(complaints(run)).toEqual([expect.stringMatching(/^Slack cannot be reached\. Check the network/)]);
  });
});

describe.each(['auth.test', 'apps.connections.open'])(
  'Slack away at the start, at %s,',
  { timeout: 60_000 },
  (method) => {
    it.each<[string, Parameters<SlackEmulator['failNext']>[1], RegExp]>([
      ['without an answer', { drop: 'request', times: 2 }, /^Slack cannot be reached/],
      ['with trouble of something in between', { status: 503, times: 2 }, /^Slack cannot be reached/],
      [
        'with a page of something else',
        { garbage: { text: '<html>', isDone: false } },
        /^Slack cannot be reached/,
      ],
      [
        'with trouble of its own',
        { error: 'internal_error' },
        /^Slack has trouble of its own \(internal_error\)/,
      ],
      ['with a limit', { retryAfter: 1 }, /^Slack limits the rate/],
    ])('%s, is waited for, and told in one line', async (_, fault, expected) => {
      slack.failNext(method, fault);
      const run = start(onSlack(slack));
      await run.says('"msg":"ready"');
      await vi.waitFor(async () => expect((await ask('/readyz')).status).toBe(200));
      expect(complaints(run)).toEqual([expect.stringMatching(expected)]);
    });
  },
);

describe('a token that Slack refuses', { timeout: 60_000 }, () => {
  it.each<[string, Record<string, string>, string | undefined, RegExp]>([
    ['the bot token', { SLACK_BOT_TOKEN: 'xoxb-wrong' }, undefined, /^SLACK_BOT_TOKEN was refused by Slack/],
    ['the app token', { SLACK_APP_TOKEN: 'xapp-wrong' }, undefined, /^SLACK_APP_TOKEN was refused by Slack/],
    ['an app token without its scope', {}, 'missing_scope', /^SLACK_APP_TOKEN lacks a scope/],
  ])('ends the start at once, in one line: %s', async (_, environment, error, expected) => {
    if (error !== undefined) slack.failNext('apps.connections.open', { error, times: 9 });
    const run = start({ ...onSlack(slack), ...environment });
    expect(await run.ended).toBe(2);
    expect(complaints(run)).toEqual([expect.stringMatching(expected)]);
  });
});
