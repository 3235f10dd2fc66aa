import { parser } from '@lezer/php';
import type { Argument, Entry, HolePart, Step } from '../code.ts';
import { fillable } from '../placeholders.ts';
import {
  call,
  codeOf,
  entryOf,
  groupCode,
  groupsOf,
  inner,
  object,
  positional,
  readArray,
  readBoolean,
  readMember,
  readName,
  readNull,
  readNumber,
  readOperation,
  readSigned,
  readTernary,
  tellDefaults,
  text,
} from '../readings.ts';
import { type Branch, type OpenBranch, type Piece, type Reading, readTree } from '../tree.ts';

const withoutTags = parser.configure({ top: 'Program' });

/** Reads PHP, with its opening tag or without. */
export function readPhp(piece: Piece): Step[] {
  const tag = piece.pasted.indexOf('<?', piece.start);
  return readTree(tag >= 0 && tag < piece.end ? parser : withoutTags, piece, READINGS);
}

const readString: Reading = (branch, reader) => {
  const quote = reader.text.charAt(branch.start);
  const closed = branch.end - 1 > branch.start && reader.text[branch.end - 1] === quote;
  const holes = branch.children.filter((child) => child.name !== 'EscapeSequence').map(holeOf);
  const inside = [branch.start + 1, closed ? branch.end - 1 : branch.end] as const;
  return text(reader, branch, inside, quote === "'" ? 'quote' : 'c', holes, quote);
};

function holeOf(child: Branch): HolePart {
  return { start: child.start, end: child.end, hole: child.code ?? inner(child) ?? codeOf(child) };
}

const ASSIGN: ReadonlySet<string> = new Set(['AssignOp']);
const ARROW: ReadonlySet<string> = new Set(['=>']);

const readArrayOrMap: Reading = (branch, reader) => {
  const list = branch.children.find((child) => child.name === 'ValueList') ?? branch;
  const pairs = list.children.filter((child) => child.name === 'Pair');
  if (pairs.length === 0)
    return readArray({ ...branch, children: list.children.filter(({ name }) => name !== 'array') }, reader);
  return object(
    reader,
    branch,
    pairs.flatMap((pair) => readPair(pair) ?? []),
  );
};

/** A constant as a key is named, as cURL's options are. */
function readPair(pair: Branch): Entry | null {
  const entry = entryOf(pair.children, ARROW);
  return entry?.key?.startsWith('$') ? { ...entry, key: null } : entry;
}

function readArgs(list: Branch | undefined): Argument[] {
  if (list === undefined) return [];
  return groupsOf(list.children).flatMap((group) => {
    const [first] = group;
    if (first?.name !== 'NamedArgument') {
      const value = groupCode(group);
      return value === null ? [] : [positional(value)];
    }
    const [name, , value] = first.children;
    if (name?.code?.kind !== 'name' || value === undefined) return [];
    return [{ name: name.code.name, nameStart: name.start, nameEnd: name.end, value: codeOf(value) }];
  });
}

const readCall: Reading = (branch, reader) => {
  const callee = inner(branch);
  if (callee === null) return null;
  const args = readArgs(branch.children.find((child) => child.name === 'ArgList'));
  const [first] = args;
  if (callee.kind === 'name' && callee.name === 'sprintf' && first?.value.kind === 'text') {
    return fillable(first.value, 'printf');
  }
  return call(reader, branch, callee, args, branch.name === 'NewExpression');
};

const readQualified: Reading = (branch, reader) => {
  const written = reader.text.slice(branch.start, branch.end);
  const name = written.slice(written.lastIndexOf('\\') + 1);
  return { kind: 'name', name, start: branch.end - name.length, end: branch.end };
};

const readAssignment: Reading = (branch, reader) => {
  const [target, value] = branch.children.filter((child) => child.code !== null);
  if (target === undefined || value === undefined) return null;
  reader.steps.push({ kind: 'assign', target: codeOf(target), value: codeOf(value) });
  return codeOf(value);
};

const readCast = (branch: OpenBranch) =>
  branch.children.findLast((child) => child.code !== null)?.code ?? null;

const READINGS: Readonly<Record<string, Reading>> = {
  VariableName: readName,
  Name: readName,
  QualifiedName: readQualified,
  ClassMemberName: inner,
  String: readString,
  Integer: readNumber,
  Float: readNumber,
  Boolean: readBoolean,
  null: readNull,
  UnaryExpression: readSigned,
  BinaryExpression: readOperation('.'),
  ConditionalExpression: readTernary,
  Parameter: (branch, reader) => {
    tellDefaults(branch.children, reader, ASSIGN);
    return null;
  },
  ParenthesizedExpression: inner,
  CastExpression: readCast,
  MemberExpression: readMember,
  ScopedExpression: readMember,
  SubscriptExpression: readMember,
  ArrayExpression: readArrayOrMap,
  CallExpression: readCall,
  NewExpression: readCall,
  AssignmentExpression: readAssignment,
};
