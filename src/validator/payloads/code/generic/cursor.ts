import type { Language } from '../../../report.ts';
import type { Step } from '../code.ts';
import type { Reader } from '../tree.ts';

/** Nesting deeper than a person writes is stepped over. */
export const MAX_DEPTH = 150;

/** Where the reading of a program stands. */
export interface Cursor extends Reader {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly language: Language;
  readonly steps: Step[];
  at: number;
  depth: number;
  /** Signs that close a string and that stand nowhere further on. */
  readonly missing: Set<string>;
}

export function createCursor(text: string, start: number, end: number, language: Language): Cursor {
  return { text, start, end, language, steps: [], at: start, depth: 0, missing: new Set() };
}

export function startsWith({ text, at, end }: Cursor, sign: string): boolean {
  return at + sign.length <= end && text.startsWith(sign, at);
}

/** Takes `sign` if it stands here. */
export function take(cursor: Cursor, sign: string): boolean {
  if (!startsWith(cursor, sign)) return false;
  cursor.at += sign.length;
  return true;
}

/** The text that a sticky expression matches here; the cursor stays. */
export function peek(cursor: Cursor, sticky: RegExp): string | null {
  if (cursor.at >= cursor.end) return null;
  sticky.lastIndex = cursor.at;
  const found = sticky.exec(cursor.text)?.[0];
  return found === undefined || found === '' || cursor.at + found.length > cursor.end ? null : found;
}

/** Takes what a sticky expression matches here. */
export function takeMatch(cursor: Cursor, sticky: RegExp): string | null {
  const found = peek(cursor, sticky);
  cursor.at += found?.length ?? 0;
  return found;
}

/** Languages in which the end of a line ends a statement; Python's brackets go over lines. */
const BY_LINE = /^(?:ruby|powershell|terraform|swift|python)$/;

function flows({ language, depth }: Cursor): boolean {
  return !BY_LINE.test(language) || (language === 'python' && depth > 1);
}

/** Skips blanks and comments, and ends of lines too where `lines` says so or the language does not mind them. */
export function skipBlanks(cursor: Cursor, lines = flows(cursor)): void {
  const { text } = cursor;
  while (cursor.at < cursor.end) {
    const unit = text.charCodeAt(cursor.at);
    if (unit === 0x0a) {
      if (!lines) return;
      cursor.at++;
    } else if (unit === 0x20 || unit === 0x09 || unit === 0x0d || unit === 0xa0) cursor.at++;
    else if (takeMatch(cursor, CONTINUED) === null && !skipComment(cursor)) return;
  }
  cursor.at = Math.min(cursor.at, cursor.end);
}

/** A line may go on behind a backtick or a backslash. */
const CONTINUED = /[`\\]\r?\n/y;

function skipComment(cursor: Cursor): boolean {
  const { text, at, end } = cursor;
  const block = startsWith(cursor, '/*') ? '*/' : startsWith(cursor, '<#') ? '#>' : null;
  if (block !== null) {
    const close = text.indexOf(block, at + 2);
    cursor.at = close < 0 ? end : Math.min(end, close + 2);
    return true;
  }
  if (!startsWith(cursor, '#') && !startsWith(cursor, '//')) return false;
  const newline = text.indexOf('\n', at);
  cursor.at = newline < 0 ? end : Math.min(end, newline);
  return true;
}
