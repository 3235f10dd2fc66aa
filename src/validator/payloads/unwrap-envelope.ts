import type { JsonNode, ObjectNode } from '../json/node.ts';
import type { RequestLine } from '../message/request-line.ts';
import { compose, decodeString } from '../text/decode.ts';
import { foldName } from '../text/fold-name.ts';
import { createSource, type Source } from '../text/source.ts';

/** A request described in JSON: a log entry, a client's configuration, a workflow's HTTP step. */
export interface Envelope {
  readonly request: RequestLine;
  /** The body as a value, or as the text of a string that holds it. */
  readonly body: { readonly node: JsonNode } | { readonly source: Source; readonly isTemplate: boolean };
}

const TARGETS = new Set([
  'url',
  'uri',
  'endpoint',
  'path',
  'requesturl',
  'requesturi',
  'requestpath',
  'href',
  'resource',
  'requesturltemplate',
]);
const METHODS = new Set(['method', 'httpmethod', 'verb', 'requesttype', 'requestmethod']);
const BODIES = new Set([
  'body',
  'data',
  'payload',
  'json',
  'jsonbody',
  'requestbody',
  'postdata',
  'content',
  'requesttemplate',
  'requestpayload',
  'requestdata',
]);

/** What is a string there although the request sends an object. */
const TEMPLATES = new Set(['jsonbody', 'requesttemplate']);

/** Deeper or larger values are no description of a request. */
const MOST_NODES = 2000;

/** Finds the request that a JSON value describes; null where it describes none. */
export function unwrapEnvelope(root: JsonNode, source: Source): Envelope | null {
  const pending: JsonNode[] = [root];
  for (let visited = 0; pending.length > 0 && visited < MOST_NODES; visited++) {
    const node = pending.shift();
    if (node === undefined) break;
    if (node.kind === 'array') pending.push(...node.items.slice(0, 50));
    if (node.kind !== 'object') continue;
    const envelope = readEnvelope(node, source);
    if (envelope !== null) return envelope;
    for (const member of node.members.slice(0, 100)) pending.push(member.value);
  }
  return null;
}

function readEnvelope(node: ObjectNode, source: Source): Envelope | null {
  const target = findString(node, TARGETS);
  if (target === null || !/\/api\/v\d|conversations?\//i.test(target.value)) return null;
  const method = findString(node, METHODS);
  const request: RequestLine = {
    method: method?.value.toUpperCase() ?? null,
    target: target.value.replace(/^=/, ''),
    span: { start: target.start, end: target.end },
  };
  const member = node.members.find(({ key }) => BODIES.has(foldName(key)));
  const body = member?.value;
  if (body?.kind === 'object' || body?.kind === 'array') return { request, body: { node: body } };
  if (body?.kind !== 'string' || !/^=?\s*[[{]/.test(body.value)) return null;
  // n8n writes `=` before what holds expressions.
  const start = body.start + (body.value.startsWith('=') ? 1 : 0);
  const isTemplate = member !== undefined && TEMPLATES.has(foldName(member.key));
  return {
    request,
    body: { source: compose(source, decodeString(source.text, start, body.end)), isTemplate },
  };
}

const PATH_KEY = /^\/(?:\S*\/)?(?:api\/v\d\/|conversations\b)/;

/** Whether a value describes an API, or what goes into one, rather than being sent to one. */
export function describesApi(node: JsonNode): boolean {
  if (node.kind !== 'object') return false;
  const keys = node.members.map(({ key }) => key);
  return (
    keys.some((key) => /^(?:openapi|swagger)$/.test(key) || PATH_KEY.test(key)) ||
    isPaths(node) ||
    isSchema(node)
  );
}

/** A JSON schema, such as the contracts of a data action. */
function isSchema(node: ObjectNode): boolean {
  const find = (name: string) => node.members.findLast(({ key }) => key === name)?.value;
  const type = find('type');
  return type?.kind === 'string' && type.value === 'object' && find('properties')?.kind === 'object';
}

function isPaths(node: ObjectNode): boolean {
  const paths = node.members.find(({ key }) => key === 'paths')?.value;
  return paths?.kind === 'object' && paths.members.every(({ key }) => key.startsWith('/'));
}

function findString(
  node: ObjectNode,
  names: ReadonlySet<string>,
): { value: string; start: number; end: number } | null {
  for (const { key, value } of node.members)
    if (names.has(foldName(key)) && value.kind === 'string') return value;
  return null;
}

/** Whether a JSON value of `text`, a log entry that reports an error, also holds the request that failed. */
export function holdsRequest(node: JsonNode, text: string): boolean {
  return holdsSentBody(node) || unwrapEnvelope(node, createSource(text)) !== null;
}

const SENT = new Set([
  'request',
  'requestbody',
  'requestpayload',
  'requestjson',
  'sentbody',
  'sent',
  'payload',
]);

/** `"request": "{\"to\": …}"` in a log entry that names the operation in its message alone. */
function holdsSentBody(node: JsonNode): boolean {
  return (
    node.kind === 'object' &&
    node.members.some(
      ({ key, value }) =>
        SENT.has(foldName(key)) && value.kind === 'string' && /^\s{0,20}\{\s{0,20}"/.test(value.value),
    )
  );
}
