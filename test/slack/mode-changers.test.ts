import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadConfig, type ModeChangers } from '../../src/config.ts';
import { ACTION } from '../../src/reply/actions.ts';
import { readManifest } from '../../src/slack/manifest.ts';
import { type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';

let harness: Harness | undefined;
const start = async (options: HarnessOptions): Promise<Harness> => {
  harness = await startHarness(options);
  return harness;
};
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

/** What Mika, who is no admin, hears after `/callcheck mode off`, and the mode then. */
async function setMode(
  { slack, channel, store }: Harness,
  user = 'mika',
): Promise<[words: string, mode: unknown]> {
  await slack.command({ channel, text: '/callcheck mode off', user });
  const words = slack.ephemerals(slack.userId(user)).at(-1)?.text ?? '';
  return [words, await store.findMode(slack.teamId, channel)];
}

describe.each<TransportKind>(['socket', 'http'])('who may change modes, over %s', (transport) => {
  it.each<[string, ModeChangers, RegExp | null]>([
    ['members: everybody', { kind: 'members' }, null],
    ['admins: nobody else', { kind: 'admins' }, /^Only admins of the workspace may change modes\.$/],
    [
      'people who are not there',
      { kind: 'people', ids: ['U0CHIEF'] },
      /^Only <@U0CHIEF> may change modes\.$/,
    ],
    ['a group that is not there', { kind: 'group', group: 'S0NONE' }, /<!subteam\^S0NONE>.*no_such_subteam/],
  ])('%s', async (_, modeChangers, refusal) => {
    const [words, mode] = await setMode(await start({ transport, modeChangers }));
    expect(words).toMatch(refusal ?? /^Mode \*off\*/);
    expect(mode).toBe(refusal === null ? 'off' : undefined);
  });

  it('in the Home tab, where others see the modes and who may', async () => {
    const { slack, channel, store } = await start({ transport, modeChangers: { kind: 'admins' } });
    slack.openHome('mika');
    const seen = await slack.waitFor(() => slack.home('mika') && JSON.stringify(slack.home('mika')));
    expect(seen).toContain('Only admins of the workspace may change modes.');
    expect(seen).toContain('auto: failing calls');
    expect(seen).not.toContain(ACTION.mode);
    slack.openHome('robin');
    await slack.waitFor(() => JSON.stringify(slack.home('robin') ?? '').includes(ACTION.mode));
    const viewId = slack.home('robin')?.id ?? '';
    await slack.click({
      user: 'robin',
      viewId,
      actionId: ACTION.mode,
      blockId: `mode/${channel}`,
      value: 'mention',
    });
    await vi.waitFor(async () => expect(await store.findMode(slack.teamId, channel)).toBe('mention'));
  });
});

describe('who may change modes', () => {
  it('admins may, where only they may', async () => {
    const [words, mode] = await setMode(await start({ modeChangers: { kind: 'admins' } }), 'robin');
    expect([words.slice(0, 10), mode]).toEqual(['Mode *off*', 'off']);
  });

  it('members of a group may, unless the scope to know them is missing', async () => {
    const changers = { kind: 'group', group: '' };
    const { slack, restart } = await start({ modeChangers: changers as ModeChangers }); // a cast, since the group is filled in once it exists
    changers.group = slack.addUserGroup(['mika']);
    await restart();
    expect((await setMode(harness!))[1]).toBe('off');
    slack.failNext('usergroups.users.list', { error: 'missing_scope' });
    const [words] = await setMode(harness!);
    expect(words).toMatch(/could not check whether you are one \(missing_scope\)/);
    expect((await setMode(harness!, 'robin'))[0]).toMatch(
      /^Only members of <!subteam\^S\w+> may change modes\.$/,
    );
  });

  it('its scope is named as missing only where a group is set', async () => {
    const { optionalScopes: _, ...app } = await readManifest();
    const scopes = app.scopes.filter((scope) => scope !== 'usergroups:read');
    const homeFor = async (modeChangers: ModeChangers): Promise<string> => {
      const { slack, stop } = await startHarness({ modeChangers, emulator: { app: { ...app, scopes } } });
      slack.openHome('robin');
      const home = await slack.waitFor(() => slack.home('robin') && JSON.stringify(slack.home('robin')));
      await stop();
      return home;
    };
    const fault = 'Missing scope usergroups:read: nobody is recognised';
    expect(await homeFor({ kind: 'members' })).not.toContain(fault);
    expect(await homeFor({ kind: 'group', group: 'S0NONE' })).toContain(fault);
  });

  it.each<[string | undefined, ModeChangers]>([
    [undefined, { kind: 'members' }],
    ['members', { kind: 'members' }],
    ['admins', { kind: 'admins' }],
    ['S0HELPERS', { kind: 'group', group: 'S0HELPERS' }],
    ['U0CHIEF, W0OTHER,U0THIRD', { kind: 'people', ids: ['U0CHIEF', 'W0OTHER', 'U0THIRD'] }],
  ])('are read from CALLCHECK_MODE_CHANGERS=%s', (value, expected) => {
    const environment = value === undefined ? {} : { CALLCHECK_MODE_CHANGERS: value };
    expect(loadConfig(environment).modeChangers).toEqual(expected);
  });

  it.each(['everybody', '@robin', 'S0HELPERS, U0CHIEF', 'U0CHIEF,', 'robin'])('are not %s', (value) => {
    expect(() => loadConfig({ CALLCHECK_MODE_CHANGERS: value })).toThrow(
      /CALLCHECK_MODE_CHANGERS: takes members, admins, the id of a user group, or comma-separated ids/,
    );
  });
});
