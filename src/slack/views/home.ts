import type { types } from '@slack/bolt';
import type { Block, Line } from '../../reply/blocks.ts';
import { bold, code, line, literal } from '../../reply/mrkdwn.ts';
import type { ListenerDeps } from '../deps.ts';
import { toSlack } from '../post-reply.ts';
import { HELP } from './help.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** The Home tab: how to ask, which channels have a mode of their own, what was found this week. */
export async function renderHome(team: string, deps: ListenerDeps): Promise<types.HomeView> {
  const since = new Date(deps.now() - WEEK).toISOString().slice(0, 10);
  const [modes, codes, feedback] = await Promise.all([
    deps.store.listModes(team),
    deps.store.topCodes(team, since, 5),
    deps.store.countFeedback(team),
  ]);
  const start = deps.channels.length === 0 ? 'auto' : 'mention, unless the set-up lists it';
  const blocks: Block[] = [
    { type: 'section', text: { type: 'mrkdwn', text: HELP, verbatim: true } },
    { type: 'divider' },
    ...list('Channels', [
      line(literal(`A channel starts in mode ${start}.`)),
      ...modes.map(({ channel, mode }) =>
        line([{ type: 'channel', channel_id: channel }], literal(` ${mode}`)),
      ),
    ]),
    ...list(
      'Found this week',
      codes.map((each) => line(code(each.code), literal(` ${each.total}`))),
    ),
    ...list('What you thought of it', [
      line(literal(`${feedback.helpful} helpful, ${feedback['not-helpful']} not helpful`)),
    ]),
  ];
  return { type: 'home', blocks: toSlack(blocks) };
}

function list(title: string, elements: Line[]): Block[] {
  if (elements.length === 0) return [];
  return [
    {
      type: 'rich_text',
      elements: [line(bold(title)), { type: 'rich_text_list', style: 'bullet', elements }],
    },
  ];
}
