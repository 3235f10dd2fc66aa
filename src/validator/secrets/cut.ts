import { isText } from './encoded.ts';
import { TOKEN_BEGINS } from './forms.ts';
import { isUuid, looksRandom } from './judge.ts';
import { type FoundSecret, secretAt } from './placed.ts';

/**
 * The two halves of a token that is split over two messages: what begins as services begin their tokens where the message
 * ends, and a random value that fills the first line. A shorter half, or one of small letters alone, looks like any word or ID.
 */
export function findCut(text: string): FoundSecret[] {
  let end = text.length;
  while (end > 0 && /[\s`]/.test(text[end - 1] ?? '')) end--;
  const tail = text.slice(Math.max(0, end - LONGEST), end);
  const last = LAST.exec(tail);
  const first = FIRST.exec(text.slice(0, LONGEST));
  return [
    ...(last !== null && looksRandom(last[1] ?? '') && !isText(last[0])
      ? [secretAt('access-token', end - tail.length + last.index, last[0])]
      : []),
    ...(first?.[2] !== undefined && isHalf(first[2])
      ? [secretAt('access-token', first[1]?.length ?? 0, first[2])]
      : []),
  ];
}

/** Slack splits a longer message. */
const LONGEST = 4000;
const LAST = new RegExp(`(?<![A-Za-z0-9])(?:${TOKEN_BEGINS})([\\w=+/.~-]{8,})$`);
const FIRST = /^((?:\s|`{1,3}(?![\w`]))*)([\w~+/.-]{20,}={0,2})[ `]*(?:\n|$)/;

function isHalf(value: string): boolean {
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  return isMixed && looksRandom(value) && !isUuid(value) && !isText(value) && !/x{6}|\.{3}|^\/|:/.test(value);
}
