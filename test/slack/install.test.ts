import { afterEach, describe, expect, it, vi } from 'vitest';
import type { InstallConfig } from '../../src/config.ts';
import { readManifest } from '../../src/slack/manifest.ts';
import type { EmulatorWorkspace } from '../../src/workspace/emulator/emulator.ts';
import type { TransportKind } from './harness.ts';
import { type InstallHarness, startInstallHarness } from './install-harness.ts';

let harness: InstallHarness;
const start = async (
  transport: TransportKind = 'http',
  install: Partial<InstallConfig> = {},
): Promise<InstallHarness> => {
  harness = await startInstallHarness({ transport, install });
  return harness;
};
afterEach(async () => {
  vi.useRealTimers();
  await harness.stop();
});

const say = (workspace: EmulatorWorkspace, text: string): string =>
  workspace.post({ channel: 'api-support', text });
const replies = (workspace: EmulatorWorkspace, ts: string) =>
  workspace.thread('api-support', ts).filter((message) => message.user === workspace.botUserId);

describe.each<TransportKind>(['socket', 'http'])('over %s', (transport) => {
  it('two workspaces install the app, and each is answered with its own token', async () => {
    const { slack, other, browser, settle } = await start(transport);
    expect((await browser.install(slack.teamId)).status).toBe(200);
    expect((await browser.install(other.teamId)).status).toBe(200);
    const here = say(slack, 'bad');
    const there = say(other, 'bad');
    await settle();
    expect(replies(slack, here)).toHaveLength(1);
    expect(replies(other, there)).toHaveLength(1);
    expect(other.calls('chat.postMessage')).toHaveLength(1);
    expect(slack.calls('chat.postMessage').map(({ parameters }) => parameters.thread_ts)).toEqual([here]);
  });

  it('one serves an organization, by one token, in all of its workspaces', async () => {
    const { inOrg, orgId, browser, settle, restart, store } = await start(transport);
    expect((await browser.install(orgId)).status).toBe(200);
    const sent = inOrg.map((workspace) => say(workspace, 'bad'));
    await settle();
    inOrg.forEach((workspace, index) => {
      expect(replies(workspace, sent[index] ?? '')).toHaveLength(1);
    });
    expect((await store.listInstallations()).map(({ holder }) => holder)).toEqual([`org/${orgId}`]);
    await restart();
    const [, second] = inOrg;
    const { acked } = await second.command({ channel: 'api-support', text: '/callcheck mode mention' });
    expect(acked).toBe(true);
    expect(await harness.store.findMode(second.teamId, second.channelId('api-support'))).toBe('mention');
    expect(await harness.store.listModes(inOrg[0].teamId)).toEqual([]);
  });

  it('work that was left is done after a restart, with the token of its workspace', async () => {
    const { slack, inOrg, orgId, browser, restart, settle } = await start(transport);
    await browser.install(slack.teamId);
    await browser.install(orgId);
    const places = [slack, inOrg[1]];
    slack.failNext('chat.postMessage', { error: 'service_unavailable', times: 2 });
    const sent = places.map((workspace) => say(workspace, 'bad'));
    await vi.waitFor(() => expect(harness.countLines('work was put off')).toBe(2));
    await restart();
    await settle();
    places.forEach((workspace, index) => {
      expect(replies(workspace, sent[index] ?? '')).toHaveLength(1);
    });
  });
});

describe('the page of the installation', () => {
  it('asks for the scopes of the manifest, and cannot be framed', async () => {
    const { browser, slack } = await start();
    const { page, authorizeUrl, cookie } = await browser.begin();
    expect(authorizeUrl.origin).toBe(slack.origin);
    expect(authorizeUrl.searchParams.get('scope')?.split(',')).toEqual((await readManifest()).scopes);
    expect(authorizeUrl.searchParams.has('redirect_uri')).toBe(false);
    expect(authorizeUrl.searchParams.get('state')).toBe(cookie.split('=')[1]);
    expect(page.headers.getSetCookie()[0]).toMatch(/Secure; HttpOnly; Path=\/; Max-Age=600/);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('names the address to come back to where one is set', async () => {
    const { browser, slack } = await start('http', { publicUrl: 'https://callcheck.example/' });
    const visit = await browser.begin();
    expect(visit.authorizeUrl.searchParams.get('redirect_uri')).toBe(
      'https://callcheck.example/slack/oauth_redirect',
    );
    slack.setRedirectUrls(['https://callcheck.example/']);
    const back = await browser.choose(visit, slack.teamId);
    const shown = await browser.comeBack(new URL(back.pathname + back.search, harness.base), visit.cookie);
    expect(shown.status).toBe(200);
  });

  it.each<TransportKind>(['socket', 'http'])('is for GET alone, over %s', async (transport) => {
    const { base } = await start(transport);
    for (const path of ['/slack/install', '/slack/oauth_redirect'])
      expect((await fetch(base + path, { method: 'POST' })).status).toBe(404);
  });
});

interface Attempt {
  readonly to: URL;
  readonly cookie: string | undefined;
}

/** Each is a way back to the app that must not end in an installation. */
const REFUSED: readonly (readonly [
  string,
  number,
  RegExp,
  (attempt: Attempt) => Partial<Attempt> | Promise<Partial<Attempt>>,
])[] = [
  ['with a state of another browser', 400, /did not start here/, () => ({ cookie: undefined })],
  [
    'with a forged state',
    400,
    /did not start here/,
    ({ to }) => {
      const state = `${to.searchParams.get('state')?.slice(0, -6)}AAAAAA`;
      to.searchParams.set('state', state);
      return { to, cookie: `slack-app-oauth-state=${state}` };
    },
  ],
  [
    'with no state',
    400,
    /did not start here/,
    ({ to }) => {
      to.searchParams.delete('state');
      return { to };
    },
  ],
  [
    'with a state from ten minutes ago',
    400,
    /did not start here/,
    () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
      return {};
    },
  ],
  [
    'with a code that is none',
    400,
    /did not take the code/,
    ({ to }) => {
      to.searchParams.set('code', 'invented');
      return { to };
    },
  ],
  [
    'with no code',
    400,
    /sent no code/,
    ({ to }) => {
      to.searchParams.delete('code');
      return { to };
    },
  ],
];

describe('nothing is installed', () => {
  it.each(REFUSED)('%s', async (_, status, words, change) => {
    const { browser, slack, store } = await start();
    const visit = await browser.begin();
    const attempt = { to: await browser.choose(visit, slack.teamId), cookie: visit.cookie };
    const { to, cookie } = { ...attempt, ...(await change(attempt)) };
    const shown = await browser.comeBack(to, cookie);
    expect(shown.status).toBe(status);
    expect(shown.text).toMatch(words);
    expect(shown.text).toContain('href="/slack/install"');
    expect(await store.listInstallations()).toEqual([]);
    expect(harness.countLines('an installation was not completed')).toBe(1);
    expect(harness.countLines('"level":50')).toBe(0);
    vi.useRealTimers();
    expect((await browser.install(slack.teamId)).status).toBe(200);
  });

  it('when the person cancels', async () => {
    const { browser, store } = await start();
    const shown = await browser.install('');
    expect(shown).toMatchObject({ status: 403, text: expect.stringContaining('cancelled in Slack') });
    expect(await store.listInstallations()).toEqual([]);
  });

  it('when somebody goes the same way a second time', async () => {
    const { browser, slack, store } = await start();
    const visit = await browser.begin();
    const back = await browser.choose(visit, slack.teamId);
    expect((await browser.comeBack(back, visit.cookie)).status).toBe(200);
    const [before] = await store.listInstallations();
    const again = await browser.comeBack(back, visit.cookie);
    expect(again).toMatchObject({ status: 400, text: expect.stringContaining('did not start here') });
    expect(await store.listInstallations()).toEqual([before]);
  });

  it('when it cannot be kept, and the page says so', async () => {
    const { browser, slack, store } = await start();
    store.saveInstallation = async () => {
      throw new Error('telltale');
    };
    const shown = await browser.install(slack.teamId);
    expect(shown).toMatchObject({ status: 500, text: expect.stringContaining('could not be kept') });
    expect(shown.text + harness.logs()).not.toContain('telltale');
  });
});

describe('a workspace that has not installed the app', () => {
  it.each<TransportKind>(['socket', 'http'])('is ignored with one line, over %s', async (transport) => {
    const { slack, other, browser, settle } = await start(transport);
    await browser.install(slack.teamId);
    other.emitEvent({
      type: 'message',
      channel: 'C0THEIRS',
      user: 'U0THEM',
      ts: '1770000000.000100',
      text: 'bad',
    });
    await settle();
    expect(other.deliveries().map(({ outcome }) => outcome)).toEqual(['acked']);
    expect(other.calls()).toEqual([]);
    expect(
      harness
        .logs()
        .split('\n')
        .filter((line) => line.includes(other.teamId)),
    ).toEqual([expect.stringContaining('not installed in its workspace')]);
    expect(harness.countLines('"level":40') + harness.countLines('"level":50')).toBe(1);
    const ts = say(slack, 'bad');
    await settle();
    expect(replies(slack, ts)).toHaveLength(1);
  });

  it('holds up nobody with work that was left', async () => {
    const { slack, browser, settle, store } = await start();
    await browser.install(slack.teamId);
    const source = { team: 'T0GONE', channel: 'C0GONE', ts: '1770000000.000100' };
    const installed = { team: 'T0GONE', isOrg: false };
    const job = { kind: 'react', source, installed, name: 'eyes' };
    await store.addWork({
      delivery: 'x',
      subject: 'T0GONE/C0GONE/1',
      body: JSON.stringify(job),
      added: Date.now(),
    });
    const ts = say(slack, 'bad');
    await settle();
    expect(harness.countLines('work was dropped')).toBe(1);
    expect(replies(slack, ts)).toHaveLength(1);
  });
});
