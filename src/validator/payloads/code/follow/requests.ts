/** Requests that a program makes, put together from all the calls that contribute to one. */

import type { SdkSymbol } from '../../../message/request-line.ts';
import type { UnsetId } from '../../code-call.ts';
import type { ArgumentStyle, Sending } from '../../sending.ts';
import { type Argument, type CallCode, type Code, lastName, lastNamePlace } from '../code.ts';
import {
  BODY_KEYS,
  type Body,
  bodyOf,
  isAside,
  METHOD_KEYS,
  methodOf,
  readOptions,
  type Target,
  targetOf,
  URL_KEYS,
  unsetId,
} from './payload.ts';
import { type Scope, variableName } from './scope.ts';

/** A request as far as it is known yet. */
export interface Request {
  method: string | null;
  target: Target | null;
  body: Body | null;
  /** The SDK method that makes it. */
  symbol: SdkSymbol | null;
  /** Is it sent, rather than only a URL? */
  sends: boolean;
  /** The client is handed the body as an object where it sends text. */
  unserialized: Sending['unserialized'] | null;
  unset: readonly UnsetId[];
  argument: ArgumentStyle | null;
}

export interface Requests {
  readonly all: readonly Request[];
  /** Objects that go along with a request but are not its body. */
  readonly asides: ReadonlySet<Code>;
  call(call: CallCode): void;
  assign(target: Code, value: Code): void;
}

export function createRequests(scope: Scope): Requests {
  const all: Request[] = [];
  const asides = new Set<Code>();
  const byCall = new Map<CallCode, Request>();
  const byName = new Map<string, Request>();

  function known(code: Code | null): Request | null {
    if (code === null) return null;
    if (code.kind === 'call') return byCall.get(code) ?? null;
    const name = variableName(code);
    return name === null ? null : (byName.get(name) ?? null);
  }

  function create(): Request {
    const request: Request = {
      method: null,
      target: null,
      body: null,
      symbol: null,
      sends: false,
      unserialized: null,
      unset: [],
      argument: null,
    };
    all.push(request);
    return request;
  }

  function call(code: CallCode): void {
    if (answersRequest(code)) {
      for (const { value } of code.args) asides.add(scope.resolve(value));
      return;
    }
    const receiver = known(code.callee.kind === 'member' ? code.callee.object : null);
    const told = readCall(code, scope, asides, receiver?.target != null);
    const begun = receiver ?? firstOf(code.args, known);
    let request = begun;
    if (told.target !== null || told.symbol !== null) {
      const continues =
        begun !== null && begun.body === null && (begun.target === null || told.target === null);
      request = continues ? begun : create();
    } else if (begun === null) {
      if (told.body === null || !told.isRequest) return;
      request = create();
    } else if (begun.body !== null && told.body !== null && told.isRequest) {
      request = { ...begun, body: null };
      all.push(request);
    } else if (receiver === null && !told.isRequest) return;
    if (request === null) return;
    merge(request, told);
    byCall.set(code, request);
  }

  function assign(target: Code, value: Code): void {
    const request = known(value);
    const name = variableName(target);
    if (name !== null && request !== null) byName.set(name, request);
    else if (name !== null) byName.delete(name);
    if (target.kind === 'member') assignPart(variableName(target.object), target.name, value);
    else if (target.kind === 'name' && OF_DATA_ACTION.test(target.name)) assignPart('', target.name, value);
  }

  /** `request.body = …`, `request.Content = …`. */
  function assignPart(name: string | null, property: string, value: Code): void {
    const part = property.toLowerCase().replaceAll('_', '');
    if (name === null) return;
    const body = BODY_KEYS.has(part) ? bodyOf(value, scope) : null;
    const method = METHOD_KEYS.has(part) ? methodOf(value, scope) : null;
    const url = URL_KEYS.has(part) ? targetOf(value, scope) : null;
    if (body === null && method === null && url === null) return;
    const request = byName.get(name) ?? create();
    byName.set(name, request);
    merge(request, { body, method, target: url, symbol: null, isRequest: true });
  }

  return { all, asides, call, assign };
}

/** `res.send({…})`, `res.status(502).json({…})`: a server answers with what is no body of a request. */
function answersRequest({ callee }: CallCode): boolean {
  if (callee.kind !== 'member' || !/^(?:send|json|jsonp|end)$/.test(callee.name)) return false;
  const { object } = callee;
  const root = object.kind === 'call' && object.callee.kind === 'member' ? object.callee.object : object;
  return /^(?:res|resp|response|reply)$/.test(variableName(root) ?? '');
}

/** What a data action's request is written with, one line under the other. */
const OF_DATA_ACTION = /^request_(?:url_template|type|template)$/;

function firstOf(args: readonly Argument[], known: (code: Code) => Request | null): Request | null {
  const first = args[0]?.value;
  const request = first === undefined ? null : known(first);
  return request?.body === null ? request : null;
}

interface Told {
  readonly method: string | null;
  readonly target: Target | null;
  readonly body: Body | null;
  readonly symbol: SdkSymbol | null;
  readonly unserialized?: Sending['unserialized'] | null;
  readonly unset?: readonly UnsetId[];
  readonly argument?: ArgumentStyle | null;
  /** Is this a call that sends, or gives a request its body? */
  readonly isRequest: boolean;
}

function merge(request: Request, told: Told): void {
  // What is got out of an answer (`response.json().get(…)`) is no request of its own.
  if (told.method !== 'GET' || request.method === null) request.method = told.method ?? request.method;
  request.target = request.target ?? told.target;
  request.body = request.body ?? told.body;
  request.symbol = told.symbol ?? request.symbol;
  request.sends ||= told.isRequest;
  if (told.unset !== undefined && told.unset.length > 0) request.unset = told.unset;
  if (told.body !== null && request.body === told.body) request.argument = told.argument ?? null;
  if (told.body !== null && request.body === told.body) request.unserialized ??= told.unserialized ?? null;
}

/** What a single call says of a request. */
function readCall(call: CallCode, scope: Scope, asides: Set<Code>, continues: boolean): Told {
  const name = lastName(call.callee) ?? '';
  const symbol = symbolOf(call, name, scope);
  const told: { method: string | null; target: Target | null; body: Code | null } = {
    method: null,
    target: null,
    body: null,
  };
  const rest: Argument[] = [];
  for (const arg of namedBySetting(call.args)) {
    const key = arg.name?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
    if (METHOD_KEYS.has(key) || key === '') told.method ??= methodOf(arg.value, scope);
    if (URL_KEYS.has(key) || key === '') told.target ??= targetOf(arg.value, scope);
    if (BODY_KEYS.has(key)) told.body ??= arg.value;
    else rest.push(arg);
  }
  const verb = verbOf(name) ?? told.method;
  const isRequest =
    verb !== null
      ? told.target !== null || told.body !== null || continues || SENDS.test(name) || isUnknownUrl(call.args)
      : SENDS.test(name);
  const isKnown = isRequest || symbol !== null || told.target !== null;
  const read = { method: verb, target: told.target, body: told.body };
  for (const arg of rest) readPositional(arg, isKnown, symbol !== null, read, scope, asides);
  const isUse = isKnown || read.target !== null;
  const body = read.body === null || !isUse ? null : bodyOf(read.body, scope);
  const sends = isRequest || symbol !== null || (read.target !== null && body !== null);
  const isObject = body?.kind === 'object' && read.body !== null && scope.resolve(read.body) === body;
  const unserialized =
    isObject && scope.origin(body) === null
      ? (formClient(call, name, read.body) ?? textClient(call, name, scope))
      : null;
  const unset = symbol === null ? (read.target?.unset ?? []) : unsetIn(call.args, scope);
  const argument = symbol === null || body === null ? null : argumentOf(rest, read.body, scope);
  return {
    method: read.method ?? (name === 'fetch' && body === null && showsOptions(call) ? 'GET' : null),
    target: read.target,
    body,
    symbol,
    isRequest: sends,
    unserialized,
    unset,
    argument,
  };
}

/** Whether `fetch` shows all that it is given. */
function showsOptions({ args: [, options] }: CallCode): boolean {
  return options === undefined || options.value.kind === 'object';
}

/** Whether a body is an argument itself or stands in one; null where it is named. */
function argumentOf(args: readonly Argument[], body: Code | null, scope: Scope): ArgumentStyle | null {
  const last = args.at(-1);
  if (last === undefined || last.name !== null || body === null) return null;
  if (last.value === body) return 'bare';
  const given = scope.resolve(last.value);
  return given.kind === 'object' && given.entries.some(({ value }) => value === body) ? 'options' : null;
}

/** Arguments of an SDK method that are texts and no IDs. */
function unsetIn(args: readonly Argument[], scope: Scope): UnsetId[] {
  return args.flatMap(({ name, value }) => unsetId(value, scope, name ?? undefined) ?? []);
}

/** Clients that send a map as a form, by the argument or setting that it is given to. */
function formClient(
  { callee, args }: CallCode,
  name: string,
  body: Code | null,
): Sending['unserialized'] | null {
  const at = args.findIndex(({ value }) => value === body);
  const given = args[at]?.name ?? null;
  const owner = callee.kind === 'member' ? (lastName(callee.object) ?? '') : '';
  // Behind the URL, `requests` takes what it calls `data`.
  const isData = given === 'data' || (given === null && at === 1 && owner === 'requests');
  if (isData && /^(?:requests|httpx|session|client)$/i.test(owner))
    return { client: owner, encoder: 'json=' };
  if (/^(?:HTTParty|Typhoeus)$/.test(owner) && given === 'body')
    return { client: owner, encoder: '.to_json' };
  const isCurl = /^curl_setopt$/.test(name) && args[2]?.value === body;
  return isCurl ? { client: 'CURLOPT_POSTFIELDS', encoder: 'json_encode' } : null;
}

/** Clients that send a body as it is, with what makes JSON of an object. */
function textClient(call: CallCode, name: string, scope: Scope): Sending['unserialized'] | null {
  if (/^(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)$/i.test(name))
    return { client: name, encoder: 'ConvertTo-Json' };
  if (/^(?:fetch|Request)$/.test(name)) return { client: 'fetch', encoder: 'JSON.stringify' };
  const owner = call.callee.kind === 'member' ? scope.resolve(call.callee.object) : null;
  const made = owner?.kind === 'object' ? owner.type?.name : null;
  if (name === 'send' && made === 'XMLHttpRequest') return { client: made, encoder: 'JSON.stringify' };
  if (name === 'ajax') return { client: 'ajax', encoder: 'JSON.stringify' };
  return null;
}

/** An argument that may hold the body, options, or what goes along. */
function readPositional(
  arg: Argument,
  isKnown: boolean,
  /** The SDK's methods take nothing but IDs and the body, however it is named. */
  isSdk: boolean,
  told: { method: string | null; target: Target | null; body: Code | null },
  scope: Scope,
  asides: Set<Code>,
): void {
  const value = scope.resolve(arg.value);
  const options = value.kind === 'object' && !scope.origin(value) ? readOptions(value, scope) : null;
  if (options !== null && (isKnown || options.target !== null)) {
    asides.add(value);
    told.method = options.method ?? told.method;
    told.target ??= options.target;
    told.body ??= options.body;
    return;
  }
  if (!isKnown) return;
  const isBody =
    (arg.name === null || (isSdk && value.kind === 'object')) &&
    told.body === null &&
    !isAside(arg.value) &&
    bodyOf(arg.value, scope) !== null;
  if (isBody) told.body = arg.value;
  else if (value.kind === 'object') asides.add(value);
}

/** `curl_setopt($handle, CURLOPT_URL, value)` names its argument by a constant. */
function namedBySetting(args: readonly Argument[]): readonly Argument[] {
  const [, setting, value] = args;
  if (setting?.value.kind !== 'name' || value === undefined || !setting.value.name.startsWith('CURLOPT_'))
    return args;
  return [{ ...value, name: setting.value.name }];
}

const VERB =
  /^(?:Http|Begin|Try|do|async)?([Pp](?:ost|ut|atch)|[Dd]elete|[Gg]et|[Hh]ead|POST|PUT|PATCH|DELETE|GET|HEAD)(?=$|[!?A-Z_]|json)/;

/** The HTTP method that a callee's name says: `post`, `PostAsJsonAsync`, `postForEntity`, `HttpPost`, `post!`. */
function verbOf(name: string): string | null {
  return VERB.exec(name)?.[1]?.toUpperCase() ?? null;
}

const SENDS =
  /^(?:send(?:Async|String|_request)?|write(?:Bytes)?|(?:set|add|with)?_?(?:json|string|request)?_?body|bodyValue|(?:set)?entity|content|request|execute|fetch|ofetch|exchange|curl_setopt|curl_setopt_array|setopt|postfields|json|method)$/i;

function isUnknownUrl(args: readonly Argument[]): boolean {
  return args.slice(0, 2).some(({ value }) => /ur[il]|endpoint/i.test(lastName(value) ?? ''));
}

const SDK_METHOD = /^(?:post|put|patch|get|delete)_?conversations?/i;
const SDK_OWNER = /conversation|genesys|pure_?cloud|platform_?client|CallsApi|CallbacksApi/i;
const API = /\b(?:conversations?_?(?:calls?)?|calls?)_?api\b/i;
const PLUMBING =
  /^(?:set|login|config|get_?instance|new|then|catch|build|create_?client|with|log|on|subscribe)/i;

/** What is called like a class makes something of it. */
const CLASS =
  /^[A-Z]\w*(?:Apis?|Client|Configuration|Request|Command|Destination|Exception|Error|Body|Model|Data)$/;

/** The SDK's method, where a call is one or is made on one of the SDK's classes. */
function symbolOf(call: CallCode, name: string, scope: Scope): SdkSymbol | null {
  if (call.callee.kind !== 'member' && !SDK_METHOD.test(name)) return null;
  const { start, end } = lastNamePlace(call.callee);
  const owner = call.callee.kind === 'member' ? ownerName(call.callee.object, scope) : '';
  const symbol = { name, span: { start, end }, ...(API.test(owner) ? { isOfApi: true } : {}) };
  if (SDK_METHOD.test(name)) return symbol;
  if (call.callee.kind !== 'member' || call.constructs || call.args.length === 0) return null;
  if (PLUMBING.test(name) || CLASS.test(name)) return null;
  return !SDK_OWNER.test(owner) || verbOf(name) === name.toUpperCase() ? null : symbol;
}

/** The name of what a method is called on: its class where the program says which, else its variable. */
function ownerName(code: Code, scope: Scope): string {
  const value = scope.resolve(code);
  const made = value.kind === 'object' ? scope.origin(value) : value.kind === 'call' ? value : null;
  const type = made === null ? null : lastName(made.callee);
  return `${type ?? ''} ${lastName(code) ?? ''}`;
}
