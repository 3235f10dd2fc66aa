import { QUOTES, type TextRange } from './normalize.ts';

/** A value as it stands in the normalized text. */
export interface Value extends TextRange {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Reads values of one normalized text, in time linear in the text however many places are asked for. */
export interface SecretReader {
  readonly text: string;
  /** The quoted string, or the run of other characters, that begins at `at`; null where neither does. */
  valueAt(at: number): Value | null;
  /** The rest of the line in which `at` stands, for a value that nothing quotes and no other member follows. */
  wordAt(at: number): Value | null;
  /** At most `size` characters from `at`; less once windows were asked for too often. */
  window(at: number, size: number): string;
  /** The match of a sticky pattern at `at`. */
  match(pattern: RegExp, at: number): RegExpExecArray | null;
}

const QUOTE = new RegExp(`(?:[rfbuL$@]{1,2}(?=["']))?([${QUOTES}])(?:\\1\\1(?!\\1))?`, 'y');
/** A comma, a semicolon or an ampersand ends a value where another member or a new clause begins behind it; a brace inside is part of it. */
const RUN = new RegExp(
  `(?:[^\\s${QUOTES},;&<>{}()[\\]|\\\\]|(?<=[A-Za-z\\d])[{}](?=[A-Za-z\\d])|\\\\ (?=\\S)|[,;&](?=[^\\s${QUOTES},;&<>{}()[\\]|\\\\])(?![\\w.$-]{1,60}\\s?[=:]))+`,
  'y',
);
const WORD = new RegExp(`(?:[^\\s${QUOTES};&]|[;&](?![\\w.$-]{1,60}=))+`, 'y');
/** Windows over the same text may overlap this often, then they are short. */
const OVERLAP = 24;
const SHORT = 40;

export function createReader(text: string): SecretReader {
  const nextOf = new Map<string, { from: number; found: number }>();
  let budget = text.length * OVERLAP + 4096;
  let lastRun: TextRange = { start: -1, end: -1 };

  /** The next `sought` from `at`; going on, each stretch of text is searched once for each character. */
  function next(sought: string, at: number): number {
    const known = nextOf.get(sought);
    if (known !== undefined && at >= known.from && at <= known.found) return known.found;
    const found = text.indexOf(sought, at);
    const place = { from: at, found: found < 0 ? text.length : found };
    if (known === undefined || at > known.from) nextOf.set(sought, place);
    return place.found;
  }

  function match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(text);
  }

  function quotedAt(start: number, quote: string): Value | null {
    let close = next(quote, start);
    while (text[close - 1] === '\\' && close < text.length) close = next(quote, close + 1);
    return toValue(start, Math.min(close, next('\n', start)), true);
  }

  function toValue(start: number, end: number, isQuoted: boolean): Value | null {
    return end > start ? { start, end, isQuoted, text: text.slice(start, end) } : null;
  }

  function runAt(at: number, pattern: RegExp): Value | null {
    const isKnown = pattern === RUN && at >= lastRun.start && at < lastRun.end;
    const end = isKnown ? lastRun.end : at + (match(pattern, at)?.[0].length ?? 0);
    if (pattern === RUN) lastRun = { start: isKnown ? lastRun.start : at, end };
    let last = end;
    while (last > at && /[.,:;]/.test(text[last - 1] ?? '')) last--;
    return toValue(at, last, false);
  }

  return {
    text,
    match,
    valueAt(at) {
      const quote = match(QUOTE, at);
      return quote === null ? runAt(at, RUN) : quotedAt(at + quote[0].length, quote[1] ?? '"');
    },
    wordAt: (at) => runAt(at, WORD),
    window(at, size) {
      const window = text.slice(Math.max(0, at), Math.max(0, at) + (budget > 0 ? size : SHORT));
      budget -= window.length;
      return window;
    },
  };
}
