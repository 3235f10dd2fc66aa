/** What is read of nodes of JavaScript, and what every reader makes of what it reads. */
import {
  type Argument,
  type CallCode,
  type Code,
  type Entry,
  type HolePart,
  isHole,
  numberCode,
  type ObjectCode,
  type Place,
  plainText,
  type TextCode,
  type TextPart,
} from './code.ts';
import { type EscapeStyle, readLiteral } from './strings.ts';
import type { Branch, OpenBranch, Reader, Reading } from './tree.ts';

/** What a node is, where nothing better is known of it. */
export function codeOf(branch: Branch): Code {
  return branch.code ?? { kind: 'other', start: branch.start, end: branch.end };
}

/** The first thing inside that could be read: for parentheses, `await` and other wrapping. */
export function inner(branch: OpenBranch): Code | null {
  return branch.children.find((child) => child.code !== null)?.code ?? null;
}

export const readName: Reading = (branch, { text }) => ({
  kind: 'name',
  name: text.slice(branch.start, branch.end),
  start: branch.start,
  end: branch.end,
});

export const readNumber: Reading = (branch, { text }) =>
  numberCode(text.slice(branch.start, branch.end), branch.start, branch.end);

export const readBoolean: Reading = (branch, { text }) => ({
  kind: 'boolean',
  value: text[branch.start] === 't',
  start: branch.start,
  end: branch.end,
});

export const readNull: Reading = (branch) => ({ kind: 'null', start: branch.start, end: branch.end });

/** `-5` is a number; before anything else a sign makes an expression. */
export const readSigned: Reading = (branch, { text }) => {
  const operand = inner(branch);
  if (operand?.kind !== 'number' || text[branch.start] !== '-' || operand.raw.startsWith('-')) return null;
  return numberCode(`-${operand.raw}`, branch.start, branch.end);
};

/** The children between commas, without the brackets around them. */
export function groupsOf(children: readonly Branch[], separators: ReadonlySet<string> = COMMAS): Branch[][] {
  const groups: Branch[][] = [];
  let group: Branch[] = [];
  for (const child of children) {
    if (BRACKETS.has(child.name) || child.name.endsWith('Comment')) continue;
    if (!separators.has(child.name)) {
      group.push(child);
      continue;
    }
    if (group.length > 0) groups.push(group);
    group = [];
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

const COMMAS: ReadonlySet<string> = new Set([',']);
const BRACKETS: ReadonlySet<string> = new Set(['{', '}', '(', ')', '[', ']']);

/** What stands as a value: one thing that was read, or all of it as an expression. */
export function groupCode(group: readonly Branch[]): Code | null {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return null;
  if (group.length === 1) return codeOf(first);
  return { kind: 'other', start: first.start, end: last.end };
}

/** The name that a key stands for: a string's text, or a plain name as written. */
export function keyOf(branch: Branch): string | null {
  const { code } = branch;
  if (code?.kind === 'text') return plainText(code);
  if (code?.kind === 'number') return code.raw;
  return code?.kind === 'name' ? code.name : null;
}

/** Items of a list or a call. */
export function readItems(branch: OpenBranch): Code[] {
  return groupsOf(branch.children).flatMap((group) => groupCode(group) ?? []);
}

export const readArray: Reading = (branch, reader) => {
  const code = { kind: 'array' as const, items: readItems(branch), start: branch.start, end: branch.end };
  reader.steps.push({ kind: 'literal', code });
  return code;
};

export function positional(value: Code): Argument {
  return { name: null, nameStart: value.start, nameEnd: value.start, value };
}

/** Makes an object and reports it. */
export function object(
  reader: Reader,
  place: Place,
  entries: Entry[],
  type: ObjectCode['type'] = null,
): ObjectCode {
  const code: ObjectCode = { kind: 'object', entries, type, start: place.start, end: place.end };
  reader.steps.push({ kind: 'literal', code });
  return code;
}

/** Makes a call and reports it. */
export function call(
  reader: Reader,
  place: Place,
  callee: Code,
  args: readonly Argument[],
  constructs = false,
): CallCode {
  const code: CallCode = { kind: 'call', callee, args, constructs, start: place.start, end: place.end };
  reader.steps.push({ kind: 'call', call: code });
  return code;
}

/** `object.name` or `object[key]`, by whatever signs the language writes it. */
export const readMember: Reading = (branch, { text }) => {
  const object = branch.children.find((child) => child.code !== null)?.code;
  const last = branch.children.findLast((child) => !BRACKETS.has(child.name));
  if (object === undefined || object === null || last === undefined || last.start < object.end) return null;
  const key = last.code?.kind === 'text' ? plainText(last.code) : text.slice(last.start, last.end);
  if (key === null) return null;
  if (branch.children.some((child) => child.name === '[') && last.code?.kind !== 'text') return null;
  return {
    kind: 'member',
    object,
    name: key,
    nameStart: last.start,
    nameEnd: last.end,
    start: branch.start,
    end: branch.end,
  };
};

/** A string between quotes, its inside at `[start, end)`, with code standing at `holes`. */
export function text(
  reader: Reader,
  place: Place,
  [start, end]: readonly [number, number],
  style: EscapeStyle,
  holes: readonly HolePart[] = [],
  quote = '"',
): TextCode {
  const parts: TextPart[] = [];
  let from = start;
  for (const hole of holes) {
    if (hole.start < from || hole.end > end) continue;
    if (hole.start > from) parts.push(readLiteral(reader.text, from, hole.start, style, quote));
    parts.push(hole);
    from = hole.end;
  }
  if (from < end || parts.length === 0) {
    parts.push(readLiteral(reader.text, from, Math.max(from, end), style, quote));
  }
  return tellText(reader, { kind: 'text', parts, start: place.start, end: place.end });
}

/** Only strings that may hold JSON are worth telling of by themselves. */
export function tellText(reader: Reader, code: TextCode): TextCode {
  const first = code.parts[0];
  if (
    first !== undefined &&
    !isHole(first) &&
    /^\s{0,200}(?:[{[](?!\w{1,60}\})|"[A-Za-z]\w{0,60}"\s{0,8}:)/.test(first.text)
  ) {
    reader.steps.push({ kind: 'literal', code });
  }
  return code;
}

/** The code inside the children named `name`, as holes of the string around them. */
export function holesOf(branch: OpenBranch, name: string): HolePart[] {
  return branch.children
    .filter((child) => child.name === name)
    .map((child) => ({ start: child.start, end: child.end, hole: inner(child) ?? codeOf(child) }));
}

const MAX_PARTS = 400;

/** Strings and other code joined; null where no string is among them. */
export function join(reader: Reader, place: Place, sides: readonly Code[]): TextCode | null {
  if (!sides.some((side) => side.kind === 'text')) return null;
  const parts = sides.flatMap((side): readonly TextPart[] =>
    side.kind === 'text' ? side.parts : [{ start: side.start, end: side.end, hole: side }],
  );
  if (parts.length > MAX_PARTS) return null;
  return tellText(reader, { kind: 'text', parts, start: place.start, end: place.end });
}

/** Operators that give their second operand where the first is empty. */
const FALLBACK = /^(?:\|\||\?\?|\?:|or)$/;

/** `a || b`, `a && b`: a choice of the two; `a + b` with a string: a text. */
export const readOperation: Reading = (branch, reader) => {
  const sides = branch.children.filter((child) => child.code !== null);
  const [left, right] = sides;
  if (sides.length !== 2 || left === undefined || right === undefined) return null;
  const written = reader.text.slice(left.end, right.start).trim();
  const place = { start: branch.start, end: branch.end };
  if (FALLBACK.test(written))
    return { kind: 'choice', options: [codeOf(left), codeOf(right)], falls: true, ...place };
  if (/^(?:&&|and)$/.test(written)) return { kind: 'choice', options: [codeOf(right)], ...place };
  if (written !== '+') return null;
  const both = [codeOf(left), codeOf(right)];
  return join(reader, branch, both) ?? { kind: 'other', sides: both, ...place };
};

/** `condition ? a : b`. */
export const readTernary: Reading = (branch, reader) => {
  const groups = groupsOf(branch.children, TERNARY);
  if (groups.length === 2) return readOperation(branch, reader);
  const options = groups.slice(1).flatMap((group) => groupCode(group) ?? []);
  return options.length === 0 ? null : { kind: 'choice', options, start: branch.start, end: branch.end };
};

const TERNARY: ReadonlySet<string> = new Set(['LogicOp', ':']);

/** `name = value` in a list of parameters or a pattern: what the name stands for where nothing is given. */
export function tellDefaults(children: readonly Branch[], reader: Reader, equals: ReadonlySet<string>): void {
  for (const group of groupsOf(children)) {
    const at = group.findIndex(({ name }) => equals.has(name));
    const name = group.slice(0, at).find(({ code }) => code?.kind === 'name')?.code;
    const value = groupCode(group.slice(at + 1));
    if (at > 0 && name?.kind === 'name' && value !== null)
      reader.steps.push({ kind: 'default', name: name.name, value });
  }
}
