/** A value as it stands beside its name, with its offset. */
export interface Value {
  readonly text: string;
  readonly start: number;
  readonly isQuoted: boolean;
}

/** Reads values of one text, in time linear in the text however many places are asked for. */
export interface ValueReader {
  readonly text: string;
  /** The value of the name that stands at `at` and ends at `after`; null where none follows. */
  valueOf(at: number, after: number): Value | null;
  /** The quoted string, or the run of other characters, that begins at or just after `at`. */
  valueAt(at: number): Value | null;
  /** What follows `at`, as far as a secret may reach. */
  windowAt(at: number): string;
}

/** No secret is longer; what is, is cut there. */
const LONGEST = 8192;
/** Names in one another's values have the same text read over and over: after this many times, values are short. */
const OVERLAP = 2;
const SHORT = 128;

export function createValueReader(text: string): ValueReader {
  let budget = text.length * OVERLAP + LONGEST;
  const windowAt = (at: number): string => text.slice(at, at + (budget > 0 ? LONGEST : SHORT));
  const valueAt = (at: number): Value | null => {
    const start = skipBlanks(text, at);
    const value = readValue(windowAt(start), start);
    budget -= value?.text.length ?? 0;
    return value;
  };
  return {
    text,
    valueAt,
    valueOf(at, after) {
      const start = startOfValue(text, at, after);
      return start < 0 ? null : valueAt(start);
    },
    windowAt(at) {
      const window = windowAt(at);
      budget -= window.length;
      return window;
    },
  };
}

function skipBlanks(text: string, at: number): number {
  let start = text[at] === '=' ? at + 1 : at;
  while (text[start] === ' ' || text[start] === '\t') start++;
  return start;
}

/** What parts a name from its value: `: `, `=`, `=>`, ` is `, an argument's comma, an archive's `", "value": "`. */
const GAP =
  /\\{0,7}["'`]?\]?[ \t]{0,4}(?::=|=>|[:=]|%3[ad]|[,(](?=[ \t]{0,4}\\{0,7}["'`])|is(?=[ \t])|was(?=[ \t]))[ \t]{0,4}(?:\\{0,7}["'`]value\\{0,7}["'`][ \t]{0,4}:[ \t]{0,4})?/iy;

/** Where the value of a name begins, or -1. The value of an element or of a command's flag follows at once. */
function startOfValue(text: string, at: number, after: number): number {
  GAP.lastIndex = after;
  const gap = GAP.exec(text);
  if (gap !== null) return after + gap[0].length;
  if (text[after] === '>') return after + 1;
  const isFlag = /(?:^|\s)--?[\w-]{0,30}$/.test(text.slice(Math.max(0, at - 34), at));
  return isFlag && /[ \t]/.test(text[after] ?? '') ? after : -1;
}

const OPENING = /^(?:[rfbu$@]{1,2})?(\\{0,7}["'`])/i;
/** A scheme and its token are one value. */
const RUN = /^(?:(?:bearer|basic|token)(?:[ \t]{1,4}|%20))?[^\s"'`,;&<>{}()[\]|\\]+/i;

/** The value at the beginning of `window`, which stands at `start` in the text. */
function readValue(window: string, start: number): Value | null {
  const opening = OPENING.exec(window);
  if (opening !== null) return readQuoted(window, start, opening[0].length, opening[1] ?? '"');
  const run = RUN.exec(window)?.[0];
  return run === undefined ? null : { text: run.replace(/[.,:!?]+$/, ''), start, isQuoted: false };
}

function readQuoted(window: string, start: number, from: number, quote: string): Value | null {
  let end = window.indexOf(quote, from);
  while (end >= 0 && isEscaped(window, end)) end = window.indexOf(quote, end + 1);
  const line = window.indexOf('\n', from);
  const stop = Math.min(end < 0 ? window.length : end, line < 0 ? window.length : line);
  const text = window.slice(from, stop);
  return text === '' ? null : { text, start: start + from, isQuoted: true };
}

/** Whether one more backslash stands before a quote than belongs to it. */
function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}
