import { matchesOf } from './matches.ts';
import type { Source } from './source.ts';

/** Builds decoded text and the origin of each of its units, part by part. */
export interface Decoder {
  /** Copies `[start, end)` of the outer text. */
  copy(start: number, end: number): void;
  /** Writes `text` for what stands at `origin` in the outer text. */
  write(text: string, origin: number): void;
  finish(end: number): Source;
}

/** A decoder of pieces of `outer`; origins are offsets into it. */
export function createDecoder(outer: string): Decoder {
  const parts: string[] = [];
  const origins: number[] = [];
  return {
    copy(start, end) {
      parts.push(outer.slice(start, end));
      for (let i = start; i < end; i++) origins.push(i);
    },
    write(text, origin) {
      parts.push(text);
      for (let i = 0; i < text.length; i++) origins.push(origin);
    },
    finish(end) {
      origins.push(end);
      return { text: parts.join(''), base: 0, origins: Int32Array.from(origins) };
    },
  };
}

/** A source seen through another: origins that led into `outer`'s text lead into what `outer` was made from. */
export function compose(outer: Source, inner: Source): Source {
  if (outer.origins === undefined) {
    if (outer.base === 0) return inner;
    if (inner.origins === undefined) return { ...inner, base: inner.base + outer.base };
    return { ...inner, origins: inner.origins.map((origin) => origin + outer.base) };
  }
  const through = outer.origins;
  const last = through.length - 1;
  const origins = new Int32Array(inner.text.length + 1);
  for (let i = 0; i < origins.length; i++) {
    const offset = inner.origins === undefined ? inner.base + i : (inner.origins[i] ?? 0);
    origins[i] = through[Math.min(offset, last)] ?? 0;
  }
  return { text: inner.text, base: 0, origins };
}

/**
 * Takes away what is not the lines' own: the `> ` of quoted lines, as mail and chat put before what they quote, the line
 * numbers of an editor, the marks of a diff with the lines that it removes, and a terminal's colors. Null where no line
 * has any.
 */
export function unquoteLines(text: string): Source | null {
  const isQuoted = /^[ \t]*>/m.test(text);
  const isNumbered = /^[ \t]{0,8}\d{1,5}(?:[ \t:|.)]|$)/m.test(text);
  const isDiff = mayBeDiff(text);
  const isColored = text.includes('[') && COLOR.test(text);
  if (!isQuoted && !isNumbered && !isDiff && !isColored) return null;
  const lines = matchesOf(text, /[^\n]*\n?/g).filter(([line]) => line !== '');
  const gutters = isNumbered ? findGutters(lines.map(([line]) => line)) : [];
  const quotes = lines.map(([line]) => (isQuoted ? (/^[ \t]*(?:>[ \t]?)+/.exec(line)?.[0].length ?? 0) : 0));
  const marks = isDiff ? findMarks(lines.map(([line], at) => line.slice(quotes[at]))) : [];
  if (!isQuoted && !isColored && gutters.every((width) => width === 0) && marks.every(isUnmarked))
    return null;
  const decoder = createDecoder(text);
  for (const [at, match] of lines.entries()) {
    const [line] = match;
    if (marks[at] === 'removed') continue;
    const mark = marks[at] === 'added' ? 1 : 0;
    const prefix = Math.max((quotes[at] ?? 0) + mark, gutters[at] ?? 0);
    copyPlain(decoder, text, match.index + prefix, match.index + line.length);
  }
  return decoder.finish(text.length);
}

/** How terminals are told a color; the sign before it is often lost on the way, or written out. */
const COLOR = /(?:\\(?:u001b|x1b|033|e)|\^\[)?\[\d{1,3}(?:;\d{1,3}){0,4}m/i;
const COLORS = new RegExp(COLOR, 'gi');
const ESCAPE = String.fromCharCode(27);

/** Copies a line without its colors. */
function copyPlain(decoder: Decoder, text: string, start: number, end: number): void {
  let from = start;
  for (const match of matchesOf(text.slice(start, end), COLORS)) {
    const at = start + match.index;
    decoder.copy(from, text[at - 1] === ESCAPE && at > from ? at - 1 : at);
    from = at + match[0].length;
  }
  decoder.copy(from, end);
}
/** Fewer lines in a row with numbers that count up are no listing. */
const FEWEST_NUMBERED = 3;

/** How many characters of each line are its number; 0 outside runs of lines that are numbered one after the other. */
function findGutters(lines: readonly string[]): number[] {
  const widths = lines.map(() => 0);
  let run: number[] = [];
  let last = Number.NaN;
  const close = (): void => {
    if (run.length >= FEWEST_NUMBERED) for (const at of run) widths[at] = gutterOf(lines[at] ?? '').width;
    run = [];
  };
  for (const [at, line] of lines.entries()) {
    const { number, width } = gutterOf(line);
    if (width === 0 || number !== last + 1) close();
    if (width > 0) run.push(at);
    last = width > 0 ? number : Number.NaN;
  }
  close();
  return widths;
}

function gutterOf(line: string): { number: number; width: number } {
  const match = /^[ \t]{0,8}(\d{1,5})(?:[ \t]?[:|.)][ \t]?|[ \t]|(?=\r?\n|$))/.exec(line);
  return match === null
    ? { number: Number.NaN, width: 0 }
    : { number: Number(match[1]), width: match[0].length };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The content of a quoted string of JSON at `[start, end)`, unescaped, with the origin of each of its units. */
export function decodeString(text: string, start: number, end: number): Source {
  const decoder = createDecoder(text);
  let at = start + 1;
  const limit = end - 1;
  while (at < limit) {
    if (text[at] !== '\\' || at + 1 >= limit) {
      decoder.copy(at, at + 1);
      at++;
    } else if (text[at + 1] === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6))) {
      decoder.write(String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)), at);
      at += 6;
    } else {
      const escaped = text[at + 1] ?? '';
      decoder.write(ESCAPES[escaped] ?? escaped, at);
      at += 2;
    }
  }
  return decoder.finish(limit);
}

/** In: the lines of a text. Out: which of them a diff adds or removes. */

/** What a diff says of a line; null where it says nothing. */
type Mark = 'added' | 'removed' | null;

/** Behind a mark: JSON, or a name with its sign. A single blank before a name makes an item of a list. */
const WRITTEN = String.raw`(?:[ \t]{0,200}["'{}[\]\u201c\u201d]|(?:[ \t]{2,200})?[A-Za-z_$@][\w.$@-]{0,80}[ \t]{0,8}[:=(])`;
/** A number in international form begins with a plus as well. */
const ADDED = new RegExp(String.raw`^\+${WRITTEN}`);
const ANYWHERE = new RegExp(String.raw`^[> \t]{0,20}\+${WRITTEN}`, 'm');
const CODE = new RegExp(`^[+-]${WRITTEN}`);

/** Whether some line looks as if a diff added it. */
function mayBeDiff(text: string): boolean {
  return text.includes('+') && ANYWHERE.test(text);
}

/** Marks count only in a run of lines that each begin with a mark or a blank, one of them added. */
function findMarks(lines: readonly string[]): Mark[] {
  const marks: Mark[] = lines.map(() => null);
  for (let at = 0; at < lines.length; ) {
    const end = endOfRun(lines, at);
    const run = lines.slice(at, end);
    if (run.some((line) => ADDED.test(line)))
      for (const [offset, line] of run.entries()) marks[at + offset] = markOf(line);
    at = Math.max(end, at + 1);
  }
  return marks;
}

function isUnmarked(mark: Mark): boolean {
  return mark === null;
}

function endOfRun(lines: readonly string[], start: number): number {
  let end = start;
  while (/^(?:[+\- \t]|@@|\\ No newline)/.test(lines[end] ?? '')) end++;
  return end;
}

function markOf(line: string): Mark {
  if (/^(?:@@|\\ No newline|\+\+\+ |--- )/.test(line)) return 'removed';
  if (!CODE.test(line) && !/^[+-]\s*$/.test(line)) return null;
  return line.startsWith('+') ? 'added' : 'removed';
}
