import { parser } from 'lezer-elixir';
import {
  type Argument,
  type Code,
  type Entry,
  lastName,
  lastNamePlace,
  plainText,
  type Step,
} from '../code.ts';
import {
  call,
  codeOf,
  holesOf,
  inner,
  join,
  object,
  positional,
  readArray,
  readBoolean,
  readName,
  readNull,
  readNumber,
  readSigned,
  text,
} from '../readings.ts';
import { type Branch, type OpenBranch, type Piece, type Reader, type Reading, readTree } from '../tree.ts';

/** Reads Elixir. */
export function readElixir(piece: Piece): Step[] {
  return readTree(parser, piece, READINGS);
}

const readString: Reading = (branch, reader) => {
  const inside = branch.children.filter(
    (child) => child.name === 'QuotedContent' || child.name === 'Interpolation',
  );
  const start = inside[0]?.start ?? branch.end;
  const isRaw = reader.text.startsWith('~S', branch.start);
  const style = isRaw ? 'raw' : 'c';
  return text(reader, branch, [start, inside.at(-1)?.end ?? start], style, holesOf(branch, 'Interpolation'));
};

/** An atom is sent as the string of its name. */
const readAtom: Reading = (branch, reader) => text(reader, branch, [branch.start + 1, branch.end], 'raw');

/** Of `key: value` pairs. */
function readPairs(keywords: Branch): Entry[] {
  return keywords.children.flatMap(({ children }) => {
    const [key, value] = children;
    if (key?.code?.kind !== 'name' || value === undefined) return [];
    return [{ key: key.code.name, keyStart: key.start, keyEnd: key.end - 1, value: codeOf(value) }];
  });
}

const readKeyword: Reading = (branch, reader) => {
  const name = reader.text.slice(branch.start, branch.end).replace(/^"|"?:\s*$/g, '');
  return { kind: 'name', name, start: branch.start, end: branch.end };
};

const readMap: Reading = (branch, reader) => {
  const content = branch.children.find((child) => child.name === 'MapContent');
  const entries = (content?.children ?? []).flatMap((child) =>
    child.name === 'Keywords' ? readPairs(child) : (readArrow(child) ?? []),
  );
  const struct = branch.children.find((child) => child.name === 'Struct');
  const name = struct === undefined ? null : inner(struct);
  const type = name === null ? null : { name: lastName(name) ?? '', ...lastNamePlace(name) };
  return object(
    reader,
    branch,
    entries,
    type === null ? null : { name: type.name, start: type.start, end: type.end },
  );
};

/** `key => value`. */
function readArrow({ children }: Branch): Entry | null {
  const [key, , value] = children;
  if (key?.code?.kind !== 'text' || value === undefined) return null;
  return { key: plainText(key.code), keyStart: key.start, keyEnd: key.end, value: codeOf(value) };
}

function readArgs(list: Branch | undefined): Argument[] {
  return (list?.children ?? []).flatMap((child): Argument[] => {
    if (child.name === '(' || child.name === ')' || child.name === 'Comment') return [];
    if (child.name !== 'Keywords') return [positional(codeOf(child))];
    return readPairs(child).map(({ key, keyStart, keyEnd, value }) => ({
      name: key,
      nameStart: keyStart,
      nameEnd: keyEnd,
      value,
    }));
  });
}

const readCall: Reading = (branch, reader) => {
  const callee = inner(branch);
  if (callee === null) return null;
  const args = readArgs(branch.children.find((child) => child.name === 'Arguments'));
  return readPut(callee, args, reader) ?? call(reader, branch, callee, args);
};

/** `Map.put(map, :name, value)` gives a property. */
function readPut(callee: Code, args: readonly Argument[], reader: Reader): Code | null {
  const [map, key, value] = args;
  if (lastName(callee) !== 'put' || map === undefined || key?.value.kind !== 'text' || value === undefined)
    return null;
  const name = plainText(key.value);
  if (name === null) return null;
  const { start, end } = key.value;
  const target = {
    kind: 'member' as const,
    object: map.value,
    name,
    nameStart: start,
    nameEnd: end,
    start,
    end,
  };
  reader.steps.push({ kind: 'assign', target, value: value.value });
  return map.value;
}

/** `value |> call(…)` is `call(value, …)`. */
const readPipe: Reading = (branch, reader) => {
  const [left, , right] = branch.children;
  if (left === undefined || right?.code?.kind !== 'call') return null;
  const piped = right.code;
  const at = reader.steps.findLastIndex((step) => step.kind === 'call' && step.call === piped);
  if (at < reader.steps.length - 8) return null;
  reader.steps.splice(at, 1);
  const args = [positional(codeOf(left)), ...piped.args];
  return readPut(piped.callee, args, reader) ?? call(reader, branch, piped.callee, args);
};

const readBinary: Reading = (branch, reader) => {
  const [left, operator, right] = branch.children;
  if (left === undefined || operator === undefined || right === undefined) return null;
  const sign = reader.text.slice(operator.start, operator.end);
  if (sign === '<>') return join(reader, branch, [codeOf(left), codeOf(right)]);
  if (sign === '=' && left.code !== null && right.code !== null) {
    reader.steps.push({ kind: 'assign', target: left.code, value: right.code });
  }
  return null;
};

const readDot: Reading = (branch) => {
  const [owner, , right] = branch.children;
  const name = right === undefined ? null : inner(right);
  if (owner === undefined || right === undefined || name?.kind !== 'name') return null;
  const placed = { nameStart: right.start, nameEnd: right.end, start: branch.start, end: branch.end };
  return { kind: 'member', object: codeOf(owner), name: name.name, ...placed };
};

/** `@name value` gives a module's constant. */
const readAt: Reading = (branch, reader) => {
  const code = inner(branch);
  if (code?.kind === 'call' && code.callee.kind === 'name') {
    const [first] = code.args;
    const { callee } = code;
    if (first !== undefined) reader.steps.push({ kind: 'assign', target: callee, value: first.value });
    return null;
  }
  return code;
};

const wrapped = (branch: OpenBranch) => inner(branch);

const READINGS: Readonly<Record<string, Reading>> = {
  Identifier: readName,
  Alias: readName,
  Atom: readAtom,
  Keyword: readKeyword,
  QuotedKeyword: readKeyword,
  String: readString,
  StringSigil: readString,
  Integer: readNumber,
  Float: readNumber,
  Boolean: readBoolean,
  Nil: readNull,
  UnaryOperator: readSigned,
  BinaryOperator: readBinary,
  PipeOperator: readPipe,
  AtOperator: readAt,
  Right: wrapped,
  ParenthesesCall: wrapped,
  Block: wrapped,
  Dot: readDot,
  List: (branch, reader) => {
    const keywords = branch.children.find((child) => child.name === 'Keywords');
    return keywords === undefined
      ? readElixirList(branch, reader)
      : object(reader, branch, readPairs(keywords));
  },
  Map: readMap,
  Call: readCall,
};

/** The grammar leaves out the commas. */
function readElixirList(branch: OpenBranch, reader: Reader): Code | null {
  const items = branch.children.filter(
    (child) => child.name !== '[' && child.name !== ']' && child.name !== 'Comment',
  );
  const comma = { name: ',', children: [], code: null, start: branch.end, end: branch.end };
  return readArray({ ...branch, children: items.flatMap((item) => [item, comma]) }, reader);
}
