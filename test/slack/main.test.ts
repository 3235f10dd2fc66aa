import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackStandIn, type SlackStandIn } from '../../src/workspace/stand-in/stand-in.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

/** Compiled code, so that the many starts here don't each compile it again. */
const CACHE = join(tmpdir(), 'callcheck-compile-cache');

let folder: string;
let child: ChildProcess | undefined;
let slack: SlackStandIn | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-main-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await slack?.stop();
  slack = undefined;
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly output: () => string;
  /** Resolves when the output holds the text; rejects when the process ends without it. */
  readonly says: (text: string) => Promise<string>;
  readonly ended: Promise<number | null>;
}

function run(environment: Record<string, string> = {}, args: readonly string[] = [], root = ROOT): Run {
  const started = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], {
    env: {
      PATH: process.env.PATH,
      CALLCHECK_DATA_DIR: join(folder, 'state'),
      NODE_COMPILE_CACHE: CACHE,
      ...environment,
    },
  });
  child = started;
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => started.on('close', resolve));
  return {
    output: () => output,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(text)) resolve(output);
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended with: ${output}`)));
      }),
  };
}

const onSlack = (standIn: SlackStandIn): Record<string, string> => ({
  SLACK_BOT_TOKEN: standIn.botToken,
  SLACK_APP_TOKEN: standIn.appToken,
  SLACK_API_URL: standIn.apiUrl,
});

async function takePort(): Promise<{ port: number; free(): void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    free: () => server.close(),
  };
}

describe('npm start', { timeout: 120_000 }, () => {
  it('opens a local workspace without tokens, and stops on SIGTERM', async () => {
    const taken = await takePort();
    taken.free();
    const { says, ended, output } = run({ CALLCHECK_WORKSPACE_PORT: String(taken.port) });
    await says(`Open http://127.0.0.1:${taken.port}/`);
    const page = await fetch(`http://127.0.0.1:${taken.port}/`);
    expect(page.status).toBe(200);
    child?.kill('SIGTERM');
    expect(await ended, output()).toBe(0);
  });

  it('runs on Slack, serves its health, and finishes what it has in hand', async () => {
    slack = await createSlackStandIn({ latencyMs: 100 });
    const ops = await takePort();
    ops.free();
    const { says, ended, output } = run({ ...onSlack(slack), CALLCHECK_OPS_PORT: String(ops.port) });
    await says('"msg":"ready"');
    for (const path of ['healthz', 'readyz']) {
      expect((await fetch(`http://127.0.0.1:${ops.port}/${path}`)).status).toBe(200);
    }
    const channel = slack.channelId('api-support');
    const ts = slack.post({ channel, text: 'POST /api/v2/conversations/calls 400 {"to": "+12065550142"}' });
    const standIn = slack;
    await standIn.waitFor(() => standIn.deliveries().some((delivery) => delivery.outcome === 'acked'));
    child?.kill('SIGTERM');
    expect(await ended, output()).toBe(0);
    expect(slack.thread(channel, ts)).toHaveLength(2);
    expect(output()).not.toContain('+12065550142');
  });

  it('leaves nothing unanswered and nothing doubled when it is killed', async () => {
    slack = await createSlackStandIn({ retryDelaysMs: [50, 50, 50] });
    const standIn = slack;
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
      await standIn.waitFor(
        () => standIn.deliveries().filter((each) => each.outcome === 'acked').length > round * 5 + round,
      );
      child?.kill('SIGKILL');
      await new Promise((resolve) => child?.once('close', resolve));
    }
    const own = (ts: string) =>
      standIn.thread(channel, ts).filter((each) => each.user === standIn.botUserId).length;
    const acked = () =>
      sent.filter((ts) =>
        standIn
          .deliveries()
          .some(
            ({ outcome, payload }) =>
              outcome === 'acked' && (payload as { event?: { ts?: string } }).event?.ts === ts,
          ),
      );
    await standIn.waitFor(() => acked().every((ts) => own(ts) === 1), 20_000);
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
  const fails = async (environment: Record<string, string>, expected: RegExp, root = ROOT): Promise<void> => {
    const { ended, output } = run(environment, [], root);
    expect(await ended).toBe(2);
    expect(output()).toMatch(expected);
    expect(output()).not.toMatch(/^\s+at /m);
  };

  it('a wrong bot token', async () => {
    slack = await createSlackStandIn();
    await fails(
      { ...onSlack(slack), SLACK_BOT_TOKEN: 'xoxb-wrong' },
      /SLACK_BOT_TOKEN was refused by Slack \(invalid_auth\)/,
    );
  });

  it('a Slack that cannot be reached', async () => {
    const closed = await takePort();
    closed.free();
    const environment = { SLACK_BOT_TOKEN: 'xoxb-x', SLACK_APP_TOKEN: 'xapp-x' };
    await fails(
      { ...environment, SLACK_API_URL: `http://127.0.0.1:${closed.port}/api/` },
      /could not be reached/,
    );
  });

  it('wrong settings, all at once', async () => {
    await fails({ SLACK_BOT_TOKEN: 'nonsense', PORT: 'x' }, /SLACK_BOT_TOKEN: .*\n.*PORT: /);
  });

  it('a port in use', async () => {
    const taken = await takePort();
    await fails(
      { CALLCHECK_WORKSPACE_PORT: String(taken.port) },
      /Port \d+ is taken.*CALLCHECK_WORKSPACE_PORT/,
    );
    slack = await createSlackStandIn();
    await fails({ ...onSlack(slack), CALLCHECK_OPS_PORT: String(taken.port) }, /CALLCHECK_OPS_PORT/);
    const http = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    };
    await fails({ ...http, PORT: String(taken.port) }, /PORT/);
    taken.free();
  });

  it('a state folder that cannot be written, or that another process uses', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await fails({ CALLCHECK_DATA_DIR: file }, /cannot be written.*CALLCHECK_DATA_DIR/);
    const { says } = run();
    await says('Open http');
    const first = child;
    await fails({}, /Another callcheck is running/);
    first?.kill('SIGKILL');
  });

  it('faults in the knowledge, each with its place', async () => {
    const copy = join(folder, 'copy');
    for (const name of ['src', 'knowledge', 'package.json', 'manifest.yml'])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    writeFileSync(join(copy, 'knowledge/cards/broken.yaml'), 'code: [\n');
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    await fails({}, /knowledge\/cards\/broken\.yaml:\d+: /, copy);
  });
});
