import type { ErrorIndex } from '../knowledge.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import type { Span } from '../text/span.ts';

/** An error code that stands in prose, an exception or a log line, outside any body. */
export interface ToldCode {
  readonly at: number;
  readonly code: string;
}

/** Known codes as whole words, and unknown dotted ones that the text calls a code; each once, in order. */
export function findToldCodes(text: string, skip: readonly Span[], cards: ErrorIndex): ToldCode[] {
  const told: ToldCode[] = [];
  const seen = new Set<string>();
  const isSkipped = createInsideTest(skip);
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    if (!isLetter(text.charCodeAt(dot + 1)) || !isLetter(text.charCodeAt(dot - 1))) continue;
    const { start, end } = wordAround(text, dot);
    dot = end - 1;
    const code = text.slice(start, end);
    if (seen.has(code) || !DOTTED.test(code) || isSkipped(start)) continue;
    if (!cards.byCode.has(code) && !isCalledCode(text, start, code)) continue;
    if (isCompared(text, start) || OF_TYPE.test(text.slice(end, end + 8))) continue;
    seen.add(code);
    told.push({ at: start, code });
  }
  return told;
}

/** Code that handles an error names it in a comparison, a case or an enumeration. */
function isCompared(text: string, at: number): boolean {
  return COMPARED.test(text.slice(Math.max(0, at - 64), at));
}

const COMPARED =
  /(?:[=!]==?[ \t]{0,4}|\bcase[ \t]{1,4}|\b(?:equals|includes|contains|startsWith|has|errors\.New)\([ \t]{0,4}|\b(?:const|val|final|static)[ \t][^\n=]{1,48}=[ \t]{0,4}|(?:^|\n)[ \t]{0,16}[A-Z][A-Z_]{2,40}[ \t]{0,2}\((?:\d{3},[ \t]{0,4})?)["'`]$/;

/** Behind one of the values that a type may have: `'not.found' | string`. */
const OF_TYPE = /^["'`] {0,2}\| {0,2}\w/;

/** No code is longer than this. */
const LONGEST = 120;
const DOTTED = /^[a-z]{2,}(?:\.[a-z][a-zA-Z]*)+$/;

/** The whole word around a dot, without the full stop of its sentence. */
function wordAround(text: string, dot: number): Span {
  let start = dot;
  while (start > 0 && dot - start < LONGEST && isWordUnit(text.charCodeAt(start - 1))) start--;
  let end = dot + 1;
  while (end < text.length && (isWordUnit(text.charCodeAt(end)) || text[end] === '(')) end++;
  while (text[end - 1] === '.') end--;
  return { start, end };
}

/** Letters, digits and what joins them in names, files, hosts, paths and variables. */
function isWordUnit(unit: number): boolean {
  if (isLetter(unit) || (unit >= 65 && unit <= 90) || (unit >= 45 && unit <= 57)) return true;
  return unit === 95 || unit === 64 || unit === 36;
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
