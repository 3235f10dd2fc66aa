import { parser } from '@lezer/go';
import { type Code, type Entry, lastName, lastNamePlace, type Step } from '../code.ts';
import { fillable } from '../placeholders.ts';
import {
  call,
  codeOf,
  groupsOf,
  inner,
  object,
  positional,
  readBoolean,
  readItems,
  readJoin,
  readMember,
  readName,
  readNull,
  readNumber,
  readSigned,
  text,
} from '../readings.ts';
import { type Branch, type Piece, type Reader, type Reading, readTree } from '../tree.ts';

/** Reads Go. */
export function readGo(piece: Piece): Step[] {
  return readTree(parser, piece, READINGS);
}

const readString: Reading = (branch, reader) => {
  const quote = reader.text.charAt(branch.start);
  const closed = branch.end - 1 > branch.start && reader.text[branch.end - 1] === quote;
  const inside = [branch.start + 1, closed ? branch.end - 1 : branch.end] as const;
  return text(reader, branch, inside, quote === '`' ? 'raw' : 'c');
};

/** `{ … }` behind a type, or inside such: keyed elements make an object. */
const readLiteralValue: Reading = (branch) => {
  const elements = branch.children.filter((child) => child.name === 'Element');
  const entries = elements.flatMap((element) => entryOfElement(element) ?? []);
  const place = { start: branch.start, end: branch.end };
  if (entries.length > 0 || elements.length === 0) return { kind: 'object', entries, type: null, ...place };
  const items = elements.map((element) => inner(element) ?? codeOf(element));
  return { kind: 'array', items, ...place };
};

function entryOfElement({ children }: Branch): Entry | null {
  const [key, colon, value] = children;
  if (key === undefined || colon?.name !== ':' || value === undefined) return null;
  const code = inner(key);
  const name =
    code?.kind === 'text' ? code.parts.map((part) => ('text' in part ? part.text : '')).join('') : null;
  return {
    key: name ?? (code?.kind === 'name' ? code.name : null),
    keyStart: key.start,
    keyEnd: key.end,
    value: codeOf(value),
  };
}

const readTypedLiteral: Reading = (branch, reader) => {
  const type = branch.children[0];
  const value = branch.children.find((child) => child.name === 'LiteralValue')?.code;
  if (type === undefined || (value?.kind !== 'object' && value?.kind !== 'array')) return null;
  if (value.kind === 'array') {
    const code = { ...value, start: branch.start };
    reader.steps.push({ kind: 'literal', code });
    return code;
  }
  const name = type.code === null ? null : lastName(type.code);
  if (type.code === null || name === null) {
    // A bare name as the key of a map is a variable.
    const entries = value.entries.map((entry) =>
      /["`]/.test(reader.text.charAt(entry.keyStart)) ? entry : { ...entry, key: null },
    );
    return object(reader, branch, entries);
  }
  const { start, end } = lastNamePlace(type.code);
  return object(reader, branch, value.entries, { name, start, end });
};

/** Functions that do no more than take the address of what they are given. */
const POINTERS = /^(?:String|Int\d*|Bool|Float\d*|\w*[Pp]tr|To|ToPtr|Pointer|Of)$/;

const readCall: Reading = (branch, reader) => {
  const callee = inner(branch);
  const list = branch.children.find((child) => child.name === 'Arguments');
  if (callee === null || list === undefined) return null;
  const args = readItems(list);
  const [first] = args;
  const name = lastName(callee) ?? '';
  if (args.length === 1 && first !== undefined && POINTERS.test(name) && first.kind !== 'call') return first;
  if (name === 'Sprintf' && first?.kind === 'text') return fillable(first, 'printf');
  return call(reader, branch, callee, args.map(positional));
};

/** `a, err := value`: the first name gets it. */
const readDeclaration: Reading = (branch, reader) => {
  const at = branch.children.findIndex((child) => child.name === ':=' || child.name === '=');
  if (at < 1) return null;
  const targets = groupsOf(branch.children.slice(0, at));
  const values = groupsOf(branch.children.slice(at + 1));
  for (const [index, value] of values.entries()) assign(reader, targets[index]?.[0], value[0]);
  return null;
};

function assign(reader: Reader, target: Branch | undefined, value: Branch | undefined): void {
  if (!target?.code || !value?.code) return;
  reader.steps.push({ kind: 'assign', target: target.code, value: value.code });
}

const readUnary: Reading = (branch, reader) =>
  /[&*]/.test(reader.text.charAt(branch.start)) ? inner(branch) : readSigned(branch, reader);

const readConversion: Reading = (branch): Code | null =>
  branch.children.findLast((child) => child.code !== null)?.code ?? null;

const READINGS: Readonly<Record<string, Reading>> = {
  VariableName: readName,
  DefName: readName,
  TypeName: readName,
  QualifiedType: readMember,
  SelectorExpr: readMember,
  IndexExpr: readMember,
  String: readString,
  Number: readNumber,
  Bool: readBoolean,
  Nil: readNull,
  UnaryExp: readUnary,
  BinaryExp: readJoin('+'),
  ParenthesizedExp: inner,
  ParenExpr: inner,
  Conversion: readConversion,
  LiteralValue: readLiteralValue,
  TypedLiteral: readTypedLiteral,
  CallExpr: readCall,
  VarDecl: readDeclaration,
  VarSpec: readDeclaration,
  ConstSpec: readDeclaration,
  Assignment: readDeclaration,
};
