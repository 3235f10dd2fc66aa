import type { types } from '@slack/bolt';
import { ACTION } from '../../reply/actions.ts';
import type { Block, Line } from '../../reply/blocks.ts';
import { bold, code, line, literal } from '../../reply/mrkdwn.ts';
import type { ChannelMode } from '../../store/channel-settings.ts';
import type { CodeTotal } from '../../store/counter-store.ts';
import { effectiveMode } from '../channel-mode.ts';
import type { ListenerDeps } from '../deps.ts';
import { renderAdmin } from '../home/admin.ts';
import { isAdmin, listShared } from '../home/set-up.ts';
import { refuseModeChange } from '../mode-changers.ts';
import { toSlack } from '../post-reply.ts';
import { HELP } from './help.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

const TOP = 5;

/** More kinds than there are; they are counted, not shown. */
const KINDS = 1000;

/** Channels with a control; the others are set in the channel itself. */
const MOST_CHANNELS = 30;

/** Width of the longest bar, in characters. */
const BAR = 12;

/** The Home tab: how to ask, channels and their modes, what was found this week; for admins how the app is. */
export async function renderHome(team: string, user: string, deps: ListenerDeps): Promise<types.HomeView> {
  const since = deps.now() - WEEK;
  const [channels, codes, feedback, forAdmins] = await Promise.all([
    renderChannels(team, user, deps),
    deps.store.topCodes(team, new Date(since).toISOString().slice(0, 10), KINDS),
    deps.store.countFeedback(team, since),
    isAdmin(deps.client, user).then((is) => (is ? renderAdmin(team, deps) : [])),
  ]);
  return {
    type: 'home',
    blocks: [
      ...toSlack([
        { type: 'section', text: { type: 'mrkdwn', text: HELP, verbatim: true } },
        { type: 'divider' },
      ]),
      ...channels,
      ...toSlack([...renderWeek(codes, feedback), ...forAdmins]),
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
    return toSlack(list('Channels', [intro, ...modes]));
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
    return toSlack([...list('Channels', [intro, ...lines, ...more]), says]);
  }
  return [
    ...toSlack(list('Channels', [intro, ...more])),
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

function renderWeek(
  codes: readonly CodeTotal[],
  feedback: Readonly<Record<'helpful' | 'not-helpful', number>>,
): Block[] {
  const total = codes.reduce((sum, each) => sum + each.total, 0);
  const most = codes[0]?.total ?? 1;
  const rated = feedback.helpful + feedback['not-helpful'];
  const share =
    rated === 0
      ? 'Nobody has rated an answer yet.'
      : `${percent(feedback.helpful, rated)} of ${rated} ratings say helpful.`;
  const bars = codes
    .slice(0, TOP)
    .map((each) => line(code(drawBar(each.total / most)), literal(` ${each.total} `), code(each.code)));
  const rest = codes.length - bars.length;
  return list('Found this week', [
    line(literal(total === 0 ? 'Nothing yet.' : `${total} findings of ${codes.length} kinds. ${share}`)),
    ...bars,
    ...(rest === 0 ? [] : [line(literal(`and ${rest} more kinds`))]),
  ]);
}

function drawBar(part: number): string {
  const filled = Math.max(Math.round(part * BAR), 1);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
}

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 100)} %`;

function list(title: string, elements: Line[]): Block[] {
  if (elements.length === 0) return [];
  return [
    {
      type: 'rich_text',
      elements: [line(bold(title)), { type: 'rich_text_list', style: 'bullet', elements }],
    },
  ];
}
