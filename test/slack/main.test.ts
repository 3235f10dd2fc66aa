import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { copyApp, freePort, onSlack, type Run, runApp, takePort } from '../support/run-app.ts';

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

function run(environment: Record<string, string> = {}, args: readonly string[] = [], root?: string): Run {
  const started = runApp({
    dataDirectory: join(folder, 'state'),
    environment,
    args,
    ...(root !== undefined && { root }),
  });
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

  it('runs on Slack, serves its health, and finishes what it has in hand', async () => {
    slack = await createSlackEmulator({ latencyMs: 100 });
    const ops = await freePort();
    const { says, ended, output } = run({ ...onSlack(slack), CALLCHECK_OPS_PORT: String(ops) });
    await says('"msg":"ready"');
    for (const path of ['healthz', 'readyz']) {
      expect((await fetch(`http://127.0.0.1:${ops}/${path}`)).status).toBe(200);
    }
    const channel = slack.channelId('api-support');
    const ts = slack.post({ channel, text: 'POST /api/v2/conversations/calls 400 {"to": "+12065550142"}' });
    const emulator = slack;
    await emulator.waitFor(() => emulator.deliveries().some((delivery) => delivery.outcome === 'acked'));
    child?.kill('SIGTERM');
    expect(await ended, output()).toBe(0);
    expect(slack.thread(channel, ts)).toHaveLength(2);
    expect(output()).not.toContain('+12065550142');
  });

  it('leaves nothing unanswered and nothing doubled when it is killed', async () => {
    slack = await createSlackEmulator({ retryDelaysMs: [50, 50, 50] });
    const emulator = slack;
    const channel = slack.channelId('api-support');
    const sent: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { says } = run(onSlack(slack));
      await says('"msg":"ready"');
      for (let index = 0; index < 5; index += 1) {
        sent.push(
          slack.post({ channel, text: `POST /api/v2/conversations/calls 400 {"to": "+1206555014${index}"}` }),
        );
      }
      if (round === 3) break;
      await emulator.waitFor(
        () => emulator.deliveries().filter((each) => each.outcome === 'acked').length > round * 5 + round,
      );
      child?.kill('SIGKILL');
      await new Promise((resolve) => child?.once('close', resolve));
    }
    const own = (ts: string) =>
      emulator.thread(channel, ts).filter((each) => each.user === emulator.botUserId).length;
    const acked = () =>
      sent.filter((ts) =>
        emulator
          .deliveries()
          .some(
            ({ outcome, payload }) =>
              outcome === 'acked' && (payload as { event?: { ts?: string } }).event?.ts === ts,
          ),
      );
    await emulator.waitFor(() => acked().every((ts) => own(ts) === 1), 20_000);
    expect(acked().length).toBeGreaterThan(5);
    expect(sent.filter((ts) => own(ts) > 1)).toEqual([]);
  });

  it('explains itself', async () => {
    const help = run({}, ['--help']);
    expect(await help.ended).toBe(0);
    expect(help.output()).toContain('SLACK_BOT_TOKEN');
  });
});

describe('what keeps it from starting is said in a line, with status 2', { timeout: 120_000 }, () => {
  const fails = async (
    environment: Record<string, string>,
    expected: RegExp,
    root?: string,
  ): Promise<void> => {
    const { ended, output } = run(environment, [], root);
    expect(await ended).toBe(2);
    expect(output()).toMatch(expected);
    expect(output()).not.toMatch(/^\s+at /m);
  };

  it('a wrong bot token', async () => {
    slack = await createSlackEmulator();
    await fails(
      { ...onSlack(slack), SLACK_BOT_TOKEN: 'xoxb-wrong' },
      /SLACK_BOT_TOKEN was refused by Slack \(invalid_auth\)/,
    );
  });

  it('wrong settings, all at once', async () => {
    await fails({ SLACK_BOT_TOKEN: 'nonsense', PORT: 'x' }, /SLACK_BOT_TOKEN: .*\n.*PORT: /);
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
    const http = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    };
    await fails({ ...http, PORT: String(taken.port) }, /PORT/);
    await taken.free();
  });

  it('a state folder that cannot be written, or that another process uses', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await fails({ CALLCHECK_DATA_DIR: file }, /cannot be written.*CALLCHECK_DATA_DIR/);
    await fails({ CALLCHECK_DATA_DIR: '/proc/nowhere' }, /^.*cannot be written.*CALLCHECK_DATA_DIR.*\n$/);
    const { says } = run();
    await says('Open http');
    const first = child;
    await fails({}, /Another callcheck is running/);
    first?.kill('SIGKILL');
  });

  it('faults in the knowledge, each with its place', async () => {
    const copy = copyApp(folder);
    writeFileSync(join(copy, 'knowledge/cards/broken.yaml'), 'code: [\n');
    await fails({}, /knowledge\/cards\/broken\.yaml:\d+: /, copy);
  });
});
