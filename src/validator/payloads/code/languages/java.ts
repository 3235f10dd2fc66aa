import { parser } from '@lezer/java';
import type { Code, Step } from '../code.ts';
import { fillable } from '../placeholders.ts';
import {
  call,
  codeOf,
  inner,
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
  text,
} from '../readings.ts';
import { type Piece, type Reading, readTree } from '../tree.ts';

/** Reads Java. */
export function readJava(piece: Piece): Step[] {
  return readTree(parser, piece, READINGS);
}

const readString: Reading = (branch, reader) => {
  const closed = branch.end - 1 > branch.start && reader.text[branch.end - 1] === '"';
  return text(reader, branch, [branch.start + 1, closed ? branch.end - 1 : branch.end], 'c');
};

const readTextBlock: Reading = (branch, reader) => {
  const closed = branch.end - 3 >= branch.start + 3 && reader.text.endsWith('"""', branch.end);
  return text(reader, branch, [branch.start + 3, closed ? branch.end - 3 : branch.end], 'c');
};

const readInvocation: Reading = (branch, reader) => {
  const name = branch.children.find((child) => child.name === 'MethodName');
  const list = branch.children.find((child) => child.name === 'ArgumentList');
  if (name?.code?.kind !== 'name' || list === undefined) return null;
  const owner = branch.children.find((child) => child.end <= name.start && child.code !== null)?.code ?? null;
  const args = readItems(list).map(positional);
  if (name.code.name === 'formatted' && owner?.kind === 'text') return fillable(owner, 'printf');
  const [first] = args;
  if (name.code.name === 'format' && first?.value.kind === 'text') return fillable(first.value, 'printf');
  const placed = { start: owner?.start ?? name.start, end: name.end };
  const callee: Code =
    owner === null
      ? name.code
      : {
          kind: 'member',
          object: owner,
          name: name.code.name,
          nameStart: name.start,
          nameEnd: name.end,
          ...placed,
        };
  return call(reader, branch, callee, args);
};

const readCreation: Reading = (branch, reader) => {
  const type = inner(branch);
  const list = branch.children.find((child) => child.name === 'ArgumentList');
  if (type === null) return null;
  return call(reader, branch, type, list === undefined ? [] : readItems(list).map(positional), true);
};

const readAssignment: Reading = (branch, reader) => {
  const [target, value] = branch.children.filter((child) => child.code !== null);
  const isPlain = branch.children.some((child) => child.name === 'AssignOp');
  if (!isPlain || target === undefined || value === undefined) return null;
  reader.steps.push({ kind: 'assign', target: codeOf(target), value: codeOf(value) });
  return null;
};

const readCast: Reading = (branch) => branch.children.findLast((child) => child.code !== null)?.code ?? null;

const READINGS: Readonly<Record<string, Reading>> = {
  Identifier: readName,
  Definition: readName,
  TypeName: readName,
  GenericType: inner,
  MethodName: inner,
  ScopedTypeName: readMember,
  this: readName,
  FieldAccess: readMember,
  StringLiteral: readString,
  TextBlock: readTextBlock,
  IntegerLiteral: readNumber,
  FloatingPointLiteral: readNumber,
  BooleanLiteral: readBoolean,
  null: readNull,
  UnaryExpression: readSigned,
  BinaryExpression: readOperation('+'),
  TernaryExpression: readTernary,
  ParenthesizedExpression: inner,
  CastExpression: readCast,
  ArrayInitializer: readArray,
  ArrayCreationExpression: readCast,
  MethodInvocation: readInvocation,
  ObjectCreationExpression: readCreation,
  VariableDeclarator: readAssignment,
  AssignmentExpression: readAssignment,
};
