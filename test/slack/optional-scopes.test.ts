import { afterEach, describe, expect, it } from 'vitest';
import { ACTION } from '../../src/reply/actions.ts';
import { readManifest } from '../../src/slack/manifest.ts';
import { type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

const { optionalScopes, ...APP } = await readManifest();

const startWithout = async (missing: readonly string[], options: HarnessOptions = {}): Promise<Harness> => {
  const scopes = APP.scopes.filter((scope) => !missing.includes(scope));
  harness = await startHarness({ ...options, emulator: { app: { ...APP, scopes } } });
  return harness;
};

const homeOf = async (user: string): Promise<string> => {
  harness.slack.openHome(user);
  return await harness.slack.waitFor(
    () => harness.slack.home(user) && JSON.stringify(harness.slack.home(user)),
  );
};

describe.each<TransportKind>(['socket', 'http'])('without any optional scope, over %s', (transport) => {
  it('it answers, privately too, explains, and shows its Home', async () => {
    const { slack, channel, settle } = await startWithout(optionalScopes, { transport });
    const source = slack.post({ channel, text: 'bad' });
    const file = slack.post({ channel, text: '', files: [{ name: 'call.json', content: '{"bad": 1}' }] });
    await settle();
    for (const ts of [source, file]) expect(slack.thread(channel, ts)).toHaveLength(2);
    const reply = slack.thread(channel, source)[1]?.ts ?? '';
    await slack.click({ channel, ts: reply, actionId: ACTION.details });
    await slack.waitFor(() => slack.views().length === 1);
    await slack.closeView({});
    await slack.shortcut({ channel, ts: source });
    await slack.waitFor(() => JSON.stringify(slack.views()).includes('The word bad is wrong.'));
    await slack.command({ channel, text: '/callcheck mode off' });
    expect(await homeOf('robin')).toContain('Found this week');
    slack.edit({ channel, ts: source, text: 'never mind' });
    await slack.command({ channel, text: '/callcheck mode auto' });
    slack.remove({ channel, ts: file });
    await settle();
    expect(slack.message(channel, file)).toBeUndefined();
  });
});

describe('an optional scope', () => {
  it.each(optionalScopes.filter((scope) => scope !== 'usergroups:read' && scope !== 'users:read'))(
    'is named in the Home tab of admins, with what is lost: %s',
    async (scope) => {
      await startWithout([scope]);
      const home = await homeOf('robin');
      expect(home).toContain(`Missing scope ${scope}: `);
      expect(home).not.toContain('the app cannot work');
      expect(home.match(/Missing scope/g)).toHaveLength(1);
    },
  );

  it.each([
    ['groups:read', 'api-support', 'secret-support'],
    ['channels:read', 'secret-support', 'api-support'],
  ])('of one kind of channel leaves the modes of the other kind: without %s', async (scope, kept, lost) => {
    const { slack } = await startWithout([scope]);
    slack.invite(slack.addChannel({ name: 'secret-support', type: 'group' }));
    const home = await homeOf('robin');
    expect(home).toContain(`mode/${slack.channelId(kept)}`);
    expect(home).not.toContain(`mode/${slack.channelId(lost)}`);
  });

  it('for people leaves the Home tab without its part for admins', async () => {
    await startWithout(['users:read']);
    expect(await homeOf('robin')).not.toContain('For admins');
  });

  it('for files is told of where a file would be needed', async () => {
    const { slack, channel, settle } = await startWithout(['files:read']);
    const ts = slack.post({
      channel,
      text: `<@${slack.botUserId}>`,
      files: [{ name: 'call.json', content: `${'\n'.repeat(900)}bad` }],
    });
    await settle();
    expect(JSON.stringify(slack.thread(channel, ts)[1]?.blocks)).toContain('add the scope files:read');
  });
});
