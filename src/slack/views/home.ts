import type { types } from '@slack/bolt';
import { ACTION } from '../../reply/actions.ts';
import type { Block } from '../../reply/blocks.ts';
import { line, literal } from '../../reply/mrkdwn.ts';
import type { ChannelMode } from '../../store/channel-settings.ts';
import { renderAdmin } from '../home/admin.ts';
import { isAdmin, listShared } from '../home/set-up.ts';
import { titled } from '../home/titled.ts';
import { renderWeek } from '../home/week.ts';
import { refuseModeChange } from '../listeners/mode-changers.ts';
import { toSlack } from '../post/post-reply.ts';
import { effectiveMode } from '../work/channel-mode.ts';
import type { ListenerDeps } from '../work/deps.ts';
import { HELP } from './help.ts';

const checkButton: types.Button = {
  type: 'button',
  action_id: ACTION.checkCall,
  style: 'primary',
  text: { type: 'plain_text', text: 'Check a call' },
};

/** Channels with a control; the others are set in the channel itself. */
const MOST_CHANNELS = 30;

/** The Home tab: how to ask, channels and their modes, what was found this week; for admins how the app is. */
export async function renderHome(team: string, user: string, deps: ListenerDeps): Promise<types.HomeView> {
  const isForAdmin = await isAdmin(deps.client, user);
  const [channels, week, forAdmins] = await Promise.all([
    renderChannels(team, user, deps),
    renderWeek(team, isForAdmin, deps),
    isForAdmin ? renderAdmin(team, deps) : [],
  ]);
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'callcheck' } },
      ...toSlack([{ type: 'section', text: { type: 'mrkdwn', text: HELP, verbatim: true } }]),
      { type: 'actions', block_id: 'callcheck_home', elements: [checkButton] },
      { type: 'divider' },
      ...channels,
      ...toSlack([...week, ...forAdmins]),
    ],
  };
}

async function renderChannels(team: string, user: string, deps: ListenerDeps): Promise<types.KnownBlock[]> {
  const [shared, set, refusal] = await Promise.all([
    listShared(deps.client, user),
    deps.store.listModes(team),
    refuseModeChange(user, deps.modeChangers, deps.client),
  ]);
  const start = deps.channels.length === 0 ? 'auto' : 'mention, unless the set-up lists it';
  const intro = line(literal(`A channel starts in mode ${start}.`));
  if (shared === undefined) {
    const modes = set.map(({ channel, mode }) =>
      line([{ type: 'channel', channel_id: channel }], literal(` ${mode}`)),
    );
    return toSlack(titled('Channels', [intro, ...modes]));
  }
  const shown = shared.slice(0, MOST_CHANNELS);
  const rest = shared.length - shown.length;
  const more =
    rest === 0 ? [] : [line(literal(`and ${rest} more: set them by /callcheck mode in the channel.`))];
  const modes = await Promise.all(shown.map((channel) => effectiveMode(team, channel, deps)));
  const channels = shown.map((channel, index) => ({ channel, mode: modes[index] ?? 'auto' }));
  if (refusal !== undefined) {
    const lines = channels.map(({ channel, mode }) =>
      line([{ type: 'channel', channel_id: channel }], literal(` ${MODES[mode]}`)),
    );
    const says: Block = { type: 'section', text: { type: 'mrkdwn', text: refusal, verbatim: true } };
    return toSlack([...titled('Channels', [intro, ...lines, ...more]), says]);
  }
  return [
    ...toSlack(titled('Channels', [intro, ...more])),
    ...channels.map(({ channel, mode }) => modeBlock(channel, mode)),
  ];
}

const MODES: Readonly<Record<ChannelMode, string>> = {
  auto: 'auto: failing calls, unasked',
  mention: 'mention: only when mentioned',
  off: 'off: quiet',
};

/** A channel with its mode; the block's id says which channel. */
function modeBlock(channel: string, mode: ChannelMode): types.SectionBlock {
  const option = (value: ChannelMode): types.PlainTextOption => ({
    value,
    text: { type: 'plain_text', text: MODES[value] },
  });
  return {
    type: 'section',
    block_id: `mode/${channel}`,
    text: { type: 'mrkdwn', text: `<#${channel}>` },
    accessory: {
      type: 'static_select',
      action_id: ACTION.mode,
      options: [option('auto'), option('mention'), option('off')],
      initial_option: option(mode),
    },
  };
}
