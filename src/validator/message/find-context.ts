import { cuesSaid } from '../contract/derive-intent.ts';
import { matchOperation } from '../contract/match-operation.ts';
import { matchSdkSymbol, type SymbolMatch } from '../contract/match-symbol.ts';
import type { Around, OperationMatch } from '../contract/operation-match.ts';
import type { JsonNode } from '../json/node.ts';
import type { Contracts, Operation } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import { matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';
import { findMissingNames } from './missing-names.ts';
import type { RequestLine, SdkSymbol } from './request-line.ts';
import { findRequests } from './requests.ts';

/** A request or an SDK symbol named in the text, with what the contracts say of it. */
export type Mention =
  | {
      readonly kind: 'request';
      readonly request: RequestLine;
      readonly match: OperationMatch;
      readonly at: number;
      /** What it sends, where that is known. */
      readonly body: JsonNode | null;
    }
  | {
      readonly kind: 'symbol';
      readonly symbol: SdkSymbol;
      readonly match: NonNullable<SymbolMatch>;
      readonly at: number;
      readonly body: JsonNode | null;
    };

type SymbolMention = Extract<Mention, { kind: 'symbol' }>;

/** What a text says about which operation its payloads belong to. */
export interface Context {
  /** In the order of the text, those inside snippets left out. */
  readonly mentions: readonly Mention[];
  /** The text names the vendor or its API. */
  readonly namesVendor: boolean;
  /** The cues of intents among the words of the text. */
  readonly said: ReadonlySet<string>;
}

/** What the text says around a request that sends `body`. */
export function aroundOf(
  { namesVendor, said }: Pick<Context, 'namesVendor' | 'said'>,
  body: JsonNode | null,
): Around {
  return { body, said, namesVendor };
}

/**
 * The vendor's names, and what only its errors hold; a resource of its Terraform provider
 * (`genesyscloud_user`) is a thing apart.
 */
const VENDOR =
  /(?<!(?:unrelated to|nothing to do with|not (?:for|from|about)) )genesys(?!cloud_[a-z])|pure[. ]?cloud|platform-?client|conversations[_-]?calls|\bcontextId\b/i;

/** What others have too, but not beside this path: the SDKs' class for conversations, and parts of the vendor's product. */
const BESIDE_PATH =
  /\bconversations_?api\b|\bdata actions?\b|\barchitect\b|(?:web|open|conversations\/) ?messaging\b/i;

/** Whether a text names the vendor or its API. */
export function namesVendor(text: string): boolean {
  return VENDOR.test(text) || (text.includes('/api/v2/conversations') && BESIDE_PATH.test(text));
}

/** Finds requests and SDK symbols outside `snippets`, whose own are read with them; `calls` tell methods that the text does not. */
export function findContext(
  view: TextView,
  snippets: readonly Span[],
  contracts: Contracts,
  calls: readonly Called[],
): Context {
  const { text } = view;
  const inside = createInsideTest(snippets);
  const said = cuesSaid(contracts, view.lower);
  const around = aroundOf({ namesVendor: namesVendor(text), said }, null);
  const requests = withCalls(findRequests(text), calls)
    .filter((request) => !inside(request.span.start))
    .map((request): Mention => mentionOf(request, contracts, around));
  const missing = findMissingNames(view, contracts, around).map(
    ({ name, span, match }): Mention => ({
      kind: 'symbol',
      symbol: { name, span },
      match,
      at: span.start,
      body: null,
    }),
  );
  const isMissing = new Set(
    missing.flatMap((mention) => (mention.kind === 'symbol' ? mention.symbol.name : [])),
  );
  const symbols = findSymbols(view, contracts, around).filter(
    (mention) => !inside(mention.at) && !isMissing.has(mention.symbol.name),
  );
  return {
    mentions: [...requests, ...symbols, ...missing].sort((a, b) => a.at - b.at),
    namesVendor: around.namesVendor,
    said,
  };
}

/** A call that code makes, as far as it tells what it asks for. */
interface Called {
  readonly span: Span;
  readonly method: string | null;
  readonly target: string | null;
}

/** The requests of a text, with what its code tells of them: the method, and where a path goes on that begins elsewhere. */
function withCalls(requests: readonly RequestLine[], calls: readonly Called[]): RequestLine[] {
  const told = requests.map((request) => {
    const { start } = request.span;
    const call = calls.find(({ span }) => span.start <= start && start < span.end);
    return request.method === null && call !== undefined ? { ...request, method: call.method } : request;
  });
  const longer = calls.flatMap(({ span, method, target }): RequestLine[] => {
    const begun = told.find(
      (request) =>
        request.method === null &&
        request.target.length < (target?.length ?? 0) &&
        target?.startsWith(request.target) === true,
    );
    return begun === undefined || target === null ? [] : [{ method, target, span }];
  });
  return [
    ...told.filter(
      ({ method, target }) => method !== null || !longer.some((call) => call.target.startsWith(target)),
    ),
    ...longer,
  ];
}

/** A request with its match, as a mention. */
export function mentionOf(request: RequestLine, contracts: Contracts, around: Around): Mention {
  const match = isOtherVersion(request.target)
    ? { kind: 'foreign' as const }
    : matchOperation(contracts, request, around);
  return { kind: 'request', request, match, at: request.span.start, body: around.body };
}

/** The platform's API has one version, below `api`. */
function isOtherVersion(target: string): boolean {
  return /(?<!api)\/v\d+\//i.test(target);
}

/** What every name of an operation or a body of the family holds. */
const OWNER = 'conversations';
const STEMS = ['call', 'conversation', 'consult', 'transfer', 'interaction', OWNER];
const METHOD_OF = /^conversations_?api(?:\.|->|::)(?=[a-z])/;

/** Longer words are no names. */
const LONGEST_NAME = 80;

/** What a program declares itself is no name of the SDKs, nor is what its own frames of a trace are called. */
const DECLARATION =
  /\b(?:type|class|struct|interface|record|enum|def|func(?:tion)?|async(?![ \t]+(?:def|func))|at(?: async)?(?: [\w$.]{1,80}\.)?)[ \t]{0,8}(?<![\w$])([A-Za-z_]\w{0,80})|, in ([A-Za-z_]\w{0,80})$|^[ \t]{0,40}([A-Za-z_]\w{0,80})\([^()\n]{0,200}\)[ \t]{0,4}\{/gm;

/** Identifiers in the text that the vendor's SDKs have, or nearly have; plain words are none. */
function findSymbols({ text, lower }: TextView, contracts: Contracts, around: Around): SymbolMention[] {
  const properties = contracts.index.propertyNames;
  const declared = new Set(
    matchesOf(text, DECLARATION).map(([, name, inTrace, method]) => name ?? inTrace ?? method),
  );
  const clients = around.namesVendor ? clientsIn(text) : new Set<string>();
  const found = new Map<number, SymbolMention>();
  for (const stem of STEMS) {
    for (let at = lower.indexOf(stem); at >= 0; at = lower.indexOf(stem, at + stem.length)) {
      // What is called on the SDKs' class is taken for a method of theirs, whatever it is called.
      const method = stem === OWNER ? METHOD_OF.exec(lower.slice(at, at + LONGEST_NAME))?.[0].length : 0;
      const span = method === undefined ? null : wordAround(text, at + method, method > 0 ? 1 : stem.length);
      if (span === null || found.has(span.start)) continue;
      const name = text.slice(span.start, span.end);
      if (
        !/[a-z][A-Z]|_|^[A-Z][a-z]+[A-Z]/.test(name) ||
        (/^(?!post|put|patch|delete).*(?:I[dD]|_id)s?$/i.test(name) &&
          !contracts.index.symbols.operations.has(foldName(name))) ||
        properties.get(foldName(name)) === name ||
        clients.has(name)
      )
        continue;
      const owner = ownerOf(text, span, clients);
      if (owner === '' && !around.namesVendor && ANYONES.test(name)) continue;
      const match = matchSdkSymbol(contracts, owner + name, around);
      const isOwn = declared.has(name) && (match?.kind === 'unknown' || !around.namesVendor);
      if (match !== null && !isOwn)
        found.set(span.start, { kind: 'symbol', symbol: { name, span }, match, at: span.start, body: null });
    }
  }
  return [...found.values()];
}

/** Many products have conversations, and such methods for them. */
const ANYONES = /^(?:get|post|put|patch|delete)_?conversations?$/i;

/** What variables hold the vendor's class for conversations. */
function clientsIn(text: string): ReadonlySet<string> {
  return new Set(matchesOf(text, CLIENT).map(([, name]) => name ?? ''));
}

const CLIENT =
  /\b(\w{1,80})\s{0,8}:?=\s{0,8}(?:new\s{1,8})?(?:\w{1,60}(?:\.|::)){0,4}(?:Conversations?(?:Calls?)?|Calls?)Api\b/g;

/** The identifier around a place; null for a part of a path or of something longer than any name. */
function wordAround(text: string, at: number, length: number): Span | null {
  let start = at;
  while (start > 0 && at - start <= LONGEST_NAME && isWordUnit(text.charCodeAt(start - 1))) start--;
  let end = at + length;
  while (end < text.length && end - at <= LONGEST_NAME && isWordUnit(text.charCodeAt(end))) end++;
  if (end - start > LONGEST_NAME) return null;
  const before = text[start - 1];
  const isPart = before === '/' || before === '-' || /^(?:\/|-\w)/.test(text.slice(end, end + 2));
  return isPart ? null : { start, end };
}

/** The class before a method, by its own name or that of a variable. */
function ownerOf(text: string, { start }: Span, clients: ReadonlySet<string>): string {
  const before = text.slice(Math.max(0, start - 80), start);
  const [, owner = ''] = /(\w*)(?:\.|::|->)$/.exec(before) ?? [];
  if (/conversations|calls?/i.test(owner)) return `${owner}.`;
  return clients.has(owner) ? 'ConversationsApi.' : '';
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95 || (unit >= 97 && unit <= 122)
  );
}

/** The operation that a mention leads to: its own, or the nearest real one. */
export function operationOf(mention: Mention): Operation | null {
  const { match } = mention;
  if (match.kind === 'exact' || match.kind === 'operation') return match.operation;
  if (match.kind === 'wrong-method' || match.kind === 'wrong-endpoint') return match.nearest;
  return match.kind === 'unknown' && match.isVendors ? match.nearest : null;
}

/** Whether a mention names a request that is none of ours. */
export function isElsewhere(mention: Mention): boolean {
  return (
    mention.kind === 'request' &&
    (mention.match.kind === 'other-api' || mention.match.kind === 'foreign' || isOfOtherMedium(mention))
  );
}

/** Whether a request pretends to be one of another medium of the vendor's. */
function isOfOtherMedium({ match }: Mention): boolean {
  return match.kind === 'wrong-endpoint' && match.medium !== undefined;
}

/** The mention that a payload at `at` belongs to: the last one before it that leads anywhere, else the first one after it. */
export function nearestMention(context: Context, at: number): Mention | null {
  const speaking = context.mentions.filter(
    (mention) => operationOf(mention) !== null || (isOfApi(mention) && hasMethod(mention)),
  );
  return (
    speaking.findLast((mention) => mention.at < at) ?? speaking.find((mention) => mention.at >= at) ?? null
  );
}

/** Whether a request is told from words with a slash: it is another's, or a body may still say what it is for. */
function isOfApi(mention: Mention): boolean {
  return isElsewhere(mention) || mention.match.kind === 'wrong-endpoint';
}

/** A bare link is reading matter, not a request. */
function hasMethod(mention: Mention): boolean {
  return mention.kind === 'request' && mention.request.method !== null;
}
