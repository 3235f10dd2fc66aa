import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthRoutes, serveRoutes } from '../../src/ops/health.ts';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { startWorkspacePage, type WorkspacePage } from '../../src/workspace/page/server.ts';
import { CHROMIUM_MISSING, launchChromium } from '../support/chromium.ts';

let slack: SlackEmulator;
let page: WorkspacePage;
let port: number;
beforeAll(async () => {
  slack = await createSlackEmulator();
  page = await startWorkspacePage(slack);
  port = Number(new URL(page.url).port);
});
afterAll(async () => {
  await page.stop();
  await slack.stop();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Asks by hand: `fetch` sets Host and Origin itself. The answer's first piece is enough of a stream. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    to = port,
  }: { method?: string; headers?: Record<string, string>; body?: string; to?: number } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: to, method, path, headers, agent: false });
    request.on('error', reject);
    request.on('response', (answer) => {
      const done = (text: string): void => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        answer.destroy();
      };
      answer.once('data', (data: Buffer) => done(data.toString()));
      answer.once('end', () => done(''));
    });
    request.end(body);
  });
}

const own = (): Record<string, string> => ({
  host: `127.0.0.1:${port}`,
  origin: `http://127.0.0.1:${port}`,
  'content-type': 'application/json',
});
const POST = '{"action":"post","channel":"api-support","text":"posted from elsewhere"}';
const act = (over: Record<string, string>) =>
  ask('/act', { method: 'POST', body: POST, headers: { ...own(), ...over } });

describe('a name of elsewhere that leads to this machine', () => {
  const hosts = (): string[] => [
    'evil.example',
    `evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `127.0.0.1:${port + 1}`,
    `0.0.0.0:${port}`,
    `[::1]:${port}`,
    `127.0.0.1:${port}@evil.example`,
    `LOCALHOST:${port}`,
    ' ',
  ];

  it.each(['/', '/main.ts', '/events'])('shows nothing of %s', async (path) => {
    for (const host of hosts()) expect((await ask(path, { headers: { host } })).status, host).toBe(403);
    expect((await ask(path, { headers: own() })).status).toBe(200);
  });

  it('does nothing', async () => {
    for (const host of hosts())
      expect((await act({ host, origin: `http://${host}` })).status, host).toBe(403);
    expect(slack.messages('api-support')).toEqual([]);
  });
});

describe('a page of elsewhere', () => {
  it.each([
    'http://evil.example',
    'https://127.0.0.1',
    'null',
    '',
    'http://127.0.0.1',
    'http://localhost:1',
    'file://',
  ])('at %j can do nothing here', async (origin) => {
    expect((await act({ origin })).status).toBe(403);
    expect(slack.messages('api-support')).toEqual([]);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=x',
    '',
  ])('cannot send %j without being asked first', async (type) => {
    expect((await act({ 'content-type': type })).status).toBe(403);
    expect(slack.messages('api-support')).toEqual([]);
  });

  it('is told in no answer that it may read', async () => {
    for (const path of ['/', '/events', '/nothing', '/act']) {
      const { headers } = await ask(path, { headers: { ...own(), origin: 'http://evil.example' } });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect((await ask('/act', { method: 'OPTIONS', headers: own() })).status).toBe(405);
  });

  it('from here does what it should', async () => {
    expect((await act({})).status).not.toBe(403);
  });
});

it.each(['/', '/main.ts', '/events', '/nothing', '/act'])(
  '%s comes with rules for the browser',
  async (path) => {
    const { headers } = await ask(path, { headers: own() });
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
      expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  },
);

it('no script and no handler stands in the page itself', () => {
  const folder = new URL('../../src/workspace/page/public/', import.meta.url);
  const html = readFileSync(new URL('index.html', folder), 'utf8');
  expect(html.match(/<script(?![^>]* src=)|\son\w+=|javascript:|<style/g)).toBeNull();
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const writers =
    /\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment|srcdoc/;
  expect(scripts.filter((name) => writers.test(readFileSync(new URL(name, folder), 'utf8')))).toEqual([]);
});

it('only this machine reaches the page and the workspace', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  const isOpen = (host: string, at: number) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host, port: at });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      setTimeout(() => socket.destroy(new Error('no answer')), 2000).unref();
    });
  for (const at of [port, Number(new URL(slack.origin).port)]) {
    expect(await isOpen('127.0.0.1', at)).toBe(true);
    // Another address of the loopback stands for what listens on all of them.
    for (const host of ['127.0.0.2', ...others.map(({ address }) => address)])
      expect(await isOpen(host, at), host).toBe(false);
  }
});

it('health tells no more than that, and nothing stands beside it', async () => {
  const secret = 'hush-quetzal';
  const routes = healthRoutes({
    awaited: () => undefined,
    isConnected: () => true,
    checkStore: () => Promise.reject(new Error(secret)),
  });
  const server = await serveRoutes(routes, 0);
  const address = server.address();
  const to = typeof address === 'object' ? (address?.port ?? 0) : 0;
  try {
    expect((await ask('/healthz', { to })).text).toBe('ok\n');
    expect(await ask('/readyz', { to })).toMatchObject({
      status: 503,
      text: 'the state cannot be written\n',
    });
    for (const path of [
      '/',
      '/x',
      '/healthz/',
      '/healthz/x',
      '/../healthz',
      '//healthz',
      '/__proto__',
      '/metrics/x',
      '/slack/events',
      '/%2e%2e/etc/passwd',
    ])
      expect(await ask(`${path}?${secret}`, { to }), path).toMatchObject({
        status: 404,
        text: 'not found\n',
      });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask('/healthz', { method, to })).status).toBe(404);
  } finally {
    server.close();
  }
});

if (CHROMIUM_MISSING !== null) console.warn(CHROMIUM_MISSING);

describe.skipIf(CHROMIUM_MISSING !== null)('in Chromium', () => {
  it('HTML in messages, names, files and channels is text', async () => {
    const html = (where: string) =>
      `<img src=x onerror="window.hit='${where}'"><script>window.hit='${where}'</script><b class=hostile>${where}</b>"'>`;
    const user = slack.addUser({ name: html('name'), realName: html('real name') });
    const channel = slack.addChannel({ name: html('channel'), members: [user, slack.users()[0]?.id ?? ''] });
    slack.post({ channel, user, text: html('elsewhere') });
    const where = { channel: 'api-support', user };
    const root = slack.post({
      ...where,
      text: `${html('text')} \`${html('code')}\` <https://x.example|${html('link')}>`,
    });
    slack.post({ ...where, text: html('thread'), threadTs: root });
    slack.post({
      ...where,
      text: 'file',
      files: [{ name: `${html('file').replaceAll('/', '')}.json`, content: html('content') }],
    });
    slack.post({ ...where, text: html('plain'), plain: true });
    for (const url of [
      'javascript:window.hit=1',
      'data:text/html,<script>1</script>',
      'JaVaScRiPt:1',
      ' javascript:1',
    ])
      slack.post({
        ...where,
        text: 'link',
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url, text: html('link') }] }],
          },
          { type: 'section', text: { type: 'mrkdwn', text: `<${url}|there>` } },
        ],
      });
    const browser = await launchChromium();
    try {
      const tab = await browser.newPage();
      tab.setDefaultTimeout(20_000);
      await tab.goto(page.url);
      await tab.locator('[data-ready=true]').waitFor();
      await tab.getByTestId('messages').getByText('plain</b>').waitFor();
      expect(await tab.locator('.hostile, img[src=x], script:not([src])').count()).toBe(0);
      expect(await tab.evaluate('window.hit')).toBeUndefined();
      const targets = await tab
        .locator('a')
        .evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
      expect(targets.filter((href) => !/^(?:https?:|mailto:|tel:|#|\/)/.test(href))).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 60_000);
});
