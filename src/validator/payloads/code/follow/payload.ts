/** Finds the value that a program sends in what it hands to a call. */
import { readUuid } from '../../../contract/address.ts';
import type { UnsetId } from '../../code-call.ts';
import {
  type Code,
  isHole,
  lastName,
  type ObjectCode,
  plainText,
  type TextCode,
  type TextPart,
} from '../code.ts';
import { isModelName } from './build.ts';
import type { Scope } from './scope.ts';
import { variableName } from './scope.ts';

/** What can be a payload: a literal, or a string that holds JSON or a form. */
export type Body = Extract<Code, { kind: 'object' | 'array' | 'text' }>;

const ASIDE = /header|auth|cookie|config|token|param|setting|session|timeout|option|credential/i;

/** Does a variable of this name hold something that goes along with a request, not its body? */
export function isAside(code: Code): boolean {
  const name = variableName(code);
  return name !== null && ASIDE.test(name);
}

const MAX_WRAPPING = 6;

/** The payload within `code`: through names, serialisers and other wrapping; null where there is none. */
export function bodyOf(code: Code, scope: Scope, depth = MAX_WRAPPING): Body | null {
  if (depth === 0) return null;
  const value = scope.resolve(code);
  if (value.kind === 'choice') {
    const bodies = value.options.map((option) => bodyOf(option, scope, depth - 1));
    return bodies.find((body) => body !== null) ?? null;
  }
  if (value.kind === 'array') return value;
  if (value.kind === 'text') return holdsJson(value) ? value : null;
  if (value.kind === 'object') {
    // A class made from the payload, such as `new StringContent(json)`, is none itself.
    if (isPayloadObject(value) || (value.entries.length === 0 && value.type === null)) return value;
  }
  const call = code.kind === 'call' ? code : definingCall(code, value, scope);
  if (call === null) return null;
  for (const { value: arg } of call.args.slice(0, 4)) {
    const given = scope.resolve(arg);
    const options = given.kind === 'object' ? readOptions(given, scope) : null;
    const sent = options === null ? arg : options.body;
    const found = sent === null || isAside(arg) ? null : bodyOf(sent, scope, depth - 1);
    if (found !== null) return found;
  }
  return call.callee.kind === 'member' ? bodyOf(call.callee.object, scope, depth - 1) : null;
}

function definingCall(code: Code, value: Code, scope: Scope): (Code & { kind: 'call' }) | null {
  if (value.kind === 'call') return value;
  return value.kind === 'object' && value !== code ? scope.origin(value) : null;
}

/** Has it names, and is it no class that only carries a payload? */
export function isPayloadObject({ entries, type, fields }: ObjectCode): boolean {
  if (fields !== undefined) return true;
  return entries.some(({ key }) => key !== null) && (type === null || isModelName(type.name));
}

/** Does a string begin as a JSON object or array does, or as an object that lost its brace? `{id}` is a gap. */
export function holdsJson(code: TextCode): boolean {
  const first = code.parts[0];
  return (
    first !== undefined &&
    !isHole(first) &&
    /^\s{0,200}(?:\{(?!\w{1,60}\})|\[\s{0,200}\{|"[A-Za-z]\w{0,60}"\s{0,8}:)/.test(first.text)
  );
}

/** The HTTP method that a value names: `"POST"`, `HttpMethod.Post`, `http.MethodPost`, `:post`. */
export function methodOf(code: Code, scope: Scope): string | null {
  const value = code.kind === 'name' ? scope.resolve(code) : code;
  if (value.kind === 'text') return verb(plainText(value) ?? '');
  const name = lastName(value);
  if (name === null) return null;
  const prefixed = /^(?:Method)(\w+)$/.exec(name)?.[1];
  if (prefixed !== undefined) return verb(prefixed);
  if (value.kind === 'name') return name.startsWith(':') ? verb(name.slice(1)) : null;
  return value.kind === 'member' && /method|verb/i.test(lastName(value.object) ?? '') ? verb(name) : null;
}

function verb(word: string): string | null {
  return /^(?:get|post|put|patch|delete|head)$/i.test(word) ? word.toUpperCase() : null;
}

export interface Target {
  /** The URL or path, with `{name}` for what is not known. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Variables in it that hold a text which is no ID. */
  readonly unset: readonly UnsetId[];
}

/** What a value is that stands for an ID and is a text that is none; null where it may be an ID. */
export function unsetId(code: Code, scope: Scope, argument?: string): UnsetId | null {
  const value = scope.resolve(code);
  const found = value.kind === 'text' ? plainText(value) : null;
  if (value.kind !== 'text' || found === null || holdsJson(value) || readUuid(found) !== null) return null;
  const name = variableName(code);
  const isSetLater =
    name !== null && scope.given(name).some(({ kind, start }) => kind !== 'text' && start > value.start);
  return isSetLater ? null : { name: argument ?? name ?? found, found, at: value.start };
}

/** The URL or path that a value is, through names and `URI(…)`; null where it is none. */
export function targetOf(code: Code, scope: Scope, depth = 4): Target | null {
  if (depth === 0) return null;
  const value = joined(scope.resolve(code), scope);
  if (value.kind === 'text') {
    const text = fillHoles(value, scope, 3).replace(GLUED, '$&/');
    if (!isTarget(text)) return null;
    const ids = value.parts.filter(
      (part, index) => isHole(part) && index > 0 && isIdPlace(value.parts[index - 1]),
    );
    const unset = ids.flatMap((part) => (isHole(part) ? (unsetId(part.hole, scope) ?? []) : []));
    return { text, start: value.start, end: value.end, unset };
  }
  if (value.kind === 'member') return targetOf(value.object, scope, depth - 1);
  const call = value.kind === 'call' ? value : value.kind === 'object' ? scope.origin(value) : null;
  if (call === null || call.args.length === 0 || call.args.length > 4) return null;
  // A base and a path: the longer says more.
  const found = call.args.flatMap((arg) => targetOf(arg.value, scope, depth - 1) ?? []);
  return found.find(({ text }) => text.includes('/api/v')) ?? found[0] ?? null;
}

/** `base + id`, where the base is a text that the program gives its name. */
function joined(code: Code, scope: Scope): Code {
  if (code.kind !== 'other' || code.sides === undefined) return code;
  const parts = code.sides.map((side): readonly TextPart[] | null => {
    const value = joined(scope.resolve(side), scope);
    return value.kind === 'text' ? value.parts : null;
  });
  if (parts[0] == null) return code;
  const { sides, start, end } = code;
  const holes = parts.map(
    (part, index) =>
      part ?? sides.slice(index, index + 1).map((hole) => ({ start: hole.start, end: hole.end, hole })),
  );
  return { kind: 'text', parts: holes.flat(), start, end };
}

/** Behind the words of a path stands an ID. */
function isIdPlace(before: TextPart | undefined): boolean {
  return (
    before !== undefined &&
    !isHole(before) &&
    /(?:conversations|calls|callbacks|participants|communications)\/$/.test(before.text)
  );
}

/** No blanks, and a path in it. */
/** A base that ends in a slash of its own, before a path that begins without one. */
const GLUED = /^\{[^}\s]{1,60}\}(?=(?:api\/v2\/)?conversations?\/)/;

function isTarget(text: string): boolean {
  return (
    text.length < 2000 && /^(?:https?:\/\/|\{[^}\s]{1,60}\}|\/)?[^\s"'<>]*$/.test(text) && PATH.test(text)
  );
}

const PATH = /^https?:\/\/|^\/[\w{]|\/api\/v\d|^\{[^}]{1,60}\}\/|^api\/v\d|conversations?\//;

function fillHoles(code: TextCode, scope: Scope, depth: number): string {
  let text = '';
  for (const part of code.parts) {
    if (!isHole(part)) {
      text += part.text;
      continue;
    }
    const value = scope.resolve(part.hole);
    if (value.kind === 'text' && plainText(value)?.trim() === '') {
      text += `{${holeName(part.hole)}}`;
      continue;
    }
    const filled = value.kind === 'text' && depth > 0 ? fillHoles(value, scope, depth - 1) : null;
    text += filled ?? `{${holeName(part.hole)}}`;
    if (text.length > 4000) break;
  }
  return text;
}

function holeName(code: Code): string {
  const name = lastName(code) ?? (code.kind === 'call' ? lastName(code.callee) : null);
  return (name ?? 'value').replace(/[^\w]/g, '').slice(0, 40);
}

/** The parts of an options object such as `fetch` takes, or null where the object is none. */
export function readOptions(object: ObjectCode, scope: Scope): Options | null {
  const found: { method: string | null; target: Target | null; body: Code | null; isOptions: boolean } = {
    method: null,
    target: null,
    body: null,
    isOptions: false,
  };
  for (const { key, value } of object.entries) {
    const name = key?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
    if (METHOD_KEYS.has(name)) found.method ??= methodOf(value, scope);
    else if (URL_KEYS.has(name)) found.target ??= targetOf(value, scope);
    else if (BODY_KEYS.has(name)) found.body ??= value;
    else if (HEADER_KEYS.has(name)) found.isOptions = true;
    if (SOLE_KEYS.has(name) && object.entries.length === 1) found.isOptions = bodyOf(value, scope) !== null;
  }
  return found.isOptions || found.method !== null || found.target !== null ? found : null;
}

export interface Options {
  readonly method: string | null;
  readonly target: Target | null;
  readonly body: Code | null;
}

/** Names of arguments and options, letters only and lower case. */
export const METHOD_KEYS: ReadonlySet<string> = new Set([
  'method',
  'verb',
  'type',
  'httpmethod',
  'requesttype',
  'curloptcustomrequest',
]);
export const URL_KEYS: ReadonlySet<string> = new Set([
  'url',
  'uri',
  'path',
  'endpoint',
  'requesturi',
  'curlopturl',
  'pathname',
  'requesturltemplate',
]);
export const BODY_KEYS: ReadonlySet<string> = new Set([
  'json',
  'data',
  'body',
  'payload',
  'content',
  'requestbody',
  'postdata',
  'formparams',
  'inputobject',
  'curloptpostfields',
  'requesttemplate',
]);
const HEADER_KEYS: ReadonlySet<string> = new Set([
  'headers',
  'header',
  'contenttype',
  'auth',
  'curlopthttpheader',
]);
const SOLE_KEYS: ReadonlySet<string> = new Set(['json', 'body', 'formparams']);
