/**
 * In: a text. Out: the error bodies in it, read, with their places: bare JSON, JSON inside exceptions, log lines and
 * strings, and literals of other languages. Never decides what they mean.
 */

import type { JsonNode, ObjectNode } from '../json/node.ts';
import { readJson } from '../json/read/read-json.ts';
import type { Span } from '../text/span.ts';
import { type LocatedObject, locateObjects } from './locate-objects.ts';

/** An error body as read. */
export interface ErrorBody extends Span {
  readonly status: number | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly contextId: string | null;
  /** It has the published shape: a dotted lower-case code, the status as a number, nothing wrapped around it. */
  readonly isPublished: boolean;
  /** The body as read; null where it stands inside a string, with its quotes escaped. */
  readonly node: JsonNode | null;
  /** Nested errors, flattened, in order. */
  readonly nested: readonly NestedError[];
}

export type NestedError = Pick<ErrorBody, 'status' | 'code' | 'message' | 'contextId'>;

/** Nested errors beyond these add nothing that a person reads. */
const MOST_NESTED = 20;

/** The error bodies of a text, in order, none inside another. */
export function findErrorBodies(text: string): ErrorBody[] {
  if (!text.includes('{')) return [];
  const bodies: ErrorBody[] = [];
  // Objects may lie in one another: what has been read twice over is not read again.
  let budget = text.length * 1.5 + 4096;
  for (const object of locateObjects(text, isWanted)) {
    const last = bodies.at(-1);
    const isInside = last !== undefined && object.start < last.end;
    if (isInside && last.isPublished) continue;
    budget -= object.end - object.start;
    if (budget < 0) break;
    const body = readErrorBody(text, object);
    if (body === null) continue;
    if (!isInside) bodies.push(body);
    else if (body.isPublished) bodies[bodies.length - 1] = { ...body, start: last.start, end: last.end };
  }
  return bodies;
}

function isWanted(keys: ReadonlySet<string>): boolean {
  const has = (...names: readonly string[]): boolean => names.some((name) => keys.has(name));
  if (has('errors', 'contextid', 'messagewithparams')) return true;
  if (has('message', 'msg', 'errormessage', 'detail'))
    return has('code', 'status', 'statuscode', 'errorcode', 'error');
  return has('error', 'code', 'errorcode') && has('status', 'statuscode');
}

function readErrorBody(text: string, object: LocatedObject): ErrorBody | null {
  const node = readObject(text, object);
  if (node === null) return null;
  const members = membersOf(node);
  if (FOREIGN.some((name) => members.has(name))) return null;
  const facts = factsOf(members);
  const nested = nestedOf(members);
  if (!isError(facts, nested, members)) return null;
  const { start, end, escapes } = object;
  return {
    start,
    end,
    node: escapes === 0 ? node : null,
    ...facts,
    nested,
    isPublished: isPublished(facts, members),
  };
}

function readObject(text: string, { start, end, escapes }: LocatedObject): ObjectNode | null {
  if (escapes === 0)
    return asObject(readJson(text, start, end, { stopAtProse: true, expressions: true }).node);
  const decoded = takeOffEscapes(text.slice(start, end), escapes);
  return asObject(readJson(decoded, 0, decoded.length, { stopAtProse: true }).node);
}

/** Takes off one level of string escapes for each doubling of the backslashes. */
function takeOffEscapes(text: string, escapes: number): string {
  let result = text;
  for (let level = escapes; level > 0; level = level >> 1) {
    result = result.replace(
      /\\(u[0-9a-fA-F]{4}|.)/gs,
      (whole, escaped: string) => ESCAPES[escaped] ?? plainUnit(whole, escaped),
    );
  }
  return result;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function plainUnit(whole: string, escaped: string): string {
  if (escaped.length === 5) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
  return /[\\"'/`]/.test(escaped) ? escaped : whole;
}

function asObject(node: JsonNode | null): ObjectNode | null {
  return node?.kind === 'object' ? node : null;
}

type Members = ReadonlyMap<string, JsonNode>;

/** By name in lower case without underscores; the last of duplicates. */
function membersOf(node: ObjectNode): Members {
  return new Map(node.members.map(({ key, value }) => [key.toLowerCase().replaceAll('_', ''), value]));
}

/** Names that only other vendors' bodies and client libraries' own errors have. */
const FOREIGN = [
  'moreinfo',
  'isaxioserror',
  'config',
  'errordescription',
  'extensions',
  'instance',
  'requesterror',
  'stack',
];

interface ErrorFacts extends NestedError {
  readonly hasOddStatus: boolean;
  readonly hasOddCode: boolean;
}

function factsOf(members: Members): ErrorFacts {
  const inner = asObject(members.get('error') ?? null);
  const look = inner === null ? members : new Map([...members, ...membersOf(inner)]);
  const statusNode = look.get('status') ?? look.get('statuscode') ?? look.get('httpstatus');
  const codeNode = look.get('code') ?? look.get('errorcode');
  const status = statusOf(statusNode) ?? (codeNode?.kind === 'number' ? statusOf(codeNode) : null);
  const code = textOf(codeNode);
  return {
    status,
    code,
    message:
      textOf(look.get('message') ?? look.get('errormessage') ?? look.get('msg') ?? look.get('detail')) ??
      textOf(members.get('error')),
    contextId: textOf(look.get('contextid')),
    hasOddStatus: statusNode !== undefined && (statusNode.kind !== 'number' || !look.has('status')),
    hasOddCode: codeNode !== undefined && (code === null || !PUBLISHED_CODE.test(code) || !look.has('code')),
  };
}

/** `bad.request`; a single word such as `forbidden` has been seen too. */
const PUBLISHED_CODE = /^[a-z][a-z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/;

function textOf(node: JsonNode | undefined): string | null {
  return node?.kind === 'string' ? node.value.slice(0, 500) : null;
}

/** The status that a value holds: a number, its digits, or digits followed by its name. */
function statusOf(node: JsonNode | undefined): number | null {
  const text = node?.kind === 'number' ? node.raw : node?.kind === 'string' ? node.value : '';
  const digits = /^\s*([45]\d\d)(?!\d)/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function nestedOf(members: Members): NestedError[] {
  const nested: NestedError[] = [];
  const pending: JsonNode[] = [
    ...itemsOf(members.get('details')),
    ...itemsOf(members.get('errors')),
  ].reverse();
  for (let node = pending.pop(); node !== undefined && nested.length < MOST_NESTED; node = pending.pop()) {
    const object = asObject(node);
    if (object === null) continue;
    const inner = membersOf(object);
    const { status, code, message, contextId } = factsOf(inner);
    if (code !== null || message !== null) nested.push({ status, code, message, contextId });
    pending.push(...[...itemsOf(inner.get('errors'))].reverse());
  }
  return nested;
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items.slice(0, MOST_NESTED) : [];
}

/** Whether the object reports an error at all: a log entry or a payload may have a code or a message too. */
function isError(facts: ErrorFacts, nested: readonly NestedError[], members: Members): boolean {
  const { code, message, contextId, status } = facts;
  if (code?.startsWith('ERR_')) return false;
  if (nested.length > 0 && members.has('errors')) return true;
  if (status !== null && (message !== null || code !== null)) return true;
  if (code === null) return contextId !== null && message !== null;
  const isCode = code.includes('.') || /_/.test(code) || /^[A-Z]{5,}$/.test(code);
  const isAll = [...members.keys()].every((name) => ERROR_NAMES.has(name));
  return ((isCode || isAll) && message !== null) || (contextId !== null && PUBLISHED_CODE.test(code));
}

/** Names that only bodies of errors have; no request of this API holds nothing else. */
const ERROR_NAMES: ReadonlySet<string> = new Set(
  'message code status statuscode errorcode error errors details detail contextid messagewithparams messageparams entityid entityname timestamp path title type traceid requestid'.split(
    ' ',
  ),
);

function isPublished(facts: ErrorFacts, members: Members): boolean {
  if (members.has('error') || facts.hasOddStatus || facts.hasOddCode) return false;
  return (
    facts.code !== null ||
    facts.contextId !== null ||
    (facts.status !== null && facts.message !== null && !members.has('errors'))
  );
}
