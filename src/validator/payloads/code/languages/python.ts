import { parser } from '@lezer/python';
import type { Entry, Step } from '../code.ts';
import { fillable } from '../placeholders.ts';
import {
  call,
  codeOf,
  entryOf,
  groupsOf,
  holesOf,
  inner,
  join,
  object,
  readArguments,
  readArray,
  readBoolean,
  readMember,
  readName,
  readNull,
  readNumber,
  readOperation,
  readSigned,
  tellDefaults,
  text,
} from '../readings.ts';
import { type Branch, type OpenBranch, type Piece, type Reader, type Reading, readTree } from '../tree.ts';

/** Reads Python. */
export function readPython(piece: Piece): Step[] {
  return readTree(parser, piece, READINGS);
}

const COLON: ReadonlySet<string> = new Set([':']);
const ASSIGN: ReadonlySet<string> = new Set(['AssignOp']);

const readString: Reading = (branch, reader) => pythonText(branch, reader);

function pythonText(branch: OpenBranch, reader: Reader) {
  const opening = /^([A-Za-z]{0,3})("""|'''|"|')/.exec(reader.text.slice(branch.start, branch.start + 6));
  const quote = opening?.[2];
  if (opening === null || quote === undefined) return null;
  const from = branch.start + opening[0].length;
  const closed = branch.end - quote.length >= from && reader.text.endsWith(quote, branch.end);
  const style = /r/i.test(opening[1] ?? '') ? 'raw' : 'c';
  const holes = holesOf(branch, 'FormatReplacement');
  const code = text(reader, branch, [from, closed ? branch.end - quote.length : branch.end], style, holes);
  return branch.name === 'FormatString' ? fillable(code, 'doubled') : code;
}

const readAssign: Reading = (branch, reader) => {
  const segments = splitAtAssign(branch);
  const value = segments.at(-1)?.find((child) => child.code !== null)?.code;
  if (value === undefined || value === null) return null;
  for (const segment of segments.slice(0, -1)) {
    const targets = segment.filter((child) => child.code !== null);
    const [target] = targets;
    if (targets.length === 1 && target !== undefined) {
      reader.steps.push({ kind: 'assign', target: codeOf(target), value });
    }
  }
  return null;
};

function splitAtAssign(branch: OpenBranch) {
  const segments: Branch[][] = [[]];
  for (const child of branch.children) {
    if (child.name === 'AssignOp') segments.push([]);
    else segments.at(-1)?.push(child);
  }
  return segments;
}

const readCall: Reading = (branch, reader) => {
  const callee = inner(branch);
  const list = branch.children.find((child) => child.name === 'ArgList');
  if (callee === null || list === undefined) return null;
  const args = readArguments(list, ASSIGN);
  if (callee.kind === 'member' && callee.name === 'format' && callee.object.kind === 'text')
    return fillable(callee.object, 'braces');
  return call(reader, branch, callee, args);
};

const readBinary: Reading = (branch, reader) => {
  const [left] = branch.children;
  const operator = branch.children.find((child) => child.name === 'ArithOp');
  if (left?.code?.kind === 'text' && operator !== undefined && reader.text[operator.start] === '%') {
    return { ...fillable(left.code, 'printf'), end: branch.end };
  }
  return readOperation('+')(branch, reader);
};

const readFunction: Reading = (branch, reader) => {
  const name = branch.children.find((child) => child.name === 'VariableName');
  const list = branch.children.find((child) => child.name === 'ParamList');
  if (name?.code?.kind !== 'name' || list === undefined) return null;
  const names = list.children.flatMap(({ code }) => (code?.kind === 'name' ? code.name : []));
  const parameters = names.filter((parameter) => parameter !== 'self');
  reader.steps.push({ kind: 'function', name: name.code.name, parameters });
  tellDefaults(list.children, reader, ASSIGN);
  return null;
};

const READINGS: Readonly<Record<string, Reading>> = {
  VariableName: readName,
  String: readString,
  FormatString: readString,
  ContinuedString: (branch, reader) => join(reader, branch, branch.children.map(codeOf)),
  Number: readNumber,
  Boolean: readBoolean,
  None: readNull,
  UnaryExpression: readSigned,
  BinaryExpression: readBinary,
  ParenthesizedExpression: inner,
  AwaitExpression: inner,
  MemberExpression: readMember,
  ArrayExpression: readArray,
  TupleExpression: readArray,
  DictionaryExpression: (branch, reader) =>
    object(
      reader,
      branch,
      groupsOf(branch.children).flatMap((group) => readEntry(group) ?? spread(group)),
    ),
  CallExpression: readCall,
  FunctionDefinition: readFunction,
  AssignStatement: readAssign,
};

/** A bare name as a key is a variable. */
function readEntry(group: readonly Branch[]): Entry | null {
  const entry = entryOf(group, COLON);
  return entry !== null && group[0]?.code?.kind === 'name' ? { ...entry, key: null } : entry;
}

function spread(group: readonly Branch[]): Entry[] {
  const [first] = group;
  const last = group.at(-1);
  if (first?.name !== '**' || last === undefined) return [];
  const value = last.code ?? { kind: 'other' as const, start: last.start, end: last.end };
  return [{ key: null, keyStart: first.start, keyEnd: first.end, value }];
}
