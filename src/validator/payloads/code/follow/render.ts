/** Turns what a program builds into the tree that the rest of the validator reads. */

import type { ExpressionNode, JsonNode, Member } from '../../../json/node.ts';
import {
  type ArrayCode,
  type Code,
  type Entry,
  type Field,
  isHole,
  type ObjectCode,
  type Place,
  plainText,
} from '../code.ts';
import { isModelName } from './build.ts';
import { lackingOf } from './lacking.ts';
import { type Scope, variableName } from './scope.ts';

/** How property names of SDK classes are folded onto the published ones. */
export type NameFolder = (name: string) => string;

interface Frame {
  readonly code: ObjectCode | ArrayCode;
  readonly entries: readonly Entry[];
  readonly values: JsonNode[];
  next: number;
}

const MAX_NODES = 20_000;

/** The payload as a tree; iterative, and bounded where names would unfold without end. */
export function renderNode(
  root: ObjectCode | ArrayCode,
  text: string,
  scope: Scope,
  foldName: NameFolder,
): JsonNode {
  const open: Frame[] = [{ code: root, entries: entriesOf(root, scope), values: [], next: 0 }];
  const active = new Set<Code>([root]);
  let budget = MAX_NODES;
  for (;;) {
    const frame = open.at(-1);
    if (frame === undefined) return expression(root, text);
    const child = childAt(frame, frame.next++);
    if (child === undefined) {
      const node = close(frame, text, foldName);
      open.pop();
      active.delete(frame.code);
      const outer = open.at(-1);
      if (outer === undefined) return node;
      outer.values.push(node);
      continue;
    }
    const value = follow(child, scope);
    const isNested = value.kind === 'object' || value.kind === 'array';
    if (isNested && !active.has(value) && --budget > 0) {
      open.push({ code: value, entries: entriesOf(value, scope), values: [], next: 0 });
      active.add(value);
    } else frame.values.push(withMarks(leaf(isNested ? child : value, text), child, scope));
  }
}

function childAt({ code, entries }: Frame, index: number): Code | undefined {
  return code.kind === 'array' ? code.items[index] : entries[index]?.value;
}

/** The entries of an object with those that are spread into it; what cannot be followed stays without a key. */
function entriesOf(code: ObjectCode | ArrayCode, scope: Scope): readonly Entry[] {
  if (code.kind === 'array') return [];
  const entries = code.entries.flatMap((entry) => (entry.key === null ? spreadEntries(entry, scope) : entry));
  return code.fields === undefined ? entries : asSerialized(entries, code.fields, scope);
}

/** The entries under their names in JSON, with the fields that the program leaves unset. */
function asSerialized(entries: readonly Entry[], fields: readonly Field[], scope: Scope): Entry[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const set = entries.map((entry): Entry => {
    const field = byName.get(entry.key ?? '');
    if (field === undefined) return entry;
    const { start, end } = scope.resolve(entry.value);
    const isOmitted = field.omitsZero && scope.text.slice(start, end) === field.zero;
    return { ...entry, key: field.key, ...(isOmitted ? { by: 'omitted' } : {}) };
  });
  const given = new Set(entries.map(({ key }) => key));
  const unset = fields.filter(({ name, zero, omitsZero }) => !given.has(name) && !omitsZero && zero !== '');
  return [
    ...set,
    ...unset.map(({ key, keyStart, keyEnd, zero }): Entry => {
      const place = { start: keyStart, end: keyEnd };
      return { key, keyStart, keyEnd, value: zeroCode(zero, place), by: 'zero-value' };
    }),
  ];
}

function zeroCode(zero: string, place: Place): Code {
  if (zero === 'null') return { kind: 'null', ...place };
  if (zero === 'false') return { kind: 'boolean', value: false, ...place };
  if (zero === '0') return { kind: 'number', raw: zero, ...place };
  return {
    kind: 'text',
    parts: [{ text: '', origins: null, start: place.start, end: place.start }],
    ...place,
  };
}

function spreadEntries(entry: Entry, scope: Scope): readonly Entry[] {
  const value = scope.resolve(entry.value);
  const options = value.kind === 'choice' ? value.options.map((option) => scope.resolve(option)) : [value];
  const isRead = options.every(({ kind }) => kind === 'object' || kind === 'null');
  if (!isRead) return [entry];
  const entries = options.flatMap((option) => (option.kind === 'object' ? option.entries : []));
  const isOptional = value.kind === 'choice' || entry.optional === true;
  return isOptional ? entries.map((each) => ({ ...each, optional: true })) : entries;
}

/** A literal that a name certainly stands for is as good as the literal; all else stays as written. */
function follow(code: Code, scope: Scope): Code {
  if (code.kind !== 'name' && code.kind !== 'call' && code.kind !== 'member') return code;
  const value = scope.resolve(code);
  if (value.kind === 'object') return value.entries.length > 0 ? value : code;
  if (value.kind === 'array') return value;
  const name = variableName(code);
  if (name === null || !scope.isConstant(name)) return code;
  if (value.kind === 'number' || value.kind === 'boolean') return value;
  if (value.kind !== 'text') return code;
  const text = plainText(value);
  return text !== null && text !== '' && !STAND_IN.test(text) && !CAPITALS.test(text) ? value : code;
}

/** What samples put where the reader's own value belongs: in a variable it is code, not part of the payload. */
const STAND_IN = /your|<|xxx|placeholder|example|\.\.\.|insert|replace|change.?me|todo/i;
/** `QUEUE_ID`; a word in small letters is a value. */
const CAPITALS = /^[A-Z_]+$/;

function leaf(code: Code, text: string): JsonNode {
  const { start, end } = code;
  if (code.kind === 'text') {
    const value = plainText(code);
    return value === null
      ? { ...expression(code, text), type: 'string' }
      : { kind: 'string', value, start, end };
  }
  if (code.kind === 'number') return { kind: 'number', raw: code.raw, start, end };
  if (code.kind === 'boolean') return { kind: 'boolean', value: code.value, start, end };
  if (code.kind === 'null') return { kind: 'null', start, end };
  const literal = code.kind === 'name' ? LITERALS.get(code.name) : undefined;
  if (literal === null) return { kind: 'null', start, end };
  if (literal !== undefined) return { kind: 'boolean', value: literal, start, end };
  return expression(code, text);
}

/** Words for these in other languages, which are never names of variables. */
const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL', 'None', 'nil', 'undefined'].map((word) => [word, null] as const),
]);

/** What else the code tells of a value that it computes. */
function withMarks(node: JsonNode, code: Code, scope: Scope): JsonNode {
  if (node.kind !== 'expression') return node;
  const lacking = lackingOf(code, scope);
  const isQuoted = quotes(scope.resolve(code));
  return { ...node, ...(lacking === null ? {} : { lacking }), ...(isQuoted ? { quoted: true } : {}) };
}

/** `"\"" + value + "\""`, `JSON.stringify(value)` of what stands in a body already. */
function quotes(code: Code): boolean {
  if (code.kind !== 'text' || code.parts.length < 3) return false;
  const [first, last] = [code.parts[0], code.parts.at(-1)];
  if (first === undefined || last === undefined || isHole(first) || isHole(last)) return false;
  return first.text.startsWith('"') && last.text.endsWith('"');
}

function expression({ start, end }: Code, text: string): ExpressionNode {
  return { kind: 'expression', source: text.slice(start, Math.min(end, start + 2000)), start, end };
}

function close(frame: Frame, text: string, foldName: NameFolder): JsonNode {
  const { code, values } = frame;
  if (code.kind === 'array') return { kind: 'array', items: values, start: code.start, end: code.end };
  const isModel = code.type !== null && isModelName(code.type.name);
  const members = frame.entries.flatMap(({ key, keyStart, keyEnd, value, optional, by }, index): Member[] => {
    if (key === null) return [];
    const place = { key: isModel ? foldName(key) : key, keyStart, keyEnd };
    const node = values[index] ?? expression(value, text);
    return [
      {
        ...place,
        value: node,
        ...(optional === true ? { optional } : {}),
        ...(by === undefined ? {} : { by }),
      },
    ];
  });
  const partial = frame.entries.some(({ key }) => key === null);
  return { kind: 'object', members, ...extentOf(code), ...(partial ? { partial } : {}) };
}

/** From where an object begins to the end of the last property that it was given. */
export function extentOf(code: ObjectCode | ArrayCode): { start: number; end: number } {
  let { start, end } = code;
  if (code.kind === 'object') {
    for (const entry of code.entries) {
      start = Math.min(start, entry.keyStart);
      end = Math.max(end, entry.value.end);
    }
  }
  return { start, end };
}
