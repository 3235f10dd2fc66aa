import type { Span } from '../intake/snippet.ts';
import type { ErrorCards } from './match-error-card.ts';

/** An error code that stands in prose, an exception or a log line, outside any body. */
export interface ToldCode {
  readonly at: number;
  readonly code: string;
}

/** Known codes as whole words, and unknown dotted ones that the text calls a code; each once, in order. */
export function findToldCodes(text: string, skip: readonly Span[], cards: ErrorCards): ToldCode[] {
  const told: ToldCode[] = [];
  const seen = new Set<string>();
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    const word = dottedWordAt(text, dot);
    if (word === null) continue;
    const { at, code } = word;
    dot = at + code.length;
    if (seen.has(code) || skip.some(({ start, end }) => at >= start && at < end)) continue;
    if (!cards.byCode.has(code) && !isCalledCode(text, at, code)) continue;
    seen.add(code);
    told.push(word);
  }
  return told;
}

/** No code is longer than this. */
const LONGEST = 120;
const DOTTED = /^[a-z]{2,}(?:\.[a-z][a-zA-Z]*)+$/;

/** The whole word around a dot, without the full stop of its sentence; null unless it looks like a code. */
function dottedWordAt(text: string, dot: number): ToldCode | null {
  if (!isLetter(text.charCodeAt(dot + 1)) || !isLetter(text.charCodeAt(dot - 1))) return null;
  let start = dot;
  while (start > 0 && dot - start < LONGEST && /[\w.@/$-]/.test(text[start - 1] ?? '')) start--;
  let end = dot + 1;
  while (end < text.length && end - dot < LONGEST && /[\w.@/$(-]/.test(text[end] ?? '')) end++;
  while (text[end - 1] === '.') end--;
  const code = text.slice(start, end);
  return DOTTED.test(code) ? { at: start, code } : null;
}

function isLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

/** `"code": "some.new.code"`, `error code some.new.code`. */
function isCalledCode(text: string, at: number, code: string): boolean {
  if (!code.slice(code.indexOf('.') + 1).includes('.')) return false;
  return /\b(?:error[ _-]?)?code["'`]?[ \t]*(?:[:=]|is|was)?[ \t]*["'`]?$/i.test(
    text.slice(Math.max(0, at - 24), at),
  );
}

/** The correlation id, told beside an error instead of in its body. */
export function findToldContextId(text: string): string | null {
  return CONTEXT_ID.exec(text)?.[1] ?? null;
}

const CONTEXT_ID =
  /(?:context[ _-]?id|correlation[ _-]?id)["'`]{0,2}[ \t]{0,4}(?:[:=]|is|was)?[ \t]{0,4}["'`]{0,2}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;
