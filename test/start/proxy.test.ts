import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { type ConnectProxy, makeCertificate, startConnectProxy } from '../support/connect-proxy.ts';
import { freePort } from '../support/free-port.ts';
import { onSlack, overHttp, type Run, runApp } from '../support/run-app.ts';

let folder: string;
let slack: SlackEmulator;
let proxy: ConnectProxy | undefined;
let run: Run | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callcheck-proxy-'));
  slack = await createSlackEmulator({ retryDelaysMs: [200, 400, 800] });
});
afterEach(async () => {
  run?.child.kill('SIGKILL');
  await proxy?.stop();
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(environment: Record<string, string>): Run {
  run = runApp({ dataDirectory: join(folder, 'state'), environment });
  return run;
}

const PASTE = 'POST /api/v2/conversations/calls 400 {"to": "+12065550142"}';
const answered = async (text: string): Promise<void> => {
  const channel = slack.channelId('api-support');
  const ts = slack.post({ channel, text });
  await slack.waitFor(() => slack.thread(channel, ts).length === 2, 20_000);
};

describe('through a proxy', { timeout: 60_000 }, () => {
  it('goes all of Socket Mode, calls and socket, and comes back after a cut', async () => {
    proxy = await startConnectProxy(slack.apiUrl);
    const { says, ended, output, child } = start({
      ...onSlack(slack),
      SLACK_API_URL: proxy.apiUrl,
      http_proxy: proxy.url,
    });
    await says('"msg":"ready"');
    await answered(PASTE);
    const host = new URL(proxy.apiUrl).host;
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${host}`]));
    proxy.cut();
    await slack.waitFor(() => slack.sockets() === 0);
    await slack.waitFor(() => slack.sockets() === 1, 20_000);
    await answered(PASTE);
    child.kill('SIGTERM');
    expect(await ended, output()).toBe(0);
  });

  it('goes all of it on a Node that knows no proxy by itself', async () => {
    proxy = await startConnectProxy(slack.apiUrl);
    const older = join(folder, 'older.cjs');
    writeFileSync(older, "delete require('node:http').setGlobalProxyFromEnv;");
    const environment = { ...onSlack(slack), SLACK_API_URL: proxy.apiUrl, HTTP_PROXY: proxy.url };
    const { says, ended, child } = start({ ...environment, NODE_OPTIONS: `--require ${older}` });
    await says('"msg":"ready"');
    await answered(PASTE);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('goes all of it over TLS too, with a password for the proxy, which is never told', async ({ skip }) => {
    const tls = makeCertificate(folder);
    if (tls === undefined) return skip('openssl is missing');
    proxy = await startConnectProxy(slack.apiUrl, { tls });
    const { says, output } = start({
      ...onSlack(slack),
      SLACK_API_URL: proxy.apiUrl,
      HTTPS_PROXY: proxy.url.replace('//', '//porter:hush@'),
      NODE_EXTRA_CA_CERTS: tls.file,
    });
    await says('"msg":"ready"');
    await answered(PASTE);
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT slack1.lan:443']));
    expect(proxy.lastAuthorization()).toBe(`Basic ${Buffer.from('porter:hush').toString('base64')}`);
    expect(output()).not.toContain('hush');
  });

  it('go the calls of HTTP', async () => {
    proxy = await startConnectProxy(slack.apiUrl);
    const environment = { ...overHttp(slack, await freePort()), SLACK_API_URL: proxy.apiUrl };
    const { says } = start({ ...environment, HTTP_PROXY: proxy.url });
    await says('"msg":"ready"');
    await answered(PASTE);
  });

  it('goes nothing to this machine, nor to hosts of NO_PROXY', async () => {
    proxy = await startConnectProxy(slack.apiUrl);
    const { says, output } = start({ ...onSlack(slack), HTTP_PROXY: proxy.url });
    await says('"msg":"ready"');
    await answered(PASTE);
    expect(proxy.asked).toEqual([]);
    run?.child.kill('SIGKILL');
    await run?.ended;
    const free = { SLACK_API_URL: proxy.apiUrl, HTTP_PROXY: proxy.url, NO_PROXY: '.lan' };
    await start({ ...onSlack(slack), ...free }).says('Slack cannot be reached');
    expect(proxy.asked).toEqual([]);
    expect(output()).not.toContain('lan');
  });

  it('that is away, the start is waited with, in one line', async () => {
    proxy = await startConnectProxy(slack.apiUrl);
    const away = `http://127.0.0.1:${await freePort()}`;
    const { says, output, ended, child } = start({
      ...onSlack(slack),
      SLACK_API_URL: proxy.apiUrl,
      HTTP_PROXY: away,
    });
    await says(/Slack cannot be reached\. Check the network, the proxy/);
    child.kill('SIGTERM');
    expect(await ended, output()).toBe(0);
  });
});
