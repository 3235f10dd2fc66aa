/**
 * In: the steps of a program, in any of the languages. Out: the payloads that it builds, with the request or SDK method
 * each is handed to. Never runs anything: it follows plain assignments, properties and calls.
 */

import type { SdkSymbol } from '../../../message/request-line.ts';
import type { Format } from '../../../report.ts';
import { createSource } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import type { CodeCall } from '../../code-call.ts';
import { readJsonSnippet, type Snippet } from '../../snippet.ts';
import type { ArrayCode, Code, Entry, ObjectCode, Step, TextCode } from '../code.ts';
import { decodeText, readWithHoles } from '../embedded.ts';
import { isModelName, readBuild, readList, setProperty } from './build.ts';
import { type Body, bodyOf, holdsJson, isAside, isPayloadObject, readOptions } from './payload.ts';
import { extentOf, type NameFolder, renderNode } from './render.ts';
import { createRequests, type Request, type Requests } from './requests.ts';
import { createScope, type Scope } from './scope.ts';

export interface Program {
  readonly text: string;
  readonly format: Format;
  readonly steps: readonly Step[];
  readonly foldName: NameFolder;
}

/** What a program sends; `isRequest` where it makes a request, also of a body that it does not show. */
export interface Followed {
  readonly snippets: Snippet[];
  readonly isRequest: boolean;
  readonly calls: readonly CodeCall[];
  /** Objects that are handed to a request and are not its body, such as its headers. */
  readonly asides: readonly Span[];
}

/** Follows a program; its snippets come in the order of the text and do not overlap. */
export function followProgram(program: Program): Followed {
  const scope = createScope(program.steps, program.text);
  const requests = createRequests(scope);
  const loose = walk(program.steps, scope, requests);
  const found: Placed[] = [];
  const sent = sentBodies(requests.all);
  const open = findOpenRequest(requests.all);
  for (const [body, request] of sent) {
    const says =
      request.target === null && request.symbol === null
        ? { ...(open ?? request), unserialized: request.unserialized }
        : request;
    found.push(...place(body, renderBody(body, program, scope, says)));
  }
  // Where the program shows what it sends and where to, its other literals are something else.
  const isTold = [...sent.values()].some(({ target, symbol }) => (target ?? symbol) !== null);
  const byName = new Map([...sent].map(([body, request]) => [loose.get(body)?.name, request]));
  for (const { body, request } of looseBodies(loose, sent, requests.asides, scope)) {
    const other = byName.get(loose.get(body)?.name ?? undefined) ?? null;
    if (isTold && (request ?? other ?? open) === null) continue;
    found.push(...place(body, renderBody(body, program, scope, request ?? other ?? open)));
  }
  const isRequest = requests.all.some(({ target, symbol, sends }) => sends && (target ?? symbol) !== null);
  const asides = [...requests.asides].map(({ start, end }) => ({ start, end }));
  return { snippets: withoutOverlap(found), isRequest, calls: requests.all.flatMap(toCall), asides };
}

function toCall({ method, target, symbol, unset, sends }: Request): CodeCall[] {
  const place = symbol?.span ?? target;
  return place === null || !sends
    ? []
    : [
        {
          span: { start: place.start, end: place.end },
          method,
          target: symbol === null ? (target?.text ?? null) : null,
          unset,
        },
      ];
}

/** A snippet, and the place of its literal without what is added to it later. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly snippet: Snippet;
}

function place({ start, end }: Body, snippets: readonly Snippet[]): Placed[] {
  return snippets.map((snippet) => ({ start, end, snippet }));
}

interface Loose {
  readonly code: Body;
  aside: boolean;
  /** The variable that it is given to. */
  name: string | null;
}

/** Takes the steps in order; returns the literals, each with whether its name says that it is no body. */
function walk(steps: readonly Step[], scope: Scope, requests: Requests): Map<Code, Loose> {
  const loose = new Map<Code, Loose>();
  for (const step of steps) {
    if (step.kind === 'literal') loose.set(step.code, { code: step.code, aside: false, name: null });
    else if (step.kind === 'call') {
      const built = readList(step.call, scope) ?? readBuild(step.call, scope);
      if (built !== null) {
        scope.build(step.call, built);
        if (!loose.has(built)) loose.set(built, { code: built, aside: false, name: null });
      }
      requests.call(step.call);
    } else if (step.kind === 'assign') assign(step.target, step.value, scope, requests, loose);
  }
  return loose;
}

function assign(target: Code, value: Code, scope: Scope, requests: Requests, loose: Map<Code, Loose>): void {
  requests.assign(target, value);
  const object = target.kind === 'member' ? scope.resolve(target.object) : null;
  if (target.kind === 'member' && object?.kind === 'object') setProperty(object, target, value, scope);
  const name = target.kind === 'name' ? target.name : target.kind === 'member' ? target.name : null;
  if (name === null) return;
  const resolved = scope.resolve(value);
  const literal = loose.get(resolved);
  if (literal !== undefined) {
    literal.aside ||= isAside({ kind: 'name', name, start: 0, end: 0 });
    literal.name ??= name;
  }
  if (target.kind === 'name' || object?.kind === 'name') scope.define(name, value);
}

/** The one request whose body the program does not show, where there is just one. */
function findOpenRequest(all: readonly Request[]): Request | null {
  const open = all.filter(
    ({ body, sends, target, method }) => body === null && sends && target !== null && method !== 'GET',
  );
  const [first] = open;
  return first !== undefined && open.every(({ target }) => target?.text === first.target?.text)
    ? first
    : null;
}

/** The bodies that are sent, each with the request that says most of where to. */
function sentBodies(all: readonly Request[]): Map<Body, Request> {
  const sent = new Map<Body, Request>();
  for (const request of all) {
    const { body } = request;
    if (body === null || !(request.sends || request.target !== null)) continue;
    const known = sent.get(body);
    const saysMore =
      known?.target === null && known.symbol === null && (request.target ?? request.symbol) !== null;
    if (known === undefined || saysMore) sent.set(body, request);
  }
  return sent;
}

/** Literals that an object holds, under a name or as written; the items of a list that nothing holds stand for themselves. */
function heldLiterals(
  loose: ReadonlyMap<Code, Loose>,
  sent: ReadonlyMap<Code, unknown>,
  scope: Scope,
): Set<Code> {
  const held = new Set<Code>();
  const holders = [...loose.keys()].filter((code) => code.kind === 'object' || sent.has(code));
  for (let holder = holders.pop(); holder !== undefined; holder = holders.pop()) {
    const children =
      holder.kind === 'array' ? holder.items : holder.kind === 'object' ? holder.entries.map(entryValue) : [];
    for (const child of children) {
      const value = scope.resolve(child);
      if (value === holder || held.has(value)) continue;
      if (value.kind === 'object') held.add(value);
      if (value.kind !== 'array') continue;
      held.add(value);
      holders.push(value);
    }
  }
  return held;
}

/** What a request's body stands in is no payload itself. */
function holdsSent({ start, end }: Code, starts: readonly number[]): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (starts[low] ?? end) < end;
}

function entryValue({ value }: Entry): Code {
  return value;
}

/** What is known of where a body is sent. */
type Told = Pick<Request, 'method' | 'target' | 'symbol'> &
  Partial<Pick<Request, 'unserialized' | 'argument'>>;

interface LooseBody {
  readonly body: Body;
  readonly request: Told | null;
}

/** Literals that were handed to nothing known, the outermost ones. */
function looseBodies(
  loose: ReadonlyMap<Code, Loose>,
  taken: ReadonlyMap<Code, unknown>,
  asides: ReadonlySet<Code>,
  scope: Scope,
): LooseBody[] {
  const bodies: LooseBody[] = [];
  const held = heldLiterals(loose, taken, scope);
  const starts = [...taken.keys()].map(({ start }) => start).sort((a, b) => a - b);
  let covered = -1;
  const inOrder = [...loose.values()].sort((a, b) => a.code.start - b.code.start || b.code.end - a.code.end);
  for (const { code, aside } of inOrder) {
    const { end } = code;
    if (code.start < covered) continue;
    const options = code.kind === 'object' ? readOptions(code, scope) : null;
    if ((aside && !options?.body) || asides.has(code) || taken.has(code)) {
      covered = Math.max(covered, end);
      continue;
    }
    if (code.kind === 'array' || held.has(code)) continue;
    if (code.kind === 'object' && !isPayloadObject(code)) continue;
    covered = Math.max(covered, end);
    if (code.kind === 'object' && holdsSent(code, starts)) continue;
    const body = options?.body === undefined || options.body === null ? code : bodyOf(options.body, scope);
    if (body === null || taken.has(body)) continue;
    bodies.push({ body, request: options === null ? null : { ...options, symbol: null } });
  }
  return bodies;
}

/** A list that is sent gives a payload as it is; a string gives what it holds. */
function renderBody(body: Body, program: Program, scope: Scope, request: Told | null): Snippet[] {
  const told = toldOf(request, body, program.format);
  if (body.kind === 'text') return renderText(body, program, told);
  const value = renderNode(body, program.text, scope, program.foldName);
  const span = extentOf(body);
  return [{ format: program.format, span, source: createSource(program.text), value, repairs: [], ...told }];
}

function renderText(body: TextCode, { text, format }: Program, told: Partial<Snippet>): Snippet[] {
  const decoded = decodeText(body, text);
  const span: Span = { start: body.start, end: body.end };
  const snippet = { format, span, source: decoded.source, ...told };
  if (!holdsJson(body)) return [];
  if (decoded.holes.length === 0) return [readJsonSnippet(snippet)];
  const read = readWithHoles(decoded);
  return read === null ? [] : [{ ...snippet, ...read }];
}

function toldOf(
  request: Told | null,
  body: ObjectCode | ArrayCode | TextCode,
  format: Format,
): Pick<Snippet, 'request' | 'symbol' | 'sending'> {
  const symbol = request?.symbol ?? classOf(body);
  const target = request?.target ?? null;
  return {
    ...(target === null || request === null
      ? {}
      : {
          request: {
            method: request.method,
            target: target.text,
            span: { start: target.start, end: target.end },
          },
        }),
    ...(symbol === null ? {} : { symbol }),
    ...(request?.unserialized || request?.argument
      ? {
          sending: {
            ...(request.unserialized ? { unserialized: request.unserialized } : {}),
            ...(request.argument ? { argument: { style: request.argument, format } } : {}),
          },
        }
      : {}),
  };
}

function classOf(body: Body): SdkSymbol | null {
  if (body.kind !== 'object' || body.type === null || body.fields !== undefined) return null;
  if (!isModelName(body.type.name)) return null;
  const { name, start, end } = body.type;
  return { name, span: { start, end } };
}

/** Of literals inside one another the outer stays; properties given to one after another begins end where that begins. */
function withoutOverlap(placed: readonly Placed[]): Snippet[] {
  const kept: Placed[] = [];
  for (const candidate of [...placed].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (candidate.start >= (kept.at(-1)?.end ?? 0)) kept.push(candidate);
  }
  return kept.map(({ snippet }, index) => {
    const limit = kept[index + 1]?.start ?? snippet.span.end;
    if (limit >= snippet.span.end) return snippet;
    const span = { start: snippet.span.start, end: limit };
    return snippet.value === null || snippet.source.origins !== undefined
      ? { ...snippet, span }
      : { ...snippet, span, value: { ...snippet.value, end: limit } };
  });
}
