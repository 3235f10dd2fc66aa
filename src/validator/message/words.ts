/**
 * In: a text. Out: its words in order, each with its place and whether it stands in code or in what a person or a program
 * says. Which lines are code is told by how they are written, so that fences may be missing or hold a log.
 */

import { anyOf } from '../text/any-of.ts';
import { matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';

/** A word in lower case, a number, or one of the marks that cues use. */
export interface Word extends Span {
  readonly word: string;
  /** Stands in a line of code, not in its comment. */
  readonly isCode: boolean;
  /** Counts lines and sentences, so that words of different ones are told apart. */
  readonly sentence: number;
}

/** Further in, a text tells nothing that its beginning does not. */
const LONGEST = 12_000;

/** The words of the beginning of a text; those inside `skip` are left out. */
export function readWords({ text, lower }: TextView, isSkipped: (at: number) => boolean): Word[] {
  const words: Word[] = [];
  const end = Math.min(text.length, LONGEST);
  let sentence = 0;
  for (let start = 0; start < end; ) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 || newline > end ? end : newline;
    sentence = readLine(text, lower, { start, end: stop }, sentence + 1, isSkipped, words);
    start = stop + 1;
  }
  return words;
}

function readLine(
  text: string,
  lower: string,
  line: Span,
  first: number,
  isSkipped: (at: number) => boolean,
  words: Word[],
): number {
  const written = text.slice(line.start, line.end);
  const code = isCode(written) ? line.start + startOfComment(written) : line.start;
  let sentence = first;
  for (const match of matchesOf(lower.slice(line.start, line.end), WORD)) {
    const [word] = match;
    const start = line.start + match.index;
    if (isSkipped(start)) continue;
    words.push({ word, start, end: start + word.length, isCode: start < code, sentence });
    if (ENDS.has(word)) sentence++;
  }
  return sentence;
}

/**
 * Each sign of the scripts that put no blank between words; an `@name`; words, also with dots or colons
 * inside, as codes, methods and permissions are; marks that ask or end a sentence.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|@(?=\p{L})|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}_]|(?<=\p{L})[.:'\u2019](?=\p{L}))+|[?!\uff1f\u3002]|\.(?=\s|$)/gu;

/** The marks that end a sentence. */
const ENDS: ReadonlySet<string> = new Set(['?', '!', '.', '\uff1f', '\u3002']);

/** How lines of code and of data are written, whatever their language. */
const CODE = anyOf([
  /^\s*[}\])]/,
  /^\s*(?:[\w.$<>[\],*&]+\s+){1,3}(?::?=|\+=)\s(?![45]\d\d\b)/,
  /^\s*["'][^"'\n]{1,80}["']\s*(?::|=>)/,
  /^\s*(?:if|for|while|it|test|describe|expect|catch|switch|elif)\s*\(/,
  /^\s*(?:elif|else|try|except|def|class|with|if|for)\b.*:\s*$/,
  /^\s*(?:const|let|var|public|private|protected|export|async|function|func|return|await|throw|raise|import|using|namespace|assert)\b.*[=({;."'<]/,
  /^\s*[$@][A-Za-z_]\w*(?:\(|\s*=|->)/,
  /^\s*\|.*\|\s*$/,
  /^\s*[A-Za-z_$][\w.$]*\([^()\n]*\)\s*$/,
  /^\s*<\/?\w[^>]*>\s*$/,
]);

const CODE_END = /(?:[;{[]|(?<!:)\()\s*$/;
const COMPARISON = /\s(?:===?|!==?|&&|\|\||>=|<=)\s/;

function isCode(line: string): boolean {
  const read = line.slice(0, LONGEST_LINE);
  return (
    !/^\s*(?:\/\/|#|--|\*|;)/.test(read) && (CODE.test(read) || CODE_END.test(read) || COMPARISON.test(read))
  );
}

/** What kind of line it is shows in its beginning. */
const LONGEST_LINE = 400;

/** Where a comment begins behind code; the line's end where none does. */
function startOfComment(line: string): number {
  const at = line.search(/\s(?:\/\/|#)\s/);
  return at < 0 ? line.length : at;
}
