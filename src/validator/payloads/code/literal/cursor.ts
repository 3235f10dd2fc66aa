import type { Step } from '../code.ts';
import type { Reader } from '../tree.ts';
import type { Dialect } from './dialect.ts';

/** Where the reading of a program stands. */
export interface Cursor extends Reader {
  readonly text: string;
  readonly end: number;
  readonly dialect: Dialect;
  readonly steps: Step[];
  at: number;
  depth: number;
  /** Ends of lines behind which a heredoc's body stands, and where that ends. */
  readonly skips: Map<number, number>;
  /** Quotes of which no further one stands in the text. */
  readonly missing: Set<string>;
}

export function createCursor(text: string, start: number, end: number, dialect: Dialect): Cursor {
  return { text, end, dialect, steps: [], at: start, depth: 0, skips: new Map(), missing: new Set() };
}

export function startsWith(cursor: Cursor, sign: string): boolean {
  return cursor.at + sign.length <= cursor.end && cursor.text.startsWith(sign, cursor.at);
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

/** Skips blanks and comments, and line ends too where `lines` says so. */
export function skipBlanks(cursor: Cursor, lines: boolean): void {
  const { text } = cursor;
  while (cursor.at < cursor.end) {
    const unit = text.charCodeAt(cursor.at);
    if (unit === 0x0a) {
      if (!lines) return;
      cursor.at = cursor.skips.get(cursor.at) ?? cursor.at + 1;
    } else if (unit === 0x20 || unit === 0x09 || unit === 0x0d || unit === 0xa0) cursor.at++;
    else if (isContinued(cursor)) cursor.at = text.indexOf('\n', cursor.at) + 1;
    else if (!skipComment(cursor)) return;
  }
  cursor.at = Math.min(cursor.at, cursor.end);
}

/** A line may go on behind a backtick or a backslash. */
function isContinued({ text, at, dialect }: Cursor): boolean {
  const sign = dialect.id === 'powershell' ? '`' : '\\';
  return text[at] === sign && (text[at + 1] === '\n' || text.startsWith('\r\n', at + 1));
}

function skipComment(cursor: Cursor): boolean {
  const { text, dialect, at } = cursor;
  const [open, close] = dialect.blockComment;
  if (startsWith(cursor, open)) {
    const end = text.indexOf(close, at + open.length);
    cursor.at = end < 0 ? cursor.end : Math.min(cursor.end, end + close.length);
    return true;
  }
  if (!dialect.lineComment.some((sign) => startsWith(cursor, sign))) return false;
  const end = text.indexOf('\n', at);
  cursor.at = end < 0 ? cursor.end : Math.min(cursor.end, end);
  return true;
}
