import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACTION } from '../../src/reply/actions.ts';
import { readManifest } from '../../src/slack/manifest.ts';
import { type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await startHarness(options);
  return harness;
};
afterEach(async () => await harness.stop());

const homeOf = async (user: string, words: string): Promise<string> => {
  harness.slack.openHome(user);
  return await harness.slack.waitFor(() => {
    const home = JSON.stringify(harness.slack.home(user) ?? {});
    return home.includes(words) && home;
  });
};
const modeOf = () => harness.store.findMode(harness.slack.teamId, harness.channel);

describe.each<TransportKind>(['socket', 'http'])('the Home tab, over %s', (transport) => {
  it('says what was found this week, with bars, and how helpful it was', async () => {
    const { slack, channel, settle } = await start({ transport });
    for (const text of ['bad1', 'bad1', 'bad2', 'bad3', 'bad4', 'bad5', 'bad6'])
      slack.post({ channel, text });
    await settle();
    const reply = slack.messages(channel).length;
    expect(reply).toBe(7);
    const ts = slack.thread(channel, slack.messages(channel)[0]?.ts ?? '')[1]?.ts ?? '';
    await slack.click({ channel, ts, actionId: ACTION.helpful, user: 'mika' });
    const home = await homeOf('mika', 'findings');
    expect(home).toContain('7 findings, each counted once per message.');
    expect(home).toContain('Marked helpful: 100 % of 1 rating.');
    expect(home).toContain('████████████');
    expect(home).toContain('██████░░░░░░');
    expect(home).toContain('and 1 more kind"');
    expect(home).not.toContain('For admins');
  });

  it('sets the mode of a channel for its members', async () => {
    const { slack, channel } = await start({ transport });
    const home = await homeOf('mika', `mode/${channel}`);
    expect(home).not.toContain('general');
    const viewId = slack.home('mika')?.id ?? '';
    const choice = { user: 'mika', viewId, actionId: ACTION.mode, blockId: `mode/${channel}`, value: 'off' };
    await slack.click(choice);
    await vi.waitFor(async () => expect(await modeOf()).toBe('off'));
    slack.kick(channel, slack.userId('mika'));
    await slack.click({ ...choice, value: 'auto' });
    await slack.waitFor(() => !JSON.stringify(slack.home('mika')).includes(`mode/${channel}`));
    expect(await modeOf()).toBe('off');
  });
});

describe('for admins', () => {
  it('it names health, knowledge and each fault of the set-up in a line', async () => {
    const { optionalScopes: _, ...app } = await readManifest();
    const scopes = app.scopes.filter((scope) => scope !== 'files:read');
    const { slack, channel, settle } = await start({
      emulator: { app: { ...app, scopes } },
      channels: ['C0ELSEWHERE'],
    });
    slack.failNext('chat.postMessage', { error: 'is_archived' });
    slack.post({ channel, text: `<@${slack.botUserId}> bad` });
    await settle();
    const home = await homeOf('robin', 'For admins');
    expect(home).toContain('Missing scope files:read: snippets that are too long');
    expect(home).toContain('C0ELSEWHERE');
    expect(home).toContain('which it is to watch: invite it');
    expect(home).toContain('the channel is archived');
    expect(home).toContain('"sample"');
    expect(home).toContain('the state can be written');
  });

  it.each<TransportKind>(['socket', 'http'])('it tells of dropped events, over %s', async (transport) => {
    const { slack, settle } = await start({ transport });
    slack.appRateLimited();
    await settle();
    await vi.waitFor(async () =>
      expect(await homeOf('robin', 'For admins')).toContain('Slack let messages fall'),
    );
  });

  it('it counts why answers did not help', async () => {
    const { slack, store, channel, settle } = await start();
    slack.post({ channel, text: 'bad' });
    await settle();
    const rated = { team: slack.teamId, channel, rating: 'not-helpful', at: Date.now() } as const;
    await store.saveFeedback({ ...rated, reply: '1.1', user: 'U1', reason: 'unclear' });
    await store.saveFeedback({ ...rated, reply: '1.2', user: 'U1', reason: 'unclear' });
    await store.saveFeedback({ ...rated, reply: '1.3', user: 'U1', reason: 'wrong' });
    const words =
      'Why answers did not help, so far: “It says something wrong” 1, “It is hard to understand” 2.';
    expect(await homeOf('robin', 'Found this week')).toContain(words);
    expect(await homeOf('mika', 'Found this week')).not.toContain('Why answers');
    expect(await homeOf('mika', 'Found this week')).toContain('Marked helpful: 0 % of 3 ratings.');
  });

  it('and with no scopes for lists it still shows the modes', async () => {
    const { optionalScopes, ...app } = await readManifest();
    const scopes = app.scopes.filter((scope) => !optionalScopes.includes(scope));
    const { slack, channel } = await start({ emulator: { app: { ...app, scopes } } });
    await slack.command({ channel, text: '/callcheck mode off' });
    const home = await homeOf('robin', channel);
    expect(home).toContain(' off');
    expect(home).not.toContain(ACTION.mode);
  });
});
