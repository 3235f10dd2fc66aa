import { bareHoleLength } from '../holes.ts';
import type { JsonNode } from '../node.ts';
import { isBlank, isCloser, isOpener, isWordChar, quoteAt } from './chars.ts';
import type { Reader } from './reader.ts';
import { isEllipsis } from './string-end.ts';
import { isChatLink } from './strings.ts';

/** How far a template or a call may reach. */
const LONGEST_TEMPLATE = 200;
const LONGEST_CODE = 4000;
const LONGEST_HOLES = 600;
/** After so many calls without an end no more are looked for, so that hostile text stays linear. */
const MOST_UNCLOSED = 8;

const TEMPLATES: readonly (readonly [open: string, close: string])[] = [
  ['{{', '}}'],
  ['${', '}'],
  ['#{', '}'],
  ['$(', ')'],
  ['<%', '%>'],
  ['%(', ')s'],
  ['<', '>'],
];

/** Code where a value stands: a template anywhere, names and calls where the text is known to be code. */
export function readCode(reader: Reader): JsonNode | undefined {
  const hole = readHole(reader);
  if (hole !== undefined) return hole;
  const end = endOfTemplate(reader) ?? (reader.options.expressions === true ? endOfCode(reader) : undefined);
  if (end === undefined) return undefined;
  const start = reader.at;
  reader.at = end;
  return { kind: 'expression', start, end, source: reader.text.slice(start, end) };
}

/** A hole of a template, with the word characters that adjoin it. */
function readHole(reader: Reader): JsonNode | undefined {
  const { text, at: start } = reader;
  const length = bareHoleLength(text.slice(start, Math.min(reader.end, start + LONGEST_HOLES)));
  if (length === 0) return undefined;
  let end = start + length;
  while (end < reader.end && (isWordChar(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2d)) end++;
  reader.at = end;
  return { kind: 'expression', start, end, source: text.slice(start, end), hole: true };
}

/** Where the template at the reader ends, with the word characters that adjoin it. */
function endOfTemplate(reader: Reader): number | undefined {
  const { text } = reader;
  if (isEllipsis(text, reader.at)) return reader.at + (text.charCodeAt(reader.at) === 0x2026 ? 1 : 3);
  const template = TEMPLATES.find(([open]) => text.startsWith(open, reader.at));
  if (template === undefined) return undefined;
  const [open, close] = template;
  const limit = Math.min(reader.end, reader.at + LONGEST_TEMPLATE);
  for (let at = reader.at + open.length; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (open === '<' && (code === 0x3c || code === 0x7b || code === 0x22)))
      return undefined;
    if (!text.startsWith(close, at)) continue;
    let end = at + close.length;
    if (open === '<' && (end === reader.at + 2 || isChatLink(text.slice(reader.at, end)))) return undefined;
    while (end < reader.end && (isWordChar(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2d)) end++;
    return end;
  }
  return undefined;
}

const LITERAL_WORDS: ReadonlySet<string> = new Set(
  'true false null undefined None True False nil NaN Infinity'.split(' '),
);

/** Where the expression at the reader ends: at the comma, bracket or line that it does not hold itself. */
function endOfCode(reader: Reader): number | undefined {
  const { text } = reader;
  const start = reader.at;
  if (!/[\p{L}_$@(!]/u.test(text.charAt(start)) || reader.unclosedCode >= MOST_UNCLOSED) return undefined;
  const limit = Math.min(reader.end, start + LONGEST_CODE);
  let depth = 0;
  let solid = start;
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (isOpener(code) || code === 0x28) depth++;
    else if (isCloser(code) || code === 0x29) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && (code === 0x2c || code === 0x3b || code === 0x0a)) break;
    else if (quoteAt(text, at) !== undefined) {
      const close = text.slice(at + 1, limit).indexOf(text.charAt(at));
      if (close < 0) break;
      at += close + 1;
    }
    if (!isBlank(code)) solid = at + 1;
  }
  if (depth > 0) {
    reader.unclosedCode++;
    return undefined;
  }
  const source = text.slice(start, solid);
  return solid === start || LITERAL_WORDS.has(source) ? undefined : solid;
}
