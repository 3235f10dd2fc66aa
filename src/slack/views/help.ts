import type { Reply } from '../../reply/blocks.ts';
import type { ChannelMode } from '../../store/channel-settings.ts';

/** Two things to try. */
const EXAMPLES = [
  'For example:',
  '• `/callcheck {"to": "+12065550142"}`',
  '• `@callcheck POST /api/v2/conversations/calls returns 400 not.a.user`',
];

/** What `/callcheck help` says, and the answer to an empty mention. */
export const HELP = [
  'I read failing requests to the Genesys Cloud calls API, say what is wrong, and give the body to send.',
  '• `/callcheck` opens a place to paste into; `/callcheck {…}` checks what follows. Only you see the answer.',
  '• In a message’s menu, “Check this payload” does the same for that message.',
  '• Mention me, or write to me directly, with the request or the error: I always answer.',
  '• `/callcheck mode auto`, `mention` or `off` sets when I answer in this channel.',
  '• To mute me in a thread, write “@callcheck mute” or use the menu under an answer. A mention unmutes me.',
  '• When people have taken over a thread, I answer there only when mentioned.',
  ...EXAMPLES,
].join('\n');

/** The same as a message of its own. */
export function helpReply(): Reply {
  return {
    text: 'How to use callcheck',
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: HELP, verbatim: true } }],
  };
}

export const MODE_HELP = 'The modes are `auto`, `mention` and `off`: for example `/callcheck mode mention`.';

export const MODE_WORDS: Readonly<Record<ChannelMode, string>> = {
  auto: 'Mode *auto*: in this channel I answer failing calls and mentions.',
  mention: 'Mode *mention*: in this channel I answer only when mentioned.',
  off: 'Mode *off*: in this channel I answer only when mentioned, and don’t update earlier answers.',
};

/** In place of a mode that was to be set. */
export const LATE = 'Slack took too long to say whether you may change modes, so nothing changed. Try again.';

/** Follows the mode of a channel that the app is not in. */
export const NOT_IN_CHANNEL =
  'I am not in this channel yet. Invite me with `/invite @callcheck`. Until then only `/callcheck` works here, and only you see its answers.';

/** For words that are nearly known. */
export function describeSlip(meant: readonly string[]): string {
  const commands = meant.map((words) => `\`/callcheck ${words}\``).join(' or ');
  return `Did you mean ${commands}? To check a call, put its JSON, a curl command or the error after \`/callcheck\`.`;
}
