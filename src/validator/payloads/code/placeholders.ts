/** Places in a string that its language fills in when it runs: `%s`, `{}`, `{0}`. */

import { matchesOf } from '../../text/matches.ts';
import { type HolePart, isHole, type LiteralPart, type TextCode, type TextPart } from './code.ts';

/** `printf`: `%s`. `braces`: `{}` and `{name}`, with `{{` for a brace. `doubled`: only that. */
export type Filling = 'printf' | 'braces' | 'doubled';

const PATTERNS: Readonly<Record<Filling, RegExp>> = {
  printf: /%%|%(?:\d{1,3}\$)?[-+0 #]{0,3}\d{0,3}(?:\.\d{1,3})?[sdvqfxi@]|%\{\w{1,60}\}|%\(\w{1,60}\)s/g,
  braces: /\{\{|\}\}|\{[\w.]{0,60}(?::[^{}"\n]{0,20})?\}/g,
  doubled: /\{\{|\}\}/g,
};

/** The text with holes where its language fills it in. */
export function fillable(code: TextCode, filling: Filling): TextCode {
  return { ...code, parts: code.parts.flatMap((part) => (isHole(part) ? [part] : splitPart(part, filling))) };
}

function splitPart(part: LiteralPart, filling: Filling): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of matchesOf(part.text, PATTERNS[filling])) {
    const isEscape = found === '{{' || found === '}}' || found === '%%';
    // Of a doubled sign the first one stays.
    const until = isEscape ? index + 1 : index;
    if (until > from) parts.push(cut(part, from, until));
    if (!isEscape) parts.push(holeAt(part, index, index + found.length));
    from = index + found.length;
  }
  if (from === 0) return [part];
  if (from < part.text.length) parts.push(cut(part, from, part.text.length));
  return parts;
}

function originAt(part: LiteralPart, index: number): number {
  if (part.origins === null) return part.start + index;
  return part.origins[index] ?? part.end;
}

function cut(part: LiteralPart, from: number, to: number): LiteralPart {
  return {
    text: part.text.slice(from, to),
    origins: part.origins?.slice(from, to) ?? null,
    start: originAt(part, from),
    end: originAt(part, to),
  };
}

function holeAt(part: LiteralPart, from: number, to: number): HolePart {
  const place = { start: originAt(part, from), end: originAt(part, to) };
  const name = part.text.slice(from, to).replace(/^%(?:[-+0 #\d.$]*[sdvqfxi@]$|[{(])|[{}]|\)s$/g, '');
  return { ...place, hole: { kind: 'name', name, ...place } };
}
