import type { Span } from './span.ts';

const QUOTES = ['"', '`', '*'];

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '\u201c': '\u201d' };

/** How far behind its words a quotation may reach for what closes it. */
const REACH = 60;

const WORD = /[\p{L}\p{N}_]/u;

/** Words that want another one behind them. */
const OPEN =
  /\b(?:needs?|requires?|must|should|has|have|wants?|takes?|be|is|are|to|an?|the|of|in|with|for|no|not|only|or|and)$/i;

/** The next word behind a blank, with the quotes around it. */
const NEXT = /^[ \t]{1,3}["`*]{0,2}[\p{L}\p{N}_.:-]{1,60}["`*]{0,2}/u;

/** More words than these make another sentence of it. */
const MOST_MORE = 4;

/** The words of a span as they are quoted: no word or phrase, and nothing in quotes or brackets, is cut in two. */
export function quoteWhole(text: string, span: Span): string {
  let { start, end } = wholeWords(text, span);
  for (let more = 0; more < MOST_MORE && OPEN.test(text.slice(Math.max(start, end - REACH), end)); more++) {
    end += NEXT.exec(text.slice(end, end + 2 * REACH))?.[0].replace(/[.:-]+$/, '').length ?? 0;
  }
  for (const quote of QUOTES) {
    if (text.slice(start, end).split(quote).length % 2 === 1) continue;
    if (text[start - 1] === quote) start--;
    else if (text[end] === quote) end++;
  }
  for (const [opener, closer] of Object.entries(CLOSERS)) {
    const inside = text.slice(start, end);
    const openers = inside.split(opener).length;
    const closers = inside.split(closer).length;
    if (closers > openers && text[start - 1] === opener) start--;
    if (openers <= closers) continue;
    const at = text.slice(end, end + REACH).indexOf(closer);
    if (at >= 0 && !text.slice(end, end + at).includes('\n')) end += at + 1;
  }
  return text.slice(start, end);
}

/** Words longer than {@link REACH} are none, and stay cut. */
function wholeWords(text: string, span: Span): Span {
  let { start, end } = span;
  while (start > 0 && span.start - start < REACH && joins(text, start)) start--;
  while (end < text.length && end - span.end < REACH && joins(text, end)) end++;
  return { start, end };
}

/** Whether a word goes on across `at`. */
function joins(text: string, at: number): boolean {
  return WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
}
