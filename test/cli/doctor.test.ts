import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import type { SetUpFinding } from '../../src/doctor/finding.ts';
import { readManifest } from '../../src/slack/manifest.ts';
import { createEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { createPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.ts';
import { describePostgres } from '../support/describe-postgres.ts';
import { COMPILED, freePort, onSlack, overHttp, ROOT, takePort } from '../support/run-app.ts';

const KNOWLEDGE = join(ROOT, 'knowledge');

let folder: string;
let state: string;
let slack: SlackEmulator;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-doctor-'));
  state = join(folder, 'state');
  slack = await createSlackEmulator({ app: await readManifest() });
});
afterEach(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Environment = Record<string, string>;

const look = (environment: Environment, more: Partial<Parameters<typeof examine>[0]> = {}) =>
  examine({ knowledge: KNOWLEDGE, environment: { CALLCHECK_DATA_DIR: state, ...environment }, ...more });

const format = ({ check, status, message, remedy }: SetUpFinding): string =>
  `${status} ${check}: ${message}${remedy === undefined ? '' : ` (${remedy})`}`;

/** What is not well, as lines. */
const complaints = async (...args: Parameters<typeof look>): Promise<string[]> =>
  (await look(...args)).filter(({ status }) => status !== 'ok').map(format);

describe('a sound set-up', () => {
  it('has nothing to remedy without Slack', async () => {
    expect((await look({})).map(format)).toEqual([
      `ok node: ${process.versions.node}`,
      'ok settings: none for Slack: the local workspace',
      expect.stringMatching(/^ok knowledge: sound, version [0-9a-f]{12}$/),
      `ok state: ${state} will be made at the first start`,
    ]);
  });

  it('has nothing to remedy in Socket Mode', async () => {
    const channel = slack.channelId('api-support');
    const findings = await look({ ...onSlack(slack), CALLCHECK_CHANNELS: channel });
    expect(findings.slice(4).map(format)).toEqual([
      expect.stringMatching(/^ok bot token: @\S+ in ./),
      'ok scopes: all that manifest.yml asks for',
      'ok clock: as Slack has it',
      'ok app token: opens Socket Mode',
      `ok channels: #api-support (${channel})`,
    ]);
  });

  it('has nothing to remedy over HTTP', async () => {
    const port = await freePort();
    const findings = await look(overHttp(slack, port));
    expect(findings.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(findings.map(format)).toContain(`ok port: ${port} of PORT is free`);
  });

  it('leaves the folder as it was', async () => {
    await look({});
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('each fault of the set-up is told with what to do', () => {
  it.each<[string, Environment, RegExp]>([
    [
      'a wrong bot token',
      { SLACK_BOT_TOKEN: 'xoxb-wrong' },
      /^fault bot token: Slack refuses it \(invalid_auth\) \(copy SLACK_BOT_TOKEN/,
    ],
    [
      'a wrong app token',
      { SLACK_APP_TOKEN: 'xapp-wrong' },
      /^fault app token: Slack refuses it \(invalid_auth\) \(copy SLACK_APP_TOKEN/,
    ],
    [
      'a channel that is not there',
      { CALLCHECK_CHANNELS: 'C0NOWHERE' },
      /^fault channels: C0NOWHERE is not there.*\(invite the app there/,
    ],
    [
      'a group that is not there',
      { CALLCHECK_ESCALATION_GROUP: 'S0NOBODY' },
      /^(?:fault|warning) user group: S0NOBODY/,
    ],
    [
      'a setting that has no effect here',
      { CALLCHECK_WORKSPACE_PORT: '4390' },
      /^warning settings: CALLCHECK_WORKSPACE_PORT .* no effect in Socket Mode.*\(remove it/,
    ],
    [
      'a setting that nothing reads',
      { CALLCHECK_CHANELS: 'C0AAAA' },
      /^warning settings: CALLCHECK_CHANELS .* did you mean CALLCHECK_CHANNELS\?/,
    ],
  ])('%s', async (_, environment, expected) => {
    const told = await complaints({ ...onSlack(slack), ...environment });
    expect(told).toEqual([expect.stringMatching(expected)]);
  });

  it('faulty settings, all of them, and what does not depend on them', async () => {
    const told = await look({ SLACK_BOT_TOKEN: 'nonsense', PORT: 'x' });
    expect(told.map(format)).toEqual([
      expect.stringMatching(/^ok node/),
      expect.stringMatching(/^fault settings: SLACK_BOT_TOKEN does not look like .* \(copy it again\)$/),
      'fault settings: PORT must be a number from 0 to 65535 (correct PORT)',
      expect.stringMatching(/^ok knowledge/),
    ]);
  });

  it('a Slack that cannot be reached', async () => {
    const url = `http://127.0.0.1:${await freePort()}/api/`;
    expect(await complaints({ ...onSlack(slack), SLACK_API_URL: url })).toEqual([
      expect.stringMatching(/^fault bot token: Slack cannot be reached \(ECONNREFUSED\)/),
      expect.stringMatching(/^fault app token: Slack cannot be reached \(ECONNREFUSED\)/),
    ]);
  });

  it('an app token without its scope', async () => {
    slack.failNext('apps.connections.open', { error: 'missing_scope' });
    expect(await complaints(onSlack(slack))).toEqual([
      expect.stringMatching(/^fault app token: lacks the scope connections:write/),
    ]);
  });

  it('missing scopes, with what each costs: the needed ones and those that are optional', async () => {
    const { scopes, ...app } = await readManifest();
    const fewer = scopes.filter((scope) => !['files:read', 'channels:history'].includes(scope));
    const poor = await createSlackEmulator({ app: { ...app, scopes: fewer } });
    expect(await complaints(onSlack(poor))).toEqual([
      expect.stringMatching(
        /^fault scopes: missing channels:history: public channels are not watched \(add it/,
      ),
      expect.stringMatching(/^warning scopes: missing files:read: snippets .* are not read \(add it/),
    ]);
    await poor.stop();
  });

  it('a channel that the app is not in, and one that is archived', async () => {
    const outside = slack.addChannel({ name: 'outside' });
    slack.kick(outside);
    const old = slack.addChannel({ name: 'old' });
    slack.archive(old);
    const told = await complaints({ ...onSlack(slack), CALLCHECK_CHANNELS: `${outside},${old}` });
    expect(told).toEqual([
      expect.stringMatching(/^fault channels: the app is not in #outside/),
      expect.stringMatching(/^fault channels: #old \(.*\) is archived/),
    ]);
  });

  it.each([
    [-10, 'fault clock: 600 s behind Slack: requests from Slack are refused from five minutes on'],
    [10, 'fault clock: 600 s ahead of Slack'],
    [2, 'warning clock: 120 s ahead of Slack'],
  ])('a clock that is %i minutes off', async (minutes, expected) => {
    const told = await complaints(onSlack(slack), { now: () => Date.now() + minutes * 60_000 });
    // The header counts whole seconds.
    expect(
      told.map((each) => each.replace(/\d+(?= s )/, (n) => String(Math.round(Number(n) / 10) * 10))),
    ).toEqual([expect.stringContaining(expected)]);
  });

  it('a Node that is too old', async () => {
    expect(await complaints({}, { nodeVersion: '22.20.0' })).toEqual([
      expect.stringMatching(/^fault node: 22\.20\.0 is too old/),
    ]);
  });

  it('knowledge with faults, each with its place', async () => {
    const knowledge = join(folder, 'knowledge');
    cpSync(KNOWLEDGE, knowledge, { recursive: true });
    writeFileSync(join(knowledge, 'cards/broken.yaml'), 'code: [\n');
    const told = await complaints({}, { knowledge });
    expect(told[0]).toMatch(/^fault knowledge: knowledge\/cards\/broken\.yaml:\d+: /);
  });

  it('a port that another program has, but not one that callcheck has', async () => {
    const taken = await takePort();
    expect(await complaints(overHttp(slack, taken.port))).toEqual([
      expect.stringMatching(/^fault port: \d+ of PORT is taken by another program \(set PORT/),
    ]);
    await taken.free();
    const server = createServer((_, response) => void response.end('ok\n'));
    await new Promise<void>((resolve) => server.listen(taken.port, () => resolve()));
    const findings = await look(overHttp(slack, taken.port));
    expect(findings.map(format)).toContain(`ok port: ${taken.port} of PORT is in use by callcheck itself`);
    server.close();
  });

  it('a collector that does not answer, but not one that does', async () => {
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    expect(await complaints({ ...onSlack(slack), OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })).toEqual([
      expect.stringMatching(/^warning telemetry: .* cannot be reached \(ECONNREFUSED\)/),
    ]);
    const server = createServer((_, response) => void response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
    expect(await complaints({ ...onSlack(slack), OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })).toEqual([]);
    server.close();
  });
});

describe('a proxy', () => {
  let proxy: ConnectProxy;
  beforeEach(async () => {
    proxy = await startConnectProxy(slack.apiUrl);
  });
  afterEach(() => proxy.stop());

  const behind = (environment: Environment) =>
    look({ ...onSlack(slack), SLACK_API_URL: proxy.apiUrl, ...environment });

  it('is told, and Slack asked through it', async () => {
    const findings = (await behind({ http_proxy: proxy.url.replace('//', '//porter:hush@') })).map(format);
    expect(findings.filter((line) => !line.startsWith('ok'))).toEqual([]);
    expect(findings).toContain('ok proxy: Slack is reached through the one of HTTP_PROXY');
    expect(findings.join()).not.toContain('hush');
  });

  it('is not asked for the collector, which telemetry is sent to without', async () => {
    const collector = 'http://collector.invalid:4318';
    const findings = await behind({ HTTP_PROXY: proxy.url, OTEL_EXPORTER_OTLP_ENDPOINT: collector });
    expect(findings.map(format)).toContainEqual(expect.stringMatching(/^warning telemetry: .* cannot be/));
    expect(proxy.asked.join()).not.toContain('collector');
  });

  it.each<[string, () => Promise<Environment>, string]>([
    [
      'that is away',
      async () => ({ HTTP_PROXY: `http://127.0.0.1:${await freePort()}` }),
      "fault proxy: the one of HTTP_PROXY cannot be reached (ECONNREFUSED) (start it, correct HTTP_PROXY, or name Slack's hosts in NO_PROXY)",
    ],
    [
      'that is not for Slack',
      async () => ({ HTTP_PROXY: proxy.url, NO_PROXY: 'x.example .lan' }),
      'ok proxy: none is used for Slack, as the settings have it',
    ],
    [
      'that is no address',
      async () => ({ HTTPS_PROXY: 'porter:hush' }),
      'fault settings: HTTPS_PROXY must be a URL such as http://proxy.example:3128 (correct HTTPS_PROXY)',
    ],
  ])('%s is told', async (_, environment, expected) => {
    const findings = (await behind(await environment())).map(format);
    expect(findings).toContain(expected);
    expect(findings.join()).not.toContain('hush');
  });
});

describe('the state', () => {
  const stateOf = async (): Promise<string | undefined> =>
    (await look({})).filter(({ check }) => check === 'state').map(format)[0];

  it('is fine in use, and free', async () => {
    const store = createEmbeddedStore(state);
    expect(await stateOf()).toBe(`ok state: ${state}: in use by the callcheck that runs now`);
    await store.close();
    expect(await stateOf()).toBe(`ok state: ${state}: sound, and of this version or older`);
    rmSync(join(state, 'callcheck.db'));
    expect(await stateOf()).toBe(`ok state: ${state}: empty so far`);
  });

  it.each<[string, (path: string) => void, RegExp]>([
    [
      'damaged',
      (path) => writeFileSync(path, 'not a database at all'.repeat(100)),
      /^fault state: .* is damaged.*\(Restore a backup/,
    ],
    [
      'newer',
      (path) => run(path, `PRAGMA user_version = 999`),
      /^fault state: .* newer callcheck.*\(Start that version/,
    ],
    ['foreign', (path) => run(path, 'PRAGMA application_id = 1'), /^fault state: .* another program/],
  ])('is refused where it is %s', async (_, spoil, expected) => {
    await createEmbeddedStore(state).close();
    spoil(join(state, 'callcheck.db'));
    expect(await stateOf()).toMatch(expected);
  });

  it('of a local workspace is in the folder, whatever database is named', async () => {
    const findings = await look({ DATABASE_URL: 'postgres://user@127.0.0.1:1/db' });
    expect(findings.map(format)).toContain(`ok state: ${state} will be made at the first start`);
  });

  it('is refused where a file stands in the way of the folder', async () => {
    mkdirSync(state);
    writeFileSync(join(state, 'file'), '');
    state = join(state, 'file');
    expect(await stateOf()).toMatch(/^fault state: .*file is not writable/);
  });

  it.each([
    ['below a file', () => join(state, 'file', 'state')],
    ['a link to nowhere', () => join(state, 'link')],
    ['where none can be made', () => '/proc/nowhere'],
  ])('is refused where its folder is %s, and nothing is left of the look', async (_, pathOf) => {
    mkdirSync(state);
    writeFileSync(join(state, 'file'), '');
    symlinkSync(join(state, 'nowhere'), join(state, 'link'));
    const [there, path] = [state, pathOf()];
    state = path;
    expect(await stateOf()).toMatch(/^fault state: .* cannot be written .*\(.*CALLCHECK_DATA_DIR\)$/);
    expect(readdirSync(there)).toEqual(['file', 'link']);
  });

  const run = (path: string, statement: string): void => {
    const database = new DatabaseSync(path);
    database.exec(statement);
    database.close();
  };
});

describePostgres('the state on PostgreSQL', (server) => {
  it('is looked at, and its absence told, without the password', async () => {
    const url = server().url();
    const findings = await look({ ...onSlack(slack), DATABASE_URL: url });
    expect(findings.map(format)).toContainEqual(expect.stringMatching(/^ok state: PostgreSQL \d+\.\d+/));
    const away = `postgres://user:hushhush@127.0.0.1:${await freePort()}/db`;
    const told = await complaints({ ...onSlack(slack), DATABASE_URL: away });
    expect(told).toEqual([expect.stringMatching(/^fault state: .* cannot be reached/)]);
    expect(told.join()).not.toContain('hush');
  });

  it('has the installations of many workspaces, which are looked at too', async () => {
    const many = {
      SLACK_CLIENT_ID: '1234567890.1234567890',
      SLACK_CLIENT_SECRET: 'an-invented-client-secret',
      SLACK_STATE_SECRET: 'an-invented-state-secret',
      CALLCHECK_ENCRYPTION_KEYS: Buffer.alloc(32, 1).toString('base64'),
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      DATABASE_URL: server().url(),
    };
    const tokens = async (environment: Environment) =>
      (await look(environment)).map(format).filter((line) => line.includes('bot token'));
    expect(await tokens(many)).toEqual([expect.stringContaining('none has yet')]);
    const store = await createPostgresStore({ url: many.DATABASE_URL });
    expect(await tokens(many)).toEqual([expect.stringContaining('none has yet')]);
    await store.saveInstallation({ holder: 'team/T0NE', sealed: 'no-such-key.x', updated: 1 });
    await store.close();
    expect(await tokens(many)).toEqual([
      'ok bot token: 0 of 1 installations are sound',
      expect.stringMatching(/^fault bot token: no key .* opens that of team\/T0NE/),
    ]);
    const away = `postgres://user:hushhush@127.0.0.1:${await freePort()}/db`;
    expect(await tokens({ ...many, DATABASE_URL: away })).toEqual([
      expect.stringMatching(/^warning bot token: .* could not be looked at/),
    ]);
  });
});

describe('npx callcheck doctor', { timeout: 60_000 }, () => {
  const doctor = (environment: Environment, ...args: string[]) =>
    new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
      const env = { PATH: process.env.PATH, CALLCHECK_DATA_DIR: state, ...COMPILED, ...environment };
      const command = [join(ROOT, 'src/cli.cjs'), 'doctor', ...args];
      const child = execFile(process.execPath, command, { env }, (_, stdout, stderr) =>
        resolve({ status: child.exitCode ?? -1, stdout, stderr }),
      );
    });

  it('ends with 0 and says so where all is well', async () => {
    const { status, stdout } = await doctor(onSlack(slack));
    expect(stdout).toMatch(
      /^ok {7}node: [\s\S]*\nok {7}app token: opens Socket Mode\n[\s\S]*\nAll is well\.\n$/,
    );
    expect(status).toBe(0);
  });

  it('ends with 1 at a fault, with the remedy on a line of its own', async () => {
    const { status, stdout } = await doctor({ ...onSlack(slack), SLACK_BOT_TOKEN: 'xoxb-wrong' });
    expect(stdout).toContain(
      '\nfault    bot token: Slack refuses it (invalid_auth)\n         copy SLACK_BOT_TOKEN',
    );
    expect(stdout).toMatch(/\n1 fault, 0 warnings\.\n$/);
    expect(status).toBe(1);
  });

  it('ends with 0 at a warning alone, and prints JSON', async () => {
    const { status, stdout } = await doctor({ CALLCHECK_CHANELS: 'x' }, '--json');
    const told: { status: string; findings: SetUpFinding[] } = JSON.parse(stdout);
    expect(told.status).toBe('warning');
    expect(told.findings.map(({ check }) => check)).toEqual([
      'node',
      'settings',
      'settings',
      'knowledge',
      'state',
    ]);
    expect(status).toBe(0);
  });

  it('ends with 2 where it is called in a way that makes no sense', async () => {
    const { status, stderr } = await doctor({}, 'file.txt');
    expect(stderr).toMatch(/^callcheck: `callcheck doctor` takes no FILE/);
    expect(status).toBe(2);
  });

  it('shows no part of any secret', async () => {
    const wrong = {
      SLACK_BOT_TOKEN: 'xoxb-hush-bot',
      SLACK_APP_TOKEN: 'xapp-hush-app',
      SLACK_SIGNING_SECRET: 'hush-signing',
    };
    for (const environment of [
      wrong,
      { ...wrong, SLACK_API_URL: slack.apiUrl },
      { ...wrong, PORT: 'hush' },
    ]) {
      const findings = await look({ SLACK_API_URL: 'http://127.0.0.1:9/', ...environment });
      expect(findings.map(format).join()).not.toContain('hush');
    }
    const { stdout } = await doctor(onSlack(slack), '--json');
    for (const secret of [slack.botToken, slack.appToken, slack.signingSecret])
      expect(stdout).not.toContain(secret);
  });
});
