import { parser } from '@lezer/javascript';
import type { Code, Entry, Step } from './code.ts';
import {
  call,
  codeOf,
  groupCode,
  groupsOf,
  holesOf,
  inner,
  keyOf,
  object,
  positional,
  readArray,
  readBoolean,
  readItems,
  readMember,
  readName,
  readNull,
  readNumber,
  readOperation,
  readSigned,
  readTernary,
  tellDefaults,
  text,
} from './readings.ts';
import { type Branch, type Piece, type Reader, type Reading, readTree } from './tree.ts';

const typescript = parser.configure({ dialect: 'ts' });

/** Reads JavaScript and TypeScript; `asValue` reads an object that stands alone, whose brace would open a block. */
export function readJavaScript(piece: Piece, asValue = false): Step[] {
  return readTree(typescript, piece, READINGS, asValue);
}

const readString: Reading = (branch, reader) => {
  const quote = reader.text.charAt(branch.start);
  const closed = branch.end - 1 > branch.start && reader.text[branch.end - 1] === quote;
  return text(
    reader,
    branch,
    [branch.start + 1, closed ? branch.end - 1 : branch.end],
    'c',
    holesOf(branch, 'Interpolation'),
  );
};

const readProperty = ({ children }: Branch): Entry[] => {
  const [key, ...rest] = children;
  if (key === undefined) return [];
  const colon = rest.findIndex((child) => child.name === ':');
  const value = colon < 0 ? null : groupCode(rest.slice(colon + 1));
  const placed = { keyStart: key.start, keyEnd: key.end };
  if (value !== null) return [{ key: key.name === '[' ? null : keyOf(key), ...placed, value }];
  if (key.name === 'Spread') {
    const from = rest[0];
    return [{ key: null, ...placed, value: from === undefined ? codeOf(key) : codeOf(from) }];
  }
  const isShorthand = key.name === 'PropertyDefinition' && rest.length === 0;
  return isShorthand ? [{ key: keyOf(key), ...placed, value: codeOf(key) }] : [];
};

/** Each `name = value` of a declaration. */
const readDeclaration: Reading = (branch, reader) => {
  for (const group of groupsOf(branch.children, DECLARATION_ENDS)) {
    const equals = group.findIndex((child) => child.name === 'Equals');
    const target = group.find((child) => DECLARED.has(child.name));
    const value = group.slice(equals + 1).find((child) => child.code !== null)?.code;
    if (equals > 0 && target !== undefined && value !== undefined && value !== null)
      assign(reader, codeOf(target), value);
  }
  return null;
};

const DECLARATION_ENDS: ReadonlySet<string> = new Set([',', ';']);
const DECLARED: ReadonlySet<string> = new Set([
  'VariableDefinition',
  'PropertyDefinition',
  'PrivatePropertyDefinition',
]);

function assign(reader: Reader, target: Code, value: Code): void {
  reader.steps.push({ kind: 'assign', target, value });
}

const readAssignment: Reading = (branch, reader) => {
  const target = branch.children.find((child) => child.code !== null);
  const value = branch.children.at(-1);
  if (target === undefined || value === undefined || value === target) return null;
  assign(reader, codeOf(target), codeOf(value));
  return codeOf(value);
};

const readCall: Reading = (branch, reader) => {
  const callee = inner(branch);
  const list = branch.children.find((child) => child.name === 'ArgList');
  if (callee === null) return null;
  const args = list === undefined ? [] : readItems(list).map(positional);
  return call(reader, branch, callee, args, branch.name === 'NewExpression');
};

/** A function by its name, with plain parameters alone. */
const readFunction: Reading = (branch, reader) => {
  const name = branch.children.find(({ name: kind }) => /^(?:Variable|Property)Definition$/.test(kind));
  const list = branch.children.find(({ name: kind }) => kind === 'ParamList');
  if (name?.code?.kind === 'name' && list !== undefined) tellFunction(reader, name.code.name, list);
  return null;
};

function tellFunction(reader: Reader, name: string, list: Branch): void {
  const parameters = list.children.flatMap(({ code }) => (code?.kind === 'name' ? code.name : []));
  reader.steps.push({ kind: 'function', name, parameters });
}

const EQUALS: ReadonlySet<string> = new Set(['Equals']);
const readDefaults: Reading = ({ children }, reader) => {
  tellDefaults(children, reader, EQUALS);
  return null;
};

/** `value as Type` is the value. */
const readBinary: Reading = (branch, reader) => {
  const isCast = branch.children.some((child) => child.name === 'as' || child.name === 'satisfies');
  return isCast ? inner(branch) : readOperation(branch, reader);
};

const READINGS: Readonly<Record<string, Reading>> = {
  VariableName: readName,
  VariableDefinition: readName,
  PropertyDefinition: readName,
  PrivatePropertyDefinition: readName,
  this: readName,
  String: readString,
  TemplateString: readString,
  Number: readNumber,
  BooleanLiteral: readBoolean,
  null: readNull,
  UnaryExpression: readSigned,
  BinaryExpression: readBinary,
  ParenthesizedExpression: inner,
  AwaitExpression: inner,
  PostfixExpression: inner,
  InstantiationExpression: inner,
  MemberExpression: readMember,
  ArrayExpression: readArray,
  ObjectExpression: (branch, reader) =>
    object(
      reader,
      branch,
      branch.children.filter((child) => child.name === 'Property').flatMap(readProperty),
    ),
  CallExpression: readCall,
  NewExpression: readCall,
  VariableDeclaration: readDeclaration,
  PropertyDeclaration: readDeclaration,
  AssignmentExpression: readAssignment,
  ConditionalExpression: readTernary,
  FunctionDeclaration: readFunction,
  MethodDeclaration: readFunction,
  ParamList: readDefaults,
  PatternProperty: readDefaults,
};
