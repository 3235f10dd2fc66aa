import { createDecoder } from '../../text/decode.ts';
import type { Span } from '../../text/span.ts';
import { readJsonSnippet, type Snippet } from '../snippet.ts';
import { unwrapEnvelope } from '../unwrap-envelope.ts';

/** More payloads than this are not answered one by one. */
const MOST_FOUND = 100;

/** Where escaped JSON may begin: brackets and blanks, then a quote that is itself escaped. */
const BEGIN = /[{[](?:[ \t{[]|\\+[nrt]){0,20}(\\{1,31})(?:"|u0022)/g;
const MAX_LENGTH = 200_000;

/**
 * JSON that stands escaped in a region, as in a log line (`body={\"from\":…}`), once or several times over, each with its
 * decoded source. It ends where its brackets close, or where the string around it does.
 */
export function findEscapedJson(text: string, region: Span): Snippet[] {
  const part = text.slice(region.start, region.end);
  if (!part.includes('\\"') && !part.includes('\\u0022')) return [];
  const found: Snippet[] = [];
  let openings = 0;
  BEGIN.lastIndex = 0;
  for (let match = BEGIN.exec(part); match !== null && found.length < MOST_FOUND; match = BEGIN.exec(part)) {
    const start = region.start + match.index;
    const levels = levelsOf(match[1]?.length ?? 1);
    const snippet = decodeFrom(text, start, Math.min(region.end, start + MAX_LENGTH), levels);
    if (openings < MOST_OPENINGS && onlyCarries(snippet)) {
      openings++;
      continue;
    }
    found.push(snippet);
    BEGIN.lastIndex = Math.max(match.index + match[0].length, snippet.span.end - region.start);
  }
  return found;
}

/** Every opening reads what is inside once more; a person's log nests a few times. */
const MOST_OPENINGS = 6;
const LONGEST_CARRIER = 20_000;

/** Whether JSON holds further JSON in a string and no request of its own: then that is what was sent. */
function onlyCarries({ source, value }: Snippet): boolean {
  if (source.text.length > LONGEST_CARRIER) return false;
  if (!/:\s{0,20}"\s{0,20}[{[]\s{0,20}\\/.test(source.text)) return false;
  if (value?.kind !== 'object' || unwrapEnvelope(value, source) !== null) return false;
  return value.members.some(
    (member) =>
      CARRIER.test(member.key) && member.value.kind === 'string' && /^\s*\{\s*\\*"/.test(member.value.value),
  );
}

/** What a log calls a request, a body or its own line; an attribute that holds JSON is a body's own. */
const CARRIER = /^(?:log|line|msg|message|event|entry|.{0,20}(?:request|body|payload|data|content|json))$/i;

/** One backslash before the quote is one level, three are two, seven are three. */
function levelsOf(backslashes: number): number {
  return Math.max(1, Math.floor(Math.log2(backslashes + 1)));
}

interface Unit {
  readonly text: string;
  readonly at: number;
  /** A quote that no level has escaped ends the string around the payload. */
  readonly ends: boolean;
}

function decodeFrom(text: string, start: number, limit: number, levels: number): Snippet {
  const decoder = createDecoder(text);
  const read = createUnescaper(text, start, limit, levels);
  const brackets = createBracketCount();
  let end = start;
  for (let unit = read.next(); unit !== null && !unit.ends; unit = read.next()) {
    decoder.write(unit.text, unit.at);
    end = read.position();
    if (brackets.closes(unit.text)) break;
  }
  return readJsonSnippet({ format: 'log', span: { start, end }, source: decoder.finish(end) });
}

/** Takes escapes away level by level, one character at a time. */
function createUnescaper(text: string, start: number, limit: number, levels: number) {
  let position = start;

  function raw(): Unit | null {
    if (position >= limit) return null;
    const at = position++;
    return { text: text.charAt(at), at, ends: false };
  }

  function next(level: number): Unit | null {
    const unit = level === 0 ? raw() : next(level - 1);
    if (unit === null || unit.ends || level === 0) return unit;
    if (unit.text === '"') return { ...unit, ends: true };
    if (unit.text !== '\\') return unit;
    const escaped = next(level - 1);
    if (escaped === null) return unit;
    if (escaped.text === 'u') return unicode(unit.at);
    return { text: SHORT[escaped.text] ?? escaped.text, at: unit.at, ends: false };
  }

  function unicode(at: number): Unit {
    const digits = text.slice(position, Math.min(limit, position + 4));
    if (!/^[\da-fA-F]{4}$/.test(digits)) return { text: 'u', at, ends: false };
    position += 4;
    return { text: String.fromCharCode(Number.parseInt(digits, 16)), at, ends: false };
  }

  return { next: () => next(levels), position: () => position };
}

const SHORT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Follows brackets outside strings; says when the first of them closes. */
function createBracketCount() {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  return {
    closes(unit: string): boolean {
      if (quoted) {
        if (escaped) escaped = false;
        else if (unit === '\\') escaped = true;
        else if (unit === '"') quoted = false;
        return false;
      }
      if (unit === '"') quoted = true;
      else if (unit === '{' || unit === '[') depth++;
      else if (unit === '}' || unit === ']') depth--;
      return depth === 0 && (unit === '}' || unit === ']');
    },
  };
}
