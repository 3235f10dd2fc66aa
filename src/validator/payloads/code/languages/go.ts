import { parser } from '@lezer/go';
import { type Code, type Entry, type Field, lastName, lastNamePlace, type Step } from '../code.ts';
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
  readMember,
  readName,
  readNull,
  readNumber,
  readOperation,
  readSigned,
  text,
} from '../readings.ts';
import { type Branch, type OpenBranch, type Piece, type Reader, type Reading, readTree } from '../tree.ts';

/** Reads Go. */
export function readGo(piece: Piece): Step[] {
  const structs = new Map<string, readonly Field[]>();
  const readings = {
    ...READINGS,
    TypeSpec: (branch: OpenBranch, { text }: Reader) => {
      const struct = branch.children.find(({ name }) => name === 'StructType');
      const name = branch.children.find(({ name }) => name === 'DefName');
      if (struct !== undefined && name !== undefined)
        structs.set(text.slice(name.start, name.end), fieldsOf(struct, text));
      return null;
    },
  };
  const steps = readTree(parser, piece, readings);
  for (const step of steps) {
    if (step.kind !== 'literal' || step.code.kind !== 'object' || step.code.type === null) continue;
    const fields = structs.get(step.code.type.name);
    if (fields !== undefined) step.code.fields = fields;
  }
  return steps;
}

const TAG = /json:"([^",\n]{0,80})((?:,\w{1,20}){0,4})"/;

/** The fields of a struct as `encoding/json` writes them. */
function fieldsOf(struct: Branch, text: string): Field[] {
  const body = struct.children.find(({ name }) => name === 'StructBody');
  return (body?.children ?? []).flatMap((field): Field[] => {
    const [name, type] = field.children;
    const tag = field.children.find(({ name }) => name === 'String');
    if (name?.name !== 'FieldName' || type === undefined) return [];
    const own = text.slice(name.start, name.end);
    const found = tag === undefined ? null : TAG.exec(text.slice(tag.start, tag.end));
    const key = found?.[1] || own;
    if (found?.[1] === '-' || !/^[A-Z]/.test(own)) return [];
    const place = { keyStart: name.start, keyEnd: name.end };
    const zero = ZEROS.find(([form]) => form.test(text.slice(type.start, type.end)))?.[1] ?? '';
    return [{ name: own, key, ...place, zero, omitsZero: found?.[2]?.includes('omitempty') ?? false }];
  });
}

/** What a field holds that nobody sets, by its type; of a type of the program it is not known. */
const ZEROS: readonly (readonly [form: RegExp, zero: string])[] = [
  [/^string$/, '""'],
  [/^bool$/, 'false'],
  [/^u?int\d*$|^float\d+$/, '0'],
  [/^[*[]|^map\b|^interface\b|^any$/, 'null'],
];

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
  if (at < 1) return declare(branch, reader);
  const targets = groupsOf(branch.children.slice(0, at));
  const values = groupsOf(branch.children.slice(at + 1));
  for (const [index, value] of values.entries()) assign(reader, targets[index]?.[0], value[0]);
  return null;
};

/** `var body Type` is an empty one. */
function declare({ name, children }: OpenBranch, reader: Reader): null {
  const [target, type] = children;
  const typeName = type?.code == null ? null : lastName(type.code);
  if (name !== 'VarSpec' || children.length !== 2 || !target?.code || !type?.code || typeName === null)
    return null;
  const value = object(reader, type, [], { name: typeName, ...lastNamePlace(type.code) });
  reader.steps.push({ kind: 'assign', target: target.code, value });
  return null;
}

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
  BinaryExp: readOperation('+'),
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
