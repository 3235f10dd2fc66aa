/**
 * In: a text. Out: the stretches of it that are flat YAML about a call, as `key: value` lines under each other. A form, a
 * list that explains the properties, a type or an object without its commas look alike, and are none.
 */
import type { Span } from '../../text/span.ts';

/** A name, a colon and one value: a few words, a quoted text, a list in brackets, or a number with its punctuation. */
const LINE =
  /^[ \t]{0,40}["']?([A-Za-z_]\w{0,60})["']?:[ \t]{1,40}("[^"\n]{0,300}"|'[^'\n]{0,300}'|\[[^[\]\n]{0,300}\]|\+?[\d(][\d(). \t-]{3,40}|[^\s"'[\]{}(),;]{1,200}(?: [^\s"'[\]{}(),;#]{1,60}){0,2})(?:[ \t]{1,20}#[^\n]{0,200})?[ \t]{0,40}\r?$/;

/** Names that only the body of a call has. */
const CALL_KEY =
  /^[ \t]{0,40}["']?(?:phone_?number|caller_?id(?:_?name)?|call_?(?:user|queue|from_?queue)_?id|(?:from|to)_?address|conversation_?ids|callback_?numbers)["']?:[ \t]/im;

/** What an answer says, and not a request. */
const ANSWER =
  /^(?:https?|status|status_?code|code|message|error|errors|details|context_?id|response|result)$/i;

/** What a type says in the place of a value. */
const TYPE =
  /^(?:string|str|number|int|integer|int32|bool|boolean|array|list|object|map|uuid|required|optional|any)\??$/i;

/** One such line stands in many a sentence; two are written on purpose. */
const FEWEST = 2;

/** More lines are a table or a log. */
const MOST = 60;

/** The flat stretches of a region, in order. */
export function findFlatYaml(text: string, region: Span): Span[] {
  const part = text.slice(region.start, region.end);
  if (!CALL_KEY.test(part)) return [];
  const found: Span[] = [];
  let lines: Span[] = [];
  let before = '';
  let previous = '';
  for (let at = 0; at <= part.length; ) {
    const newline = part.indexOf('\n', at);
    const end = newline < 0 ? part.length : newline;
    const line = part.slice(at, Math.min(end, at + 600));
    if (isPair(line)) {
      if (lines.length === 0) before = previous;
      lines.push({ start: at, end });
    } else {
      found.push(...stretchOf(part, lines, before, line));
      lines = [];
    }
    previous = line;
    at = end + 1;
  }
  found.push(...stretchOf(part, lines, before, ''));
  return found.map(({ start, end }) => ({ start: start + region.start, end: end + region.start }));
}

/** Several words without quotes are a name that was given, or else an explanation. */
function isPair(line: string): boolean {
  const [, key = '', value = ''] = LINE.exec(line) ?? [];
  if (key === '' || ANSWER.test(key) || TYPE.test(value)) return false;
  return !/^[^"'[+\d(].* /.test(value) || /label|name$/i.test(key);
}

/** Brackets or commas around the lines make them part of an object in some other notation. */
function stretchOf(part: string, lines: readonly Span[], before: string, after: string): Span[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined || lines.length < FEWEST || lines.length > MOST) return [];
  if (/[{[(,]\s{0,20}$/.test(before) || /^\s{0,40}[}\])]/.test(after)) return [];
  if (!CALL_KEY.test(part.slice(first.start, last.end))) return [];
  return [{ start: first.start, end: last.end }];
}
