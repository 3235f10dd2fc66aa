import { readJson } from '../../json/read/read-json.ts';

/** Longer objects than this are not followed to their ends. */
const LONGEST = 20_000;

/** Objects that are no JSON before this many are passed over tell that this is no place for one. */
const PATIENCE = 3;

/** Raw line breaks in strings are what brings a mark to the start of a line. */
const HARMLESS: ReadonlySet<string> = new Set(['json/control-character', 'json/duplicate-key']);

/** The end of a JSON object that begins between `from` and `at` and holds `at` in one of its strings; -1 where none does. */
export function endOfJsonAround(text: string, from: number, at: number): number {
  let failures = 0;
  let start = text.indexOf('{', from);
  while (start >= 0 && start < at && failures < PATIENCE) {
    const end = closingBrace(text, start);
    if (end > at && isJson(text, start, end)) return end;
    if (end < 0 || end > at) failures++;
    start = text.indexOf('{', end < 0 || end > at ? start + 1 : end);
  }
  return -1;
}

/** Right after the brace that closes the one at `start`, strings left out of account; -1 where none does. */
function closingBrace(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  const last = Math.min(text.length, start + LONGEST);
  for (let at = start; at < last; at++) {
    const unit = text[at];
    if (unit === '\\') at++;
    else if (unit === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (unit === '{') depth++;
    else if (unit === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

function isJson(text: string, start: number, end: number): boolean {
  const { node, repairs, end: read } = readJson(text, start, end);
  return node?.kind === 'object' && read === end && repairs.every(({ code }) => HARMLESS.has(code));
}
