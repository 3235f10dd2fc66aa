import { fillSlots } from '../../validator/diagnose/explain.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import type { PlaceholderId, ReplyId } from '../../validator/phrases.ts';

/** A phrase of replies, filled with facts. */
export function say(
  id: ReplyId,
  { phrases }: Knowledge,
  data: Readonly<Record<string, string | number>> = {},
): string {
  return fillSlots(phrases.reply[id] ?? id, data);
}

/** What to put in the place of a placeholder such as `<queue-id>`; undefined for one of no known kind. */
export function sayWhatToPut(placeholder: string, { phrases }: Knowledge): string | undefined {
  const name = placeholder
    .replace(/^<|>$/g, '')
    .replace(/[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();
  const kind = Object.keys(phrases.placeholders).find((each) => name === each || name.endsWith(`-${each}`));
  return kind === undefined ? undefined : phrases.placeholders[kind as PlaceholderId];
}

/** What to check where an error names something that is known: a number, a queue. */
export function sayTopics(words: string, { phrases }: Knowledge): string[] {
  const lower = words.toLowerCase();
  return Object.entries(phrases.topics)
    .filter(([topic]) => lower.includes(topic))
    .map(([, step]) => step);
}

/** A sentence, whether or not its card ends it. */
export const sentence = (text: string): string => (/[.?!:]["”’)]?$/.test(text) ? text : `${text}.`);

/** To stand after a colon: names that begin with a capital, and code, stay as they are. */
export function lowerFirst(text: string): string {
  return /^(?:[A-Z][a-z]|A )/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

export const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
