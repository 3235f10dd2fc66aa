/** Finds where a text holds code. */

import type { Span } from '../../text/span.ts';

/** What code is written with and prose is not, by its first sign: the search for a single sign is the cheapest there is. */
const SIGNS: readonly (readonly [first: string, next: string])[] = [
  ['(', '{"\'`@[)\n'],
  [',', '{'],
  ['=', '>{[(@"\'`'],
  [')', ';'],
  ['@', '{"\'('],
  [':', '=:'],
  ['%', '{'],
  ['|', '>'],
  ['-', '>'],
  ['`', '"'],
  ['<', '<'],
  ['#', '{'],
];

/** Each place that shows a sign of code; asks for the next one behind `from`. */
function nextSign(text: string, ahead: number[], from: number): number {
  let nearest = text.length;
  SIGNS.forEach(([first, next], index) => {
    let at = ahead[index] ?? 0;
    while (at < text.length && (at < from || !next.includes(signAfter(text, at)))) {
      const found = text.indexOf(first, Math.max(at + 1, from));
      at = found < 0 ? text.length : found;
    }
    ahead[index] = at;
    nearest = Math.min(nearest, at);
  });
  return nearest;
}

/** What stands behind a sign; one blank may be between. Past the end it is what no list of signs has. */
function signAfter(text: string, at: number): string {
  const next = text[at + 1] === ' ' ? text[at + 2] : text[at + 1];
  return next ?? '\0';
}

/** A line that carries on code around it. */
const CODE_LINE =
  /\$\w|Invoke-\w|<<[~-]|#\{|^\s{0,200}(?:irm|iwr|RestClient|HTTParty)\b|[;{}([,\\|`^]\s{0,20}$|^\s{0,200}[}\])"'@$<#*]|^\s{0,200}\/\/|^\s{0,200}(?:import|from|const|let|var|def|async|await|return|if|else|for|using|public|private|class|func|function|package|require|try|catch|except|rescue|end|do|puts|print|type|export|namespace|with)\b|^\s{0,200}[\w.$@]{1,80}\s{0,20}:?=|\w[?!]?\(|->|::|:\s{0,20}["'\d]|^\s{0,200}-\w{1,30}\s|^\s{0,200}\.\w|^\s{1,200}[\w"']{1,80}\s{0,20}(?::|=>?)\s/;

/** A line that only code has. */
const STRONG_LINE =
  /\w\($|\w\((?:[\w.]{1,40},\s{0,8}){0,6}[{"'`@[]|\(\s{0,20}[{"'`@[]|=\s{0,20}[{[@"'`]|\bnew\s[\w.:<>, ]{1,80}[({]|\w\(\)?;|\w\([\w.]{0,80}\)|:=|%\{|=>\s|->\w|\.new\b|Invoke-\w|<<[~-]|#\{|^\s{0,200}(?:const|let|var|import|def|func|using|require)\s|\|>|(?:^|\s)-(?:Body|Method|Uri|Headers)\s/;

/** A line of JSON holds anything in its strings, code as well. */
const JSON_LINE = /^\s{0,200}(?:[{[]\s{0,20}){0,8}"(?:[^"\\\n]|\\.){0,80}"\s{0,20}:/;
const JSON_STRING = /"(?:[^"\\]|\\.){0,2000}"/g;

const MAX_GAP = 3;
const MAX_LINE = 4000;
const MAX_BEFORE = 400;

/** An object on lines of its own whose first name is bare. */
const OBJECT = /^[ \t]{0,8}\{(?:\s|\/\/[^\n]{0,200}\n){0,40}[A-Za-z_$][\w$]{0,80}[ \t]{0,4}[:,]/gm;

/** A value that only a program has: a member, a call, a construction, a template. */
const EXPRESSION = /[:[,][ \t]{0,8}(?:new[ \t]+\w|[A-Za-z_$][\w$]{0,80}(?:\.[A-Za-z_$]|\(|\[)|`)/;

const LONGEST_OBJECT = 4000;

/** Objects that stand alone and hold expressions: no slips of JSON, but what a program writes. */
export function findObjects(text: string, region: Span): Span[] {
  const part = text.slice(region.start, region.end);
  const found: Span[] = [];
  let from = 0;
  for (const { index } of part.matchAll(OBJECT)) {
    if (index < from) continue;
    const start = part.indexOf('{', index);
    const end = closeOf(part, start);
    if (end === null || !EXPRESSION.test(part.slice(start, end).replace(STRING, '""'))) continue;
    found.push({ start: region.start + start, end: region.start + end });
    from = end;
  }
  return found;
}

const STRING = /"[^"\n]*"|'[^'\n]*'|\/\/[^\n]*/g;
const TOKEN = new RegExp(`${STRING.source}|[{}]`, 'g');

/** Behind the brace that closes the one at `start`; null where it is far. */
function closeOf(part: string, start: number): number | null {
  let depth = 0;
  for (const { 0: token, index } of part.slice(start, start + LONGEST_OBJECT).matchAll(TOKEN)) {
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) return start + index + 1;
  }
  return null;
}

/** The stretches of consecutive lines that look like code: each around a line that only code has. */
export function findStretches(text: string, region: Span): Span[] {
  const part = text.slice(region.start, region.end);
  const stretches: Span[] = [];
  const ahead = SIGNS.map(() => -1);
  let from = 0;
  for (let at = nextSign(part, ahead, 0); at < part.length; at = nextSign(part, ahead, from)) {
    const start = part.lastIndexOf('\n', at) + 1;
    const end = lineEnd(part, at);
    // Long lines are looked at only around the sign.
    const line = part.slice(Math.max(start, from, at - MAX_BEFORE), Math.min(end, at + MAX_LINE));
    if (!STRONG_LINE.test(JSON_LINE.test(line) ? line.replace(JSON_STRING, '""') : line)) {
      from = Math.min(end, at + MAX_LINE) + 1;
      continue;
    }
    const last = stretches.at(-1);
    const first = growUp(part, start, last === undefined ? 0 : last.end - region.start);
    const until = growDown(part, end);
    if (last !== undefined && isShortGap(text.slice(last.end, first + region.start))) {
      stretches.pop();
      stretches.push({ start: last.start, end: until + region.start });
    } else stretches.push({ start: first + region.start, end: until + region.start });
    from = until + 1;
  }
  return stretches;
}

/** A few lines without JSON of their own. */
function isShortGap(between: string): boolean {
  return (
    between.length < 500 && between.split('\n').length <= MAX_GAP + 2 && !/^[ \t]{0,3}[{[]/m.test(between)
  );
}

function lineEnd(part: string, at: number): number {
  const newline = part.indexOf('\n', at);
  return newline < 0 ? part.length : newline;
}

function isCodeLine(part: string, start: number, end: number): boolean {
  return CODE_LINE.test(part.slice(start, Math.min(end, start + MAX_LINE)));
}

/** Blank lines count for little: code has them, too. */
function gapOf(part: string, start: number, end: number): number {
  return part.slice(start, Math.min(end, start + MAX_LINE)).trim() === '' ? 0.5 : 1;
}

const JSON_BEGIN = /[ \t]{0,3}(?:\{|\[\s{0,20}\{)\s{0,20}"[^"\n]{0,80}"\s{0,20}:/y;

/** What a log writes: `request body: {"a": "b"}`. */
const LOGGED_JSON =
  /[A-Za-z][\w.-]{0,40}(?:[ \t]{1,4}[\w.-]{1,40}){1,6}[ \t]?:[ \t]?\{[ \t]?"[^"\n]{0,80}"[ \t]?:[^\n]{0,2000}\}[ \t]{0,4}$/my;

/** JSON on lines of its own, or behind the words of a log, is no part of the code around it. */
function beginsJson(part: string, at: number): boolean {
  LOGGED_JSON.lastIndex = at;
  if (LOGGED_JSON.test(part)) return true;
  JSON_BEGIN.lastIndex = at;
  if (!JSON_BEGIN.test(part)) return false;
  const before = part.slice(Math.max(0, at - 200), at).trimEnd();
  return !/[=(,:>{[|'"`]$|\b(?:return|JSON)$/.test(before);
}

function growUp(part: string, start: number, limit: number): number {
  let first = start;
  let gap = 0;
  for (let at = start; at > limit && gap <= MAX_GAP; ) {
    const end = at - 1;
    const begin = Math.max(limit, end > 0 ? part.lastIndexOf('\n', end - 1) + 1 : 0);
    if (beginsJson(part, begin)) return start;
    if (isCodeLine(part, begin, end)) {
      first = begin;
      gap = 0;
    } else gap += gapOf(part, begin, end);
    at = begin;
  }
  return first;
}

function growDown(part: string, end: number): number {
  let last = end;
  let gap = 0;
  for (let at = end + 1; at < part.length && gap <= MAX_GAP; ) {
    const stop = lineEnd(part, at);
    if (beginsJson(part, at)) return last;
    if (isCodeLine(part, at, stop)) {
      last = stop;
      gap = 0;
    } else gap += gapOf(part, at, stop);
    at = stop + 1;
  }
  return last;
}
