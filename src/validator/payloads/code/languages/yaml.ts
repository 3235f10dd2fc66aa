import { parser } from '@lezer/yaml';
import type { Code, Entry, Step } from '../code.ts';
import { numberCode } from '../code.ts';
import { codeOf, inner, keyOf, object, positional, text } from '../readings.ts';
import { type Branch, type OpenBranch, type Piece, type Reader, type Reading, readTree } from '../tree.ts';

/** Reads YAML; a mapping with a URL and a body, as automation tools have it, is told of as a call. */
export function readYaml(piece: Piece): Step[] {
  return readTree(parser, piece, READINGS);
}

const readPlain: Reading = (branch, reader) => {
  const { start, end } = branch;
  const written = reader.text.slice(start, end);
  if (/^(?:~|null|Null|NULL)$/.test(written)) return { kind: 'null', start, end };
  if (/^(?:true|false|True|False|TRUE|FALSE)$/.test(written)) {
    return { kind: 'boolean', value: /^t/i.test(written), start, end };
  }
  return numberCode(written, start, end) ?? fillTemplate(text(reader, branch, [start, end], 'raw'));
};

const readQuoted: Reading = (branch, reader) => {
  const quote = reader.text.charAt(branch.start);
  const closed = branch.end - 1 > branch.start && reader.text[branch.end - 1] === quote;
  const inside = [branch.start + 1, closed ? branch.end - 1 : branch.end] as const;
  return fillTemplate(text(reader, branch, inside, quote === "'" ? 'doubled' : 'c', [], quote));
};

/** `{{ name }}` and `${NAME}` are filled in before anything is sent. */
function fillTemplate(code: Code & { kind: 'text' }): Code {
  const [part] = code.parts;
  if (part === undefined || !('text' in part) || part.text.startsWith('{"') || !/\{\{.|\$\{./.test(part.text))
    return code;
  const { start, end } = code;
  return { ...code, parts: [{ start, end, hole: { kind: 'other', start, end } }] };
}

const readBlock: Reading = (branch, reader) => {
  const content = branch.children.find((child) => child.name === 'BlockLiteralContent');
  return content === undefined ? null : text(reader, branch, [content.start, content.end], 'raw');
};

const readMapping: Reading = (branch, reader) => {
  const entries = branch.children.filter((child) => child.name === 'Pair').flatMap(readPair);
  const code = object(reader, branch, entries);
  tellRequest(code, reader);
  return code;
};

function readPair({ children }: Branch): Entry[] {
  const key = children.find((child) => child.name === 'Key');
  if (key === undefined) return [];
  const name = inner(key);
  const colon = children.findIndex((child) => child.name === ':');
  const value = children.slice(colon + 1).find((child) => child.name !== 'Comment');
  const given: Code = value === undefined ? { kind: 'null', start: key.end, end: key.end } : codeOf(value);
  const written = name === null ? null : keyOf({ ...key, code: name });
  return [{ key: written, keyStart: key.start, keyEnd: key.end, value: given }];
}

const URL_NAMES: ReadonlySet<string> = new Set(['url', 'uri', 'path', 'endpoint']);
const BODY_NAMES: ReadonlySet<string> = new Set(['body', 'data', 'json', 'payload']);

function tellRequest(code: Code & { kind: 'object' }, reader: Reader): void {
  const has = (names: ReadonlySet<string>) => code.entries.some(({ key }) => key !== null && names.has(key));
  if (!has(URL_NAMES) || !has(BODY_NAMES)) return;
  const place = { start: code.start, end: code.end };
  const callee: Code = { kind: 'name', name: 'request', ...place };
  const call = { kind: 'call' as const, callee, args: [positional(code)], constructs: false, ...place };
  reader.steps.push({ kind: 'call', call });
}

const readSequence: Reading = (branch, reader) => {
  const items = branch.children.flatMap((child) =>
    child.name === 'Item' ? (inner(child) ?? codeOf(child)) : child.code === null ? [] : [child.code],
  );
  const code = { kind: 'array' as const, items, start: branch.start, end: branch.end };
  reader.steps.push({ kind: 'literal', code });
  return code;
};

const wrapped = (branch: OpenBranch): Code | null =>
  branch.children.findLast((child) => child.code !== null)?.code ?? null;

const READINGS: Readonly<Record<string, Reading>> = {
  Literal: readPlain,
  QuotedLiteral: readQuoted,
  BlockLiteral: readBlock,
  Anchored: wrapped,
  Tagged: wrapped,
  BlockMapping: readMapping,
  FlowMapping: readMapping,
  BlockSequence: readSequence,
  FlowSequence: readSequence,
};
