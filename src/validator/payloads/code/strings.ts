import type { LiteralPart } from './code.ts';

/**
 * How a language escapes inside a string: `c` by backslash; `raw` not at all; `quote` by backslash before a quote or
 * backslash alone; `doubled` by doubling the quote; `backtick` as PowerShell does.
 */
export type EscapeStyle = 'c' | 'raw' | 'quote' | 'doubled' | 'backtick';

/** Decodes `[start, end)` of `text`, the inside of a string literal; never throws, keeps what is no escape as it is. */
export function readLiteral(
  text: string,
  start: number,
  end: number,
  style: EscapeStyle,
  quote = '"',
): LiteralPart {
  const mark = MARKS[style] ?? quote;
  const first = style === 'raw' ? -1 : text.indexOf(mark, start);
  if (first < 0 || first >= end) {
    return { text: text.slice(start, end), origins: null, start, end };
  }
  const parts: string[] = [];
  const origins: number[] = [];
  let at = start;
  while (at < end) {
    const escaped = text[at] === mark ? readEscape(text, at, end, style, quote) : null;
    const piece = escaped?.text ?? text.charAt(at);
    for (let i = 0; i < piece.length; i++) origins.push(at);
    parts.push(piece);
    at += escaped?.length ?? 1;
  }
  return { text: parts.join(''), origins, start, end };
}

const MARKS: Readonly<Record<EscapeStyle, string | undefined>> = {
  c: '\\',
  quote: '\\',
  raw: undefined,
  doubled: undefined,
  backtick: '`',
};

interface Escape {
  readonly text: string;
  readonly length: number;
}

function readEscape(text: string, at: number, end: number, style: EscapeStyle, quote: string): Escape | null {
  const next = text[at + 1];
  if (next === undefined || at + 1 >= end) return null;
  if (style === 'doubled') return next === quote ? { text: quote, length: 2 } : null;
  if (style === 'quote') return next === '\\' || next === quote ? { text: next, length: 2 } : null;
  if (next === '\n') return { text: '', length: 2 };
  if (next === '\r') return { text: '', length: text[at + 2] === '\n' ? 3 : 2 };
  if (style === 'backtick') return { text: SHORT[next] ?? next, length: 2 };
  const short = SHORT[next];
  if (short !== undefined) return { text: short, length: 2 };
  return /[\\"'`/$#{}]/.test(next) ? { text: next, length: 2 } : null;
}

const SHORT: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};
