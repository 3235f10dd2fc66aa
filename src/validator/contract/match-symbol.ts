/**
 * In: a name in code or prose. Out: the operation or model that the vendor's SDKs give that name, the nearest real
 * one where the name only looks like theirs, or null where it is no name of theirs.
 */
import type { Contracts, Intent, MeantSymbol, Operation, SymbolIndex } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { nearestNames } from '../text/nearest.ts';
import { deriveIntent } from './derive-intent.ts';
import { leavesOf } from './leaves.ts';
import { type Around, NOTHING_AROUND } from './operation-match.ts';

/** What a name means in the vendor's SDKs. */
export type SymbolMatch =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'model'; readonly name: string }
  /** Looks like the vendor's and is not; `suggestion` is the real name, of an operation or a model. */
  | {
      readonly kind: 'unknown';
      readonly nearest: Operation | null;
      readonly suggestion: string;
      /** The language of a package that is suggested. */
      readonly language?: string;
      /**
       * What it is beside a method or a body: a method that there is after all, a property of a body under another name, one
       * that is set and not handed over, or a body that has no class in JavaScript.
       */
      readonly as?: 'exists' | 'property' | 'argument' | 'plain';
      /** What is meant, where the words of the name or the body told it. */
      readonly intent: Intent | null;
      /** No other vendor's names have this form. */
      readonly isVendors: boolean;
    }
  | null;

const LONGEST = 120;

/** Finds what a name means in any of the SDKs (JavaScript, Python, Java, C#, Go, Swift and others). */
export function matchSdkSymbol(
  contracts: Contracts,
  name: string,
  around: Around = NOTHING_AROUND,
): SymbolMatch {
  if (name.length > LONGEST) return null;
  const { owner, member } = splitName(name);
  if (member === '') return null;
  return matchMember(contracts, { owner, member, folded: foldName(member) }, around);
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

interface SymbolName {
  /** Folded. */
  readonly owner: string;
  readonly member: string;
  readonly folded: string;
}

function matchMember(contracts: Contracts, name: SymbolName, around: Around): SymbolMatch {
  const { member, folded } = name;
  const index = contracts.index.symbols;
  for (const base of bases(folded)) {
    const operation = index.operations.get(base);
    if (operation !== undefined) return { kind: 'operation', operation };
  }
  const model = index.models.get(folded);
  // One word alone (`Conversation`, `Digits`) is everyday language as often as a class.
  if (model !== undefined) return /[a-z][A-Z]|_/.test(member) ? { kind: 'model', name: model } : null;
  return explainUnknown(contracts, name, around);
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

function explainUnknown(contracts: Contracts, name: SymbolName, around: Around): SymbolMatch {
  const found = findUnknown(contracts, name, around);
  if (found === null || isVariable(name.member, found)) return null;
  return { kind: 'unknown', intent: null, ...found, isVendors: isVendors(name, around) };
}

/** Classes are written with a capital: `callRequest` is what a program calls one of its own values. */
const isVariable = (member: string, { suggestion }: MeantSymbol): boolean =>
  /^[A-Z]/.test(suggestion) && !/^[A-Z]/.test(member);

/** Whether a method is called on the vendor's class, or its name has the form of the vendor's, also with another verb where the vendor is named. */
const isVendors = ({ owner, folded }: SymbolName, { namesVendor }: Around): boolean =>
  /^(?:conversation|interaction)s?(?:calls?)?api$/.test(owner) ||
  VENDOR_METHOD.test(folded) ||
  (namesVendor && /^[a-z]{3,8}(?:conversations?(?:call|participant)|interactions?[a-z])/.test(folded));

function findUnknown(contracts: Contracts, name: SymbolName, around: Around): Unknown | null {
  const { owner, member, folded } = name;
  const index = contracts.index.symbols;
  const known = index.mistakes.get(`${owner}.${folded}`) ?? index.mistakes.get(folded);
  if (known !== undefined) return known;
  const isCompound = /[a-z][A-Z]|_/.test(member);
  const isTheirs = !isNeighbour(index, folded);
  const model = isCompound && isTheirs ? nearModel(index, folded) : null;
  if (model !== null) return model;
  for (const base of [...bases(folded).slice(1), owner]) {
    const mistake = index.mistakes.get(base);
    if (mistake !== undefined) return mistake;
  }
  const renamed = isCompound ? findRenamed(index, folded) : null;
  if (renamed !== null) return renamed;
  if (!isCompound || !isTheirs) return null;
  const operation = nearOperation(index, member, folded);
  if (operation !== null) return operation;
  return isVendors(name, around) ? nearMeaning(contracts, member, folded, around) : null;
}

type Unknown = MeantSymbol & { readonly intent?: Intent | null };

/** The method with the same words, the one that does what the words and the body mean, or the one that begins alike. */
function nearMeaning(contracts: Contracts, member: string, folded: string, around: Around): Unknown | null {
  const words = wordsOf(member);
  const same = contracts.index.symbols.words.find((each) => isSameSet(each.words, words))?.operation;
  if (same !== undefined) return { nearest: same, suggestion: same.id };
  const derived = deriveIntent(contracts.intents, {
    path: withPairs([...words].filter((word) => !VERBS.has(word))),
    method: [...words].find((word) => VERBS.has(word)) ?? null,
    leaves: leavesOf(around.body),
    said: around.said,
  });
  if (derived === null) return nearVerb(contracts, folded);
  const { intent } = derived;
  return { nearest: intent.operation, suggestion: intent.operation.id, intent };
}

/** The words, and each two neighbors as one (`WrapUp`). */
const withPairs = (words: readonly string[]): string[] => [
  ...words,
  ...words.slice(1).map((word, index) => `${words[index]}${word}`),
];

const VERBS: ReadonlySet<string> = new Set(['post', 'get', 'put', 'patch']);

/** Words that every method's name of this API may hold. */
const EMPTY_WORDS = new Set([
  'id',
  'conversation',
  'interaction',
  'with',
  'http',
  'info',
  'async',
  'to',
  'by',
]);

/** The words of a name that tell it from others, each once and in the singular. */
export function wordsOf(name: string): ReadonlySet<string> {
  const words = name
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ');
  return new Set(words.map((word) => word.replace(/s$/, '')).filter((word) => !EMPTY_WORDS.has(word)));
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}

/** Shorter names are a slip away from anything. */
const SHORTEST = 12;

/** A slip of one or two letters in a body's real name. */
function nearModel(index: SymbolIndex, folded: string): Unknown | null {
  if (folded.length < SHORTEST) return null;
  const [model] = nearestNames(folded, index.bodies.keys());
  const body = model === undefined ? undefined : index.bodies.get(model.name);
  return body ?? null;
}

const RESOURCE = /(conversation|call|callback|participant|communication)s\1id/g;

/** A method of the SDKs that were named after each piece of a path: `patchCallsCallIdParticipantsParticipantId`. */
function findRenamed({ operations }: SymbolIndex, folded: string): Unknown | null {
  const bare = folded.replace(RESOURCE, '$1').replace(/id$/, '');
  if (bare === folded) return null;
  const found =
    operations.get(bare) ?? operations.get(bare.replace(/^(get|post|put|patch|delete)/, '$1conversations'));
  return found === undefined ? null : { nearest: found, suggestion: found.id };
}

/** A slip of one or two letters in a method's real name, which begins with a verb: `txtConversation` is a field of a form. */
function nearOperation(index: SymbolIndex, member: string, folded: string): Unknown | null {
  const [verb = ''] = wordsOf(member);
  if (folded.length < SHORTEST || !VERBS.has(verb)) return null;
  const [operation] = nearestNames(bases(folded).at(-1) ?? folded, index.operations.keys());
  const found = operation === undefined ? undefined : index.operations.get(operation.name);
  return found === undefined ? null : { nearest: found, suggestion: found.id };
}

/** A verb of HTTP and conversations, calls or callbacks: the form of the vendor's own method names. */
const VENDOR_METHOD =
  /^(?:(?:post|get|put|patch|delete|create|make|start|update|list)conversations?(?:outbound)?call|(?:post|put|patch)(?:voice)?(?:conversation|calls|callbacks))/;

/** Whether a name is that of a method for another medium or another part of the platform. */
export function isOfNeighbour({ index }: Contracts, name: string): boolean {
  return isNeighbour(index.symbols, foldName(splitName(name).member));
}

/** Whether a method's name is one of the vendor's other APIs; `getConversations` lists conversations of every kind. */
function isNeighbour(index: SymbolIndex, folded: string): boolean {
  const bare = folded.replace(/^(?:post|get|put|patch|delete|head)/, '');
  if (bare === folded) return false;
  return bare === 'conversations' || index.neighbours.some((prefix) => bare.startsWith(prefix));
}

/** The real method whose name begins like this one for longest. */
function nearVerb({ index: { symbols }, usual }: Contracts, folded: string): Unknown | null {
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
  const nearest =
    most >= SHORTEST_START ? best : VENDOR_METHOD.test(folded) && folded.includes('call') ? usual : null;
  return nearest === null ? null : { nearest, suggestion: nearest.id };
}

/** `postconversations` is shared by too many to say anything. */
const SHORTEST_START = 'postconversationsc'.length;

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
