import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SlackConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { StartError } from '../../src/ops/start-error.ts';
import { createApp } from '../../src/start/create-app.ts';
import { untilThere } from '../../src/start/until-there.ts';
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { describePostgres } from '../support/describe-postgres.ts';
import { freePort } from '../support/free-port.ts';
import { knowledge } from '../support/knowledge.ts';
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
});

describe('while it waits', { timeout: 60_000 }, () => {
  it('it ends in order on a signal', async () => {
    const away = await freePort();
    const run = start({ ...onSlack(slack), DATABASE_URL: `postgres://user:hush@127.0.0.1:${away}/calls` });
    await run.says('cannot be reached');
    run.child.kill('SIGINT');
    expect(await run.ended, run.output()).toBe(0);
    expect(run.output()).toContain('"msg":"stopping"');
    expect(run.output()).not.toContain('hush');
  });

  it('for Slack, it says so, and is ready when Slack is there', async () => {
    slack.failNext('apps.connections.open', { drop: 'request', times: 2 });
    const run = start(onSlack(slack));
    await run.says('"msg":"ready"');
    await vi.waitFor(async () => expect((await ask('/readyz')).status).toBe(200));
    expect(complaints(run)).toEqual([expect.stringMatching(/^Slack cannot be reached/)]);
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

/** Starts the app in this process as `startOnSlack` does: what was logged at warning and above, and how it ended. */
async function startHere(
  fault: (slack: SlackEmulator) => void,
  tokens: { readonly botToken?: string; readonly appToken?: string } = {},
): Promise<{ complaints: unknown[]; sockets: number; error: unknown }> {
  const slack = await createSlackEmulator();
  const state = mkdtempSync(join(tmpdir(), 'callcheck-waiting-'));
  const lines: unknown[] = [];
  const write = (line: string): void => {
    const { level, msg } = JSON.parse(line);
    if (level >= 40) lines.push(msg);
  };
  const log = createLog({ destination: { write } });
  const { botToken = slack.botToken, appToken = slack.appToken } = tokens;
  const store = createEmbeddedStore(state);
  const config: SlackConfig = { botToken, apiUrl: slack.apiUrl, transport: { kind: 'socket', appToken } };
  const app = createApp(
    { config: { channels: [], modeChangers: { kind: 'members' } }, store, log, knowledge: () => knowledge },
    config,
  );
  try {
    fault(slack);
    const started = untilThere(() => app.start(), log, new AbortController().signal);
    const error = await started.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    return { complaints: lines, sockets: slack.sockets(), error };
  } finally {
    await app.stop(1000);
    await store.close();
    await slack.stop();
    rmSync(state, { recursive: true, force: true });
  }
}

describe.concurrent.each(['auth.test', 'apps.connections.open'])(
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
      const { complaints, sockets, error } = await startHere((slack) => slack.failNext(method, fault));
      expect([error, sockets]).toEqual([undefined, 1]);
      expect(complaints).toEqual([expect.stringMatching(expected)]);
    });
  },
);

describe('a token that Slack refuses', { timeout: 60_000 }, () => {
  it.concurrent.each<[string, { botToken?: string; appToken?: string }, string | undefined, RegExp]>([
    ['the bot token', { botToken: 'xoxb-wrong' }, undefined, /^SLACK_BOT_TOKEN was refused by Slack/],
    ['the app token', { appToken: 'xapp-wrong' }, undefined, /^SLACK_APP_TOKEN was refused by Slack/],
    ['an app token without its scope', {}, 'missing_scope', /^SLACK_APP_TOKEN lacks a scope/],
  ])('is not waited for: %s', async (_, tokens, word, expected) => {
    const { complaints, error } = await startHere((slack) => {
      if (word !== undefined) slack.failNext('apps.connections.open', { error: word, times: 9 });
    }, tokens);
    expect(error).toBeInstanceOf(StartError);
    expect([complaints, error]).toEqual([
      [],
      expect.objectContaining({ message: expect.stringMatching(expected) }),
    ]);
  });

  it('ends the start at once, in one line', async () => {
    const run = start({ ...onSlack(slack), SLACK_BOT_TOKEN: 'xoxb-wrong' });
    expect(await run.ended).toBe(2);
    expect(complaints(run)).toEqual([expect.stringMatching(/^SLACK_BOT_TOKEN was refused by Slack/)]);
  });
});
