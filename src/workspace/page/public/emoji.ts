import { nameToEmoji } from 'gemoji';

/** Names that Slack has and gemoji has not. */
const SLACK_NAMES: Readonly<Record<string, string>> = {
  thinking_face: '🤔',
  thumbsup: '👍',
  thumbsdown: '👎',
  simple_smile: '🙂',
};

/** What the reaction menu offers. */
export const QUICK_REACTIONS = ['+1', '-1', 'eyes', 'white_check_mark', 'x', 'bulb'];

/** The emoji of a name without its colons; undefined for a name that is none. */
export function emoji(name: string): string | undefined {
  return SLACK_NAMES[name] ?? (Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined);
}

/** A text with its `:names:` as emoji; unknown names stay. */
export function emojiText(text: string): string {
  return text.replace(/:([a-z0-9_+-]{1,40}):/g, (all, name: string) => emoji(name) ?? all);
}
