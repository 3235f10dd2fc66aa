import { afterEach, describe, expect, it } from 'vitest';
import { writeInstallation } from '../../src/slack/install/installation.ts';
import { createTokens } from '../../src/slack/install/installed-workspaces.ts';
import { createSeal } from '../../src/slack/install/seal.ts';
import type { EmulatorWorkspace } from '../../src/workspace/emulator/emulator.ts';
import type { TransportKind } from './harness.ts';
import { type InstallHarness, KEYS, startInstallHarness } from './install-harness.ts';

const [ONE, TWO, THREE] = KEYS;
const ABOUT = 'installation of team/T0MINE';

describe('a seal', () => {
  it('opens what it closed, and never closes alike', () => {
    const seal = createSeal([ONE]);
    const [first, second] = [seal.close('xoxb-secret ✓', ABOUT), seal.close('xoxb-secret ✓', ABOUT)];
    expect(seal.open(first, ABOUT)).toBe('xoxb-secret ✓');
    expect(first).not.toBe(second);
    expect(first).not.toContain('secret');
  });

  it('opens with any key, and closes with the first', () => {
    const old = createSeal([ONE]).close('text', ABOUT);
    const both = createSeal([TWO, ONE]);
    expect(both.open(old, ABOUT)).toBe('text');
    expect(both.isCurrent(old)).toBe(false);
    const renewed = both.close('text', ABOUT);
    expect(both.isCurrent(renewed)).toBe(true);
    expect(createSeal([TWO]).open(renewed, ABOUT)).toBe('text');
    expect(createSeal([TWO]).open(old, ABOUT)).toBeUndefined();
  });

  it.each<[string, (sealed: string) => string, string]>([
    ['under another name', (sealed) => sealed, 'installation of team/T0THEIRS'],
    [
      'when a byte of it is another',
      (sealed) => `${sealed.slice(0, 40)}${flip(sealed[40])}${sealed.slice(41)}`,
      ABOUT,
    ],
    ['when its end is missing', (sealed) => sealed.slice(0, -4), ABOUT],
    ['when it is too short for a nonce', (sealed) => sealed.slice(0, 20), ABOUT],
    ['when it names another key', (sealed) => `000000000000${sealed.slice(12)}`, ABOUT],
    ['when it is nothing', () => '', ABOUT],
  ])('does not open %s', (_, change, about) => {
    const seal = createSeal([ONE]);
    expect(seal.open(change(seal.close('a text of some length', ABOUT)), about)).toBeUndefined();
  });
});

const flip = (letter: string | undefined): string => (letter === 'A' ? 'B' : 'A');

describe('what is written of an installation', () => {
  it('is ids and the token of the bot, and nothing of the person who installed it', () => {
    const text = writeInstallation({
      team: { id: 'T0MINE', name: 'Larkfield' },
      enterprise: { id: 'E0ORG', name: 'Moorgate' },
      user: { id: 'U0ADMIN', token: 'xoxp-invented', scopes: ['admin'] },
      bot: { id: 'B0BOT', userId: 'U0BOT', token: 'xoxb-invented', scopes: ['commands'] },
      incomingWebhook: { url: 'https://hooks.example/invented' },
      isEnterpriseInstall: false,
      authVersion: 'v2',
    });
    expect(JSON.parse(text)).toEqual({
      team: { id: 'T0MINE' },
      enterprise: { id: 'E0ORG' },
      bot: { id: 'B0BOT', userId: 'U0BOT', token: 'xoxb-invented', scopes: ['commands'] },
      isEnterpriseInstall: false,
    });
  });
});

describe('asking for a token', () => {
  const installed = { team: 'T0MINE', isOrg: false };
  const hour = 3600;
  const seconds = Math.floor(Date.now() / 1000);

  it('is answered once for all who ask at the same time', async () => {
    let asked = 0;
    const find = createTokens({
      async authorize() {
        asked += 1;
        const botToken = `xoxb-${asked}`;
        await new Promise(setImmediate);
        return { botToken };
      },
    });
    const [first, second] = await Promise.all([
      find(installed),
      find(installed),
      find({ ...installed, team: 'T0' }),
    ]);
    expect([first?.botToken, second?.botToken]).toEqual(['xoxb-1', 'xoxb-1']);
    expect(asked).toBe(2);
    expect((await find(installed))?.botToken).toBe('xoxb-3');
  });

  it('is tried again when what comes is over, as another replica may have renewed it', async () => {
    const answers = [
      { botToken: 'xoxb-old', botTokenExpiresAt: seconds - 1 },
      { botToken: 'xoxb-new', botTokenExpiresAt: seconds + hour },
    ];
    const find = createTokens({ authorize: async () => answers.shift() ?? {} });
    expect((await find(installed))?.botToken).toBe('xoxb-new');
  });
});

describe('what the store holds of installations', () => {
  let harness: InstallHarness;
  afterEach(async () => await harness.stop());

  const answered = async (workspace: EmulatorWorkspace): Promise<boolean> => {
    const ts = workspace.post({ channel: 'api-support', text: 'bad' });
    await harness.settle();
    return workspace.thread('api-support', ts).some(({ user }) => user === workspace.botUserId);
  };
  const rows = async () => await harness.store.listInstallations();

  it('has no token in it, nor any secret of the app, and no log has', async () => {
    harness = await startInstallHarness();
    const { slack, other, orgId, browser, holds } = harness;
    slack.rotateTokens(60_000);
    for (const id of [slack.teamId, other.teamId, orgId]) await browser.install(id);
    expect(await answered(slack)).toBe(true);
    const secrets = [...slack.issuedTokens(), slack.clientSecret, slack.appToken, 'an-invented-state-secret'];
    expect(secrets.length).toBeGreaterThan(8);
    expect(holds(slack.teamId)).toBe(true);
    for (const secret of secrets) {
      expect(holds(secret)).toBe(false);
      expect(harness.logs()).not.toContain(secret);
    }
    expect(holds('Fernhill')).toBe(false);
  });

  it('goes from one key to the next at a start with both, and needs the old one no more', async () => {
    harness = await startInstallHarness();
    const { slack, browser, restart } = harness;
    await browser.install(slack.teamId);
    const [before] = await rows();
    await restart({ encryptionKeys: [TWO, ONE] });
    const [after] = await rows();
    expect(after?.sealed).not.toBe(before?.sealed);
    expect(after?.updated).toBe(before?.updated);
    expect(await answered(slack)).toBe(true);
    await restart({ encryptionKeys: [TWO] });
    expect(await answered(slack)).toBe(true);
    expect(harness.countLines('No key in')).toBe(0);
  });

  it.each<TransportKind>(['socket', 'http'])(
    'is reported and left alone when no key opens it, and answers wait for the key, over %s',
    async (transport) => {
      harness = await startInstallHarness({ transport, ackTimeoutMs: 500 });
      const { slack, other, browser, restart, settle } = harness;
      await browser.install(slack.teamId);
      const [before] = await rows();
      await restart({ encryptionKeys: [THREE] });
      expect(harness.countLines('No key in CALLCHECK_ENCRYPTION_KEYS opens')).toBe(1);
      expect(harness.logs()).toContain(`team/${slack.teamId}`);
      expect(await rows()).toEqual([before]);
      await browser.install(other.teamId);
      expect(await answered(other)).toBe(true);
      const ts = slack.post({ channel: 'api-support', text: 'bad' });
      await settle();
      expect(slack.deliveries().every(({ outcome }) => outcome !== 'acked')).toBe(true);
      await restart({ encryptionKeys: [THREE, ONE] });
      const { event } = slack.deliveries()[0]?.payload ?? {};
      slack.emitEvent({ ...(event as object) });
      await settle();
      expect(slack.thread('api-support', ts)).toHaveLength(2);
    },
  );

  it('takes a workspace that installs the app again in the place of what no key opens', async () => {
    harness = await startInstallHarness();
    const { slack, browser, restart } = harness;
    await browser.install(slack.teamId);
    await restart({ encryptionKeys: [THREE] });
    await browser.install(slack.teamId);
    expect(await rows()).toHaveLength(1);
    expect(await answered(slack)).toBe(true);
  });

  it('is a token of today: an expired one is renewed, and the new one is sealed', async () => {
    harness = await startInstallHarness();
    const { slack, browser, restart } = harness;
    slack.rotateTokens(60_000);
    await browser.install(slack.teamId);
    const [before] = await rows();
    slack.expireTokens();
    expect(await answered(slack)).toBe(true);
    const renewals = slack
      .calls('oauth.v2.access')
      .filter(({ parameters }) => parameters.grant_type !== undefined);
    expect(renewals.length).toBeGreaterThan(0);
    expect(renewals.every(({ response }) => response.ok === true)).toBe(true);
    expect((await rows())[0]?.sealed).not.toBe(before?.sealed);
    slack.expireTokens();
    await restart();
    expect(await answered(slack)).toBe(true);
    for (const token of slack.issuedTokens()) expect(harness.holds(token)).toBe(false);
  });

  it('is renewed once for many messages at a time', async () => {
    harness = await startInstallHarness({ transport: 'http' });
    const { slack, browser, settle } = harness;
    slack.rotateTokens(60_000);
    await browser.install(slack.teamId);
    slack.expireTokens();
    const sent = ['bad1', 'bad2', 'bad3', 'bad4'].map((text) => slack.post({ channel: 'api-support', text }));
    await settle();
    const refused = slack.calls('oauth.v2.access').filter(({ response }) => response.ok !== true);
    expect(refused).toEqual([]);
    for (const ts of sent) expect(slack.thread('api-support', ts)).toHaveLength(2);
  });
});
