/** Strings of the languages that are read without a grammar, with code in them, and heredocs. */
import type { HolePart, TextCode } from '../code.ts';
import { fillable } from '../placeholders.ts';
import { text as textCode } from '../readings.ts';
import type { EscapeStyle } from '../strings.ts';
import { type Cursor, peek } from './cursor.ts';

/** How a string opens, closes, escapes, and takes code in. */
interface Form {
  readonly open: string;
  readonly close: string;
  readonly style: EscapeStyle;
  readonly holes: 'none' | 'hash' | 'brace' | 'named' | 'dollar' | 'variable' | 'slash';
  readonly manyLines: boolean;
}

function form(
  open: string,
  close: string,
  style: EscapeStyle,
  holes: Form['holes'],
  manyLines: boolean,
): Form {
  return { open, close, style, holes, manyLines };
}

/** The longest opening first. */
const FORMS: Readonly<Record<Cursor['dialect']['id'], readonly Form[]>> = {
  csharp: [
    form('$$"""', '"""', 'raw', 'none', true),
    form('$"""', '"""', 'raw', 'brace', true),
    form('"""', '"""', 'raw', 'none', true),
    form('$@"', '"', 'doubled', 'brace', true),
    form('@$"', '"', 'doubled', 'brace', true),
    form('@"', '"', 'doubled', 'none', true),
    form('$"', '"', 'c', 'brace', false),
    form('"', '"', 'c', 'none', false),
    form("'", "'", 'c', 'none', false),
  ],
  ruby: [
    form(':"', '"', 'c', 'hash', false),
    form('"', '"', 'c', 'hash', true),
    form("'", "'", 'quote', 'none', true),
    form('%q(', ')', 'quote', 'none', true),
    form('%Q(', ')', 'c', 'hash', true),
    form('%q{', '}', 'quote', 'none', true),
    form('%(', ')', 'c', 'hash', true),
  ],
  powershell: [
    form("@'", "\n'@", 'raw', 'none', true),
    form('@"', '\n"@', 'backtick', 'variable', true),
    form('"', '"', 'backtick', 'variable', true),
    form("'", "'", 'doubled', 'none', true),
  ],
  kotlin: [form('"""', '"""', 'raw', 'variable', true), form('"', '"', 'c', 'variable', false)],
  swift: [form('"""', '"""', 'c', 'slash', true), form('"', '"', 'c', 'slash', false)],
  vb: [form('$"', '"', 'doubled', 'brace', true), form('"', '"', 'doubled', 'none', true)],
  dart: [
    form("'''", "'''", 'c', 'variable', true),
    form('"""', '"""', 'c', 'variable', true),
    form("r'", "'", 'raw', 'none', false),
    form('r"', '"', 'raw', 'none', false),
    form("'", "'", 'c', 'variable', false),
    form('"', '"', 'c', 'variable', false),
  ],
  rust: [
    form('r##"', '"##', 'raw', 'named', true),
    form('r#"', '"#', 'raw', 'named', true),
    form('r"', '"', 'raw', 'named', true),
    form('"', '"', 'c', 'named', true),
  ],
  groovy: [
    form("'''", "'''", 'c', 'none', true),
    form('"""', '"""', 'c', 'variable', true),
    form("'", "'", 'c', 'none', false),
    form('"', '"', 'c', 'variable', false),
  ],
  apex: [form("'", "'", 'c', 'none', false)],
  scala: [
    form('s"""', '"""', 'raw', 'variable', true),
    form('"""', '"""', 'raw', 'none', true),
    form('s"', '"', 'c', 'variable', false),
    form('f"', '"', 'c', 'variable', false),
    form('"', '"', 'c', 'none', false),
  ],
  perl: [
    form('qq{', '}', 'c', 'variable', true),
    form('q{', '}', 'quote', 'none', true),
    form('"', '"', 'c', 'variable', true),
    form("'", "'", 'quote', 'none', true),
  ],
  objc: [form('@"', '"', 'c', 'none', false), form('"', '"', 'c', 'none', false)],
  terraform: [form('"', '"', 'c', 'dollar', false)],
};

/** Reads a string that begins here, or null. A string that does not close ends with its line. */
export function readString(cursor: Cursor): TextCode | null {
  const { text, at, end, dialect } = cursor;
  const found = FORMS[dialect.id].find(({ open }) => text.startsWith(open, at) && at + open.length <= end);
  if (found === undefined) return dialect.lineEnds ? readHeredoc(cursor) : null;
  const from = at + found.open.length;
  const holes: HolePart[] = [];
  let inside = findClose(cursor, from, found, holes);
  const closed = inside >= 0;
  if (!closed) {
    cursor.missing.add(found.open);
    inside = lineEnd(cursor, from);
  }
  cursor.at = Math.min(end, closed ? inside + found.close.length : inside);
  const place = { start: at, end: cursor.at };
  const quote = found.close.trim().charAt(0);
  const code = textCode(
    cursor,
    place,
    [from, inside],
    found.style,
    holes.filter((hole) => hole.end <= inside),
    quote,
  );
  // Rust's strings are filled in by `format!` alone, whose JSON begins with a doubled brace.
  const isDoubled = found.holes === 'named' && /^\s{0,20}\{\{/.test(text.slice(from, from + 24));
  return found.holes === 'brace' || isDoubled ? withSingleBraces(cursor, code) : code;
}

/** Reads doubled braces as single ones, also in what was told of the string. */
function withSingleBraces(cursor: Cursor, code: TextCode): TextCode {
  const filled = fillable(code, 'doubled');
  const last = cursor.steps.at(-1);
  if (last?.kind === 'literal' && last.code === code)
    cursor.steps[cursor.steps.length - 1] = { kind: 'literal', code: filled };
  return filled;
}

function lineEnd({ text, end }: Cursor, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? end : Math.min(newline, end);
}

/** Where the string's inside ends, -1 if nowhere; collects the code in it. */
function findClose(
  cursor: Cursor,
  from: number,
  { open, close, style, holes, manyLines }: Form,
  found: HolePart[],
): number {
  const { text, end } = cursor;
  if (cursor.missing.has(open)) return -1;
  const nests = close === '}' || close === ')';
  let depth = 0;
  for (let at = from; at < end; at++) {
    const unit = text.charAt(at);
    if (unit === '\n' && !manyLines) return -1;
    if (nests && unit === open.at(-1)) depth++;
    else if (nests && unit === close && depth > 0) depth--;
    else if (text.startsWith(close, at)) {
      const isDoubled = style === 'doubled' || (style === 'backtick' && close === '"');
      if (!isDoubled || text[at + 1] !== close) return at;
      at++;
    } else if (holes === 'brace' && text.startsWith('{{', at)) at++;
    else if (
      (unit === '\\' &&
        !(holes === 'slash' && text[at + 1] === '(') &&
        (style === 'c' || style === 'quote')) ||
      (unit === '`' && style === 'backtick')
    )
      at++;
    else {
      const hole = holeAt(text, at, end, holes);
      if (hole === null) continue;
      found.push(hole);
      at = hole.end - 1;
    }
  }
  return -1;
}

const VARIABLE = /\$\{[^}\n]{1,100}\}|\$(?:\w{1,40}:)?[A-Za-z_]\w{0,80}/y;
const OPENERS: Readonly<Record<string, string>> = {
  hash: '#{',
  brace: '{',
  dollar: '${',
  variable: '$(',
  slash: '\\(',
  named: '{',
};
/** Rust's `{}` and `{name}`, which JSON has not. */
const NAMED = /\{(?:[A-Za-z_]\w{0,60})?(?::[^{}"'\n]{0,20})?\}/y;
const MAX_HOLE = 500;

function holeAt(text: string, at: number, end: number, kind: Form['holes']): HolePart | null {
  const opener = OPENERS[kind];
  if (opener === undefined) return null;
  if (kind === 'named') {
    NAMED.lastIndex = at;
    const found = NAMED.exec(text)?.[0];
    return found === undefined ? null : placeholder(text, at, at + found.length, at + 1);
  }
  if (text.startsWith(opener, at)) {
    const close = matchClose(
      text,
      at + opener.length,
      Math.min(end, at + MAX_HOLE),
      opener.endsWith('(') ? '()' : '{}',
    );
    return close < 0 ? null : placeholder(text, at, close + 1, at + opener.length);
  }
  if (kind !== 'variable' || text[at] !== '$') return null;
  VARIABLE.lastIndex = at;
  const name = VARIABLE.exec(text)?.[0];
  return name === undefined ? null : placeholder(text, at, at + name.length, at, at + name.length);
}

function matchClose(text: string, from: number, end: number, pair: string): number {
  let depth = 1;
  for (let at = from; at < end; at++) {
    const unit = text.charAt(at);
    if (unit === '\n') return -1;
    if (unit === pair[0]) depth++;
    else if (unit === pair[1] && --depth === 0) return at;
  }
  return -1;
}

function placeholder(text: string, start: number, end: number, from = start, to = end - 1): HolePart {
  const written = text.slice(from, to).replace(/[:,][^:,]{0,20}$/, '');
  const isName = /^[$@]{0,2}[\w.:]+$/.test(written);
  const hole = isName
    ? { kind: 'name' as const, name: written, start, end }
    : { kind: 'other' as const, start, end };
  return { start, end, hole };
}

const HEREDOC = /<<[~-]?(["'`]?)([A-Za-z_]\w{0,40})\1/y;
const MAX_HEREDOC = 50_000;
/** So many different heredocs without an end are no heredocs. */
const MAX_MISSING = 20;

/** `<<~NAME`, whose body begins behind this line. */
function readHeredoc(cursor: Cursor): TextCode | null {
  const { text, at, end, dialect } = cursor;
  const opening = dialect.id === 'powershell' ? null : peek(cursor, HEREDOC);
  if (opening === null || cursor.missing.size > MAX_MISSING) return null;
  const quote = /["'`]/.exec(opening)?.[0];
  const name = opening.replace(/[<~\-"'`]/g, '');
  const newline = lineEnd(cursor, at);
  const from = cursor.skips.get(newline) ?? newline + 1;
  const body = text.slice(from, Math.min(end, from + MAX_HEREDOC));
  const close = new RegExp(`^[ \\t]*${name}\\b`, 'm').exec(body);
  if (close === null) {
    cursor.missing.add(opening);
    return null;
  }
  const to = from + close.index;
  cursor.skips.set(newline, to + close[0].length);
  cursor.at = at + opening.length;
  const holes: HolePart[] = [];
  if (quote !== "'") collectHoles(text, from, to, dialect.id === 'ruby' ? 'hash' : 'dollar', holes);
  const style = quote === "'" || dialect.id === 'terraform' ? 'raw' : 'c';
  return textCode(cursor, { start: from, end: to }, [from, to], style, holes);
}

function collectHoles(text: string, from: number, to: number, kind: Form['holes'], found: HolePart[]): void {
  for (let at = from; at < to; at++) {
    const hole = holeAt(text, at, to, kind);
    if (hole === null) continue;
    found.push(hole);
    at = hole.end - 1;
  }
}
