/**
 * In: a name in code or prose. Out: the operation or model that the vendor's SDKs give that name, the nearest real
 * one where the name only looks like theirs, or null where it is nobody's or somebody else's.
 */
import type { Contracts, Operation, SymbolIndex } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { nearestNames } from '../text/nearest.ts';

/** What a name means in the vendor's SDKs. */
export type SymbolMatch =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'model'; readonly name: string }
  /** Looks like the vendor's and is not; `suggestion` is the real name, of an operation or a model. */
  | { readonly kind: 'unknown'; readonly nearest: Operation; readonly suggestion: string }
  | null;

const LONGEST = 120;

/** Finds what a name means in any of the SDKs (JavaScript, Python, Java, C#, Go, Swift and others) or in the CLI. */
export function matchSdkSymbol(contracts: Contracts, name: string): SymbolMatch {
  if (name.length > LONGEST) return null;
  if (/^gc\s/i.test(name)) return matchCommand(contracts, name);
  const { owner, member } = splitName(name);
  if (member === '') return null;
  return matchMember(contracts, owner, member);
}

/** The class or variable before a method, and the method. */
function splitName(name: string): { owner: string; member: string } {
  const parts = name
    .replace(/\([^()]*\)?$/, '')
    .replace(/<[^<>]*>/g, '')
    .split(/\.|::|->|#/)
    .map((part) => part.replace(/[^\w]/g, ''))
    .filter((part) => part !== '');
  // A builder belongs to the class before it.
  while (parts.length > 1 && /^(?:builder|build|new|fromjson|constructfromobject)$/i.test(parts.at(-1) ?? ''))
    parts.pop();
  return { owner: foldName(parts.at(-2) ?? ''), member: parts.at(-1) ?? '' };
}

function matchMember(contracts: Contracts, owner: string, member: string): SymbolMatch {
  const index = contracts.index.symbols;
  const folded = foldName(member);
  for (const base of bases(folded)) {
    const operation = index.operations.get(base);
    if (operation !== undefined) return { kind: 'operation', operation };
  }
  const model = index.models.get(folded);
  // One word alone (`Conversation`, `Digits`) is everyday language as often as a class.
  if (model !== undefined) return /[a-z][A-Z]|_/.test(member) ? { kind: 'model', name: model } : null;
  return explainUnknown(contracts, owner, member, folded);
}

/** The name without what some SDKs put behind it: C# `…Async`, Java `…Request`, Python `…_with_http_info`. */
function bases(folded: string): string[] {
  const result = [folded];
  for (let name = folded; ; ) {
    const suffix = SUFFIXES.find((end) => name.endsWith(end) && name.length > end.length);
    if (suffix === undefined) return result;
    name = name.slice(0, -suffix.length);
    result.push(name);
  }
}

const SUFFIXES = ['withhttpinfo', 'withresponse', 'async', 'request', 'response', 'options', 'params'];

function explainUnknown(contracts: Contracts, owner: string, member: string, folded: string): SymbolMatch {
  const index = contracts.index.symbols;
  const known = index.mistakes.get(`${owner}.${folded}`) ?? index.mistakes.get(folded);
  if (known !== undefined) return { kind: 'unknown', ...known };
  const isCompound = /[a-z][A-Z]|_/.test(member);
  const isTheirs = !isNeighbour(index, folded);
  const model = isCompound && isTheirs ? nearModel(index, folded) : null;
  if (model !== null) return model;
  for (const base of [...bases(folded).slice(1), owner]) {
    const mistake = index.mistakes.get(base);
    if (mistake !== undefined) return { kind: 'unknown', ...mistake };
  }
  if (!isCompound || !isTheirs) return null;
  const operation = nearOperation(index, folded);
  if (operation !== null) return operation;
  const onVendorClass = /^conversations?(?:calls?)?api$/.test(owner);
  return onVendorClass || VENDOR_METHOD.test(folded) ? nearVerb(contracts, folded) : null;
}

/** Shorter names are a slip away from anything. */
const SHORTEST = 12;

/** A slip of one or two letters in a body's real name. */
function nearModel(index: SymbolIndex, folded: string): SymbolMatch {
  if (folded.length < SHORTEST) return null;
  const [model] = nearestNames(folded, index.bodies.keys());
  const body = model === undefined ? undefined : index.bodies.get(model.name);
  return body === undefined ? null : { kind: 'unknown', ...body };
}

/** A slip of one or two letters in a method's real name. */
function nearOperation(index: SymbolIndex, folded: string): SymbolMatch {
  if (folded.length < SHORTEST) return null;
  const [operation] = nearestNames(bases(folded).at(-1) ?? folded, index.operations.keys());
  const found = operation === undefined ? undefined : index.operations.get(operation.name);
  return found === undefined ? null : { kind: 'unknown', nearest: found, suggestion: found.id };
}

/** A verb, conversations and a call: the form of the vendor's own method names. */
const VENDOR_METHOD =
  /^(?:post|get|put|patch|delete|create|make|start|update|list)conversations?(?:outbound)?call/;

/** Whether a method's name is one of the vendor's other APIs; `getConversations` lists conversations of every kind. */
function isNeighbour(index: SymbolIndex, folded: string): boolean {
  const bare = folded.replace(/^(?:post|get|put|patch|delete|head)/, '');
  if (bare === folded) return false;
  return bare === 'conversations' || index.neighbours.some((prefix) => bare.startsWith(prefix));
}

/** The real method whose name begins like this one for longest. */
function nearVerb({ index: { symbols }, usual }: Contracts, folded: string): SymbolMatch {
  const asReal = folded
    .replace(/^(?:create|make|start)/, 'post')
    .replace(/^list/, 'get')
    .replace(/^update/, 'patch');
  let best: Operation | null = null;
  let most = 0;
  for (const [name, operation] of symbols.operations) {
    const shared = commonStart(name, asReal) - Math.abs(name.length - asReal.length) / 100;
    if (shared <= most) continue;
    most = shared;
    best = operation;
  }
  const nearest = most >= SHORTEST_START ? best : usual;
  return nearest === null ? null : { kind: 'unknown', nearest, suggestion: nearest.id };
}

/** `postconversations` is shared by too many to say anything. */
const SHORTEST_START = 'postconversationsc'.length;

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** The CLI's commands: the words of the path, then what is done (`gc conversations calls create`). */
function matchCommand({ index: { symbols }, usual }: Contracts, command: string): SymbolMatch {
  const words = command.toLowerCase().split(/\s+/).slice(1);
  const end = words.findIndex((word) => COMMAND_METHODS.has(word));
  if (words[0] !== 'conversations' || end < 0) return null;
  const methods = COMMAND_METHODS.get(words[end] ?? '') ?? [];
  const path = words.slice(0, end).join(' ');
  for (const method of methods) {
    const operation = symbols.commands.get(`${method} ${path}`);
    if (operation !== undefined) return { kind: 'operation', operation };
  }
  if (!/\bcall/.test(path) || usual === null) return null;
  return { kind: 'unknown', nearest: usual, suggestion: usual.id };
}

const COMMAND_METHODS = new Map([
  ['create', ['POST']],
  ['update', ['PATCH', 'PUT']],
  ['get', ['GET']],
  ['list', ['GET']],
  ['delete', ['DELETE']],
]);
