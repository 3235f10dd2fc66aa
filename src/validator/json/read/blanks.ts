import { directiveLength } from '../holes.ts';
import { isInvisible, isWide, skipAllBlanks } from './chars.ts';
import { type Reader, repair, shorten } from './reader.ts';

/** Skips blanks, invisible characters and comments, and notes what JSON does not allow among them. */
export function skipSpace(reader: Reader): void {
  const { text, end } = reader;
  while (reader.at < end) {
    const code = text.charCodeAt(reader.at);
    if (code === 0x20 || code === 0x09 || code === 0x0d) reader.at++;
    else if (code === 0x0a) {
      reader.at++;
      reader.newline = true;
    } else if (code === 0x2f || code === 0x23) {
      if (!skipComment(reader)) break;
    } else if (code > 0x0a && isInvisible(code)) skipInvisible(reader);
    else break;
  }
}

function skipInvisible(reader: Reader): void {
  const { text, end } = reader;
  const start = reader.at;
  let wide = false;
  while (reader.at < end && isInvisible(text.charCodeAt(reader.at))) {
    wide ||= isWide(text.charCodeAt(reader.at));
    reader.at++;
  }
  const edit = { start, end: reader.at, text: ' ' };
  repair(reader, 'invisible-character', wide ? 'space' : 'default', start, reader.at, edit, {
    found: nameInvisible(text.charCodeAt(start)),
  });
}

/** `U+00A0` and the like. */
export function nameInvisible(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Skips the comment at the reader, if one is there. */
function skipComment(reader: Reader): boolean {
  const { text, end } = reader;
  const start = reader.at;
  const next = start + 1 < end ? text.charCodeAt(start + 1) : 0;
  if (text.charCodeAt(start) === 0x23) {
    const directive = directiveLength(text.slice(start, Math.min(end, start + 2000)));
    if (directive > 0) {
      reader.at = start + directive;
      reader.directives++;
      return true;
    }
    if (next === 0x7b) return false; // `#{name}` is a hole
    reader.at = endOfLine(text, start, end);
  } else if (next === 0x2f) reader.at = endOfLine(text, start, end);
  else if (next === 0x2a) {
    const close = text.indexOf('*/', start + 2);
    reader.at = close < 0 || close + 2 > end ? end : close + 2;
  } else return false;
  const found = shorten(text.slice(start, Math.min(reader.at, start + 80)));
  const blank = next === 0x2a ? ' ' : '';
  repair(reader, 'comment', 'default', start, reader.at, { start, end: reader.at, text: blank }, { found });
  return true;
}

export function endOfLine(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++;
  return at;
}

/** Whether a comment begins at `at`. */
export function isCommentAhead(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (code === 0x23) return next !== 0x7b;
  return code === 0x2f && (next === 0x2f || next === 0x2a);
}

const LONGEST_GAP = 300;

/** Where the blanks and short comments that begin at `at` end. */
export function skipGap(text: string, at: number, end: number): number {
  let next = skipAllBlanks(text, at, end);
  for (let count = 0; count < 2 && next < end && isCommentAhead(text, next, end); count++) {
    const limit = Math.min(end, next + LONGEST_GAP);
    const comment = text.slice(next, limit);
    const close = comment.startsWith('/*') ? comment.indexOf('*/') + 2 : comment.search(/[\r\n]/);
    if (close < 2) return next;
    next = skipAllBlanks(text, next + close, end);
  }
  return next;
}
