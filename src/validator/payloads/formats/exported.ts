/** Requests in files that browsers and API clients export: HAR, Postman collections, Insomnia. */
import type { JsonNode, ObjectNode } from '../../json/node.ts';
import { readJson } from '../../json/read/read-json.ts';
import type { RequestLine } from '../../message/request-line.ts';
import type { Format } from '../../report.ts';
import { createSource } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { decodeText } from '../code/embedded.ts';
import { readLiteral } from '../code/strings.ts';
import { readJsonSnippet, type Snippet } from '../snippet.ts';
import { readForm } from './form.ts';

/** Might a region hold such a file? Costs a few searches. */
function mayHold(part: string): boolean {
  if (part.includes('"postData"')) return true;
  return part.includes('"raw"')
    ? part.includes('"mode"') || part.includes('"header"')
    : part.includes('"mimeType"');
}

export interface Exported {
  readonly snippets: readonly Snippet[];
  /** The files themselves. */
  readonly stretches: readonly Span[];
}

/** The bodies of the requests in such a file, each decoded from the string that it is kept in. */
export function readExported(text: string, region: Span): Exported {
  const none: Exported = { snippets: [], stretches: [] };
  const part = text.slice(region.start, region.end);
  if (!mayHold(part)) return none;
  const brace = part.search(/[{[]\s{0,200}["{]/);
  if (brace < 0) return none;
  const start = region.start + brace;
  const { node, end } = readJson(text, start, region.end);
  if (node === null) return none;
  const snippets = requestsIn(node).flatMap((request) => readRequest(request, text) ?? []);
  return snippets.length === 0 ? none : { snippets, stretches: [{ start, end }] };
}

/** Objects that have a method and a body, in the order of the text. */
function requestsIn(root: JsonNode): ObjectNode[] {
  const found: ObjectNode[] = [];
  const open: JsonNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'array') open.push(...node.items.slice(0, MAX_CHILDREN));
    if (node.kind !== 'object') continue;
    if (
      member(node, 'method') !== undefined &&
      (member(node, 'postData') ?? member(node, 'body')) !== undefined
    ) {
      found.push(node);
    } else open.push(...node.members.slice(0, MAX_CHILDREN).map(({ value }) => value));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Spreading more arguments than this could overflow the stack. */
const MAX_CHILDREN = 10_000;

function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined;
  return node.members.findLast((candidate) => candidate.key === key)?.value;
}

function readRequest(request: ObjectNode, text: string): Snippet | null {
  const posted = member(request, 'postData');
  const body = posted ?? member(request, 'body');
  const written = member(body, 'text') ?? member(body, 'raw');
  const format: Format = posted === undefined ? 'postman' : 'har';
  const line = requestLine(request);
  const told = line === null ? {} : { request: line };
  if (written?.kind === 'object') {
    const { start, end } = written;
    return { format, span: { start, end }, source: createSource(text), value: written, repairs: [], ...told };
  }
  if (written?.kind !== 'string' || written.value.trim() === '') return null;
  const { start, end } = written;
  const part = readLiteral(text, start + 1, Math.max(start + 1, end - 1), 'c');
  const { source } = decodeText({ kind: 'text', parts: [part], start, end }, text);
  const snippet = { format, span: { start, end }, source, ...told };
  if (/^\s{0,200}[{[]/.test(source.text)) return readJsonSnippet(snippet);
  const form = /^[\w.[\]%-]{1,80}=/.test(source.text) ? readForm(source) : null;
  return form === null ? null : { ...snippet, value: form, repairs: [] };
}

function requestLine(request: ObjectNode): RequestLine | null {
  const method = member(request, 'method');
  const url = member(request, 'url');
  const target = url?.kind === 'object' ? member(url, 'raw') : url;
  if (target?.kind !== 'string') return null;
  const verb = method?.kind === 'string' ? method.value.toUpperCase() : null;
  return { method: verb, target: target.value, span: { start: target.start, end: target.end } };
}
