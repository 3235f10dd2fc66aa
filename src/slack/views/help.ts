import type { ChannelMode } from '../../store/channel-settings.ts';

/** What `/callcheck help` says. */
export const HELP = [
  'I read requests to the Genesys Cloud calls API and say what is wrong with them.',
  '• `/callcheck` opens a place to paste into; `/callcheck {…}` checks what follows. Only you see the answer.',
  '• In a message’s menu, “Check this payload” does the same for that message.',
  '• Mention me, or write to me directly, and I always answer.',
  '• `/callcheck mode auto`, `mention` or `off` says when I speak in this channel unasked.',
  '• In a thread, “@callcheck mute” or the button under an answer keeps me quiet there; a mention wakes me.',
  '• Threads that others have taken over I leave to them, until I am mentioned.',
].join('\n');

export const MODE_HELP = 'The modes are `auto`, `mention` and `off`: for example `/callcheck mode mention`.';

export const MODE_WORDS: Readonly<Record<ChannelMode, string>> = {
  auto: 'Mode *auto*: in this channel I answer failing calls unasked, and mentions.',
  mention: 'Mode *mention*: in this channel I answer only when mentioned.',
  off: 'Mode *off*: in this channel I only answer when mentioned, and leave earlier answers as they are.',
};

/** In place of a mode that was to be set. */
export const LATE =
  'Slack did not say in time whether you may change modes, so nothing was changed. Please try again.';

/** Follows the mode of a channel that the app is not in. */
export const NOT_IN_CHANNEL =
  'I am not in this channel yet, so I see and answer nothing in it: invite me with `/invite @callcheck`. Until then only `/callcheck` works here, and only you see its answers.';

/** For words that are nearly known. */
export function describeSlip(meant: readonly string[]): string {
  const commands = meant.map((words) => `\`/callcheck ${words}\``).join(' or ');
  return `Did you mean ${commands}? To check a call, put its JSON, a curl command or the error after \`/callcheck\`.`;
}
