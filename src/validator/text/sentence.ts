import type { Span } from './span.ts';

/** Longer ones are lists and logs: what stands further away than this belongs to something else. */
const REACH = 320;

/** The sentence around `at`: to the line's ends, or to a full stop, question or exclamation mark before a blank. */
export function sentenceAround(text: string, at: number): Span {
  let start = at;
  while (start > 0 && at - start < REACH && !endsBefore(text, start)) start--;
  let end = at;
  while (end < text.length && end - at < REACH && !endsAt(text, end)) end++;
  return { start, end };
}

function endsAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 10 || unit === 13) return true;
  const isMark = unit === 46 || unit === 33 || unit === 63;
  return isMark && (at + 1 === text.length || isBlank(text.charCodeAt(at + 1)));
}

/** Whether a sentence has ended just before `at`. */
function endsBefore(text: string, at: number): boolean {
  const unit = text.charCodeAt(at - 1);
  if (unit === 10 || unit === 13) return true;
  return isBlank(unit) && at >= 2 && endsAt(text, at - 2);
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13 || unit === 160;
}
