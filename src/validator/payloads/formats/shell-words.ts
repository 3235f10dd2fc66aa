import { createDecoder, type Decoder } from '../../text/decode.ts';
import type { Source } from '../../text/source.ts';

/** One word of a command, unquoted, with the origin of each character. */
export interface ShellWord {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits the command that starts at `start` into words, as the shell would, up to its end: a line break that is
 * not continued, `;`, `|`, `&&`, or `limit`. Handles `'…'`, `"…"`, `$'…'`, backslashes and here-documents'
 * markers as plain words. An unclosed quote runs to `limit`. Libraries for this give no positions.
 */
export function splitWords(text: string, start: number, limit: number): ShellWord[] {
  const words: ShellWord[] = [];
  let at = start;
  while (at < limit) {
    at = skipBlanks(text, at, limit);
    const option = optionOnNextLine(text, at);
    if (option > 0) {
      at = option;
      continue;
    }
    if (at >= limit || endsCommand(text, at)) break;
    const next = readWord(text, at, limit);
    words.push(next);
    at = Math.max(next.end, at + 1);
  }
  return words;
}

function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const unit = text[at];
    if (unit === ' ' || unit === '\t' || unit === '\u00a0') at++;
    else if (unit === '\\' && breakAfter(text, at + 1) > 0) at = breakAfter(text, at + 1);
    else break;
  }
  return at;
}

/** The offset after a line break at `at` (blanks before it allowed, as pasting leaves them), or 0. */
function breakAfter(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end++;
  if (text[end] === '\n') return end + 1;
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : 0;
}

/** The offset of an option that begins the next line, or 0: continuations are often lost in pasting. */
function optionOnNextLine(text: string, at: number): number {
  if (text[at] !== '\n' && text[at] !== '\r') return 0;
  let next = at;
  while (
    next < text.length &&
    (text[next] === '\n' || text[next] === '\r' || text[next] === ' ' || text[next] === '\t')
  )
    next++;
  return text[next] === '-' && /[A-Za-z-]/.test(text[next + 1] ?? '') ? next : 0;
}

function endsCommand(text: string, at: number): boolean {
  const unit = text[at];
  if (unit === ';' || unit === '|' || unit === '&') return true;
  return unit === '\n' || unit === '\r';
}

function readWord(text: string, start: number, limit: number): ShellWord {
  const decoder = createDecoder(text);
  let at = start;
  while (at < limit) {
    const unit = text[at] ?? '';
    if (/[\s;|&]/.test(unit)) break;
    if (unit === '$' && text[at + 1] === "'") at = readAnsi(text, at + 2, limit, decoder);
    else if (unit === "'" || unit === '\u2018' || unit === '\u2019')
      at = readSingle(text, at + 1, limit, decoder, unit);
    else if (unit === '"' || unit === '\u201c' || unit === '\u201d')
      at = readDouble(text, at + 1, limit, decoder, unit);
    else if (unit === '\\') {
      if (breakAfter(text, at + 1) > 0) break;
      decoder.copy(at + 1, at + 2);
      at += 2;
    } else {
      decoder.copy(at, at + 1);
      at++;
    }
  }
  return { source: decoder.finish(Math.min(at, limit)), start, end: Math.min(at, limit) };
}

function readSingle(text: string, from: number, limit: number, decoder: Decoder, opener: string): number {
  const closers = opener === "'" ? ["'"] : ['\u2019', "'"];
  let at = from;
  while (at < limit && !closers.includes(text[at] ?? '')) at++;
  decoder.copy(from, at);
  return at + 1;
}

function readDouble(text: string, from: number, limit: number, decoder: Decoder, opener: string): number {
  const closers = opener === '"' ? ['"'] : ['\u201d', '"'];
  let at = from;
  while (at < limit) {
    const unit = text[at] ?? '';
    if (closers.includes(unit)) return at + 1;
    if (unit === '\\' && at + 1 < limit) {
      if (breakAfter(text, at + 1) > 0) {
        at = breakAfter(text, at + 1);
        continue;
      }
      if ('"\\$`'.includes(text[at + 1] ?? '')) {
        decoder.copy(at + 1, at + 2);
        at += 2;
        continue;
      }
    }
    decoder.copy(at, at + 1);
    at++;
  }
  return limit;
}

const ANSI: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

function readAnsi(text: string, from: number, limit: number, decoder: Decoder): number {
  let at = from;
  while (at < limit && text[at] !== "'") {
    const escaped = text[at] === '\\' ? text[at + 1] : undefined;
    if (escaped === undefined) {
      decoder.copy(at, at + 1);
      at++;
    } else if (escaped === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6))) {
      decoder.write(String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)), at);
      at += 6;
    } else {
      decoder.write(ANSI[escaped] ?? `\\${escaped}`, at);
      at += 2;
    }
  }
  return at + 1;
}
