import { findMeant } from '../contract/find-meant.ts';
import { findSuccessor } from '../contract/find-successor.ts';
import type { OperationMatch } from '../contract/match-operation.ts';
import type { Finding } from '../diagnostic.ts';
import { printJson } from '../json/print.ts';
import type { Carry, Contracts, Intent } from '../knowledge.ts';
import type { Mention } from '../message/find-context.ts';
import type { RequestLine } from '../message/request-line.ts';
import type { MessageOf } from '../messages.ts';

/**
 * Findings on the requests and SDK symbols that a text names: no such path, no such method, a deprecated operation,
 * a name that the SDKs lack. Each target is spoken of once.
 */
export function findMisplaced(mentions: readonly Mention[], contracts: Contracts): Finding[] {
  const seen = new Set<string>();
  return mentions.flatMap((mention): Finding[] => {
    const finding =
      mention.kind === 'request'
        ? requestFinding(mention.request, mention.match)
        : symbolFinding(mention, contracts);
    const found = [finding, deprecatedFinding(mention, contracts)].filter((each) => each !== null);
    return found.filter(({ code, data }) => {
      const key = `${code} ${Object.values(data).join(' ').replace(HOLES, '{}')}`;
      return !seen.has(key) && seen.add(key);
    });
  });
}

/** A variable in a path, however it is written. */
const HOLES = /[$#]?\{+[^{}]*\}+/g;

function requestFinding(request: RequestLine, match: OperationMatch): Finding | null {
  const place = { pointer: null, at: request.span.start };
  const path = pathOf(request.target);
  if (match.kind === 'wrong-endpoint') {
    return {
      ...place,
      code: 'rule/wrong-endpoint',
      message: messageOf(match),
      data: {
        path,
        ...(match.nearest === null ? {} : { nearest: match.nearest.name }),
        ...(match.why === 'host' ? hostsOf(request.target) : {}),
        ...(match.intent === null ? {} : intentData(match.intent)),
      },
    };
  }
  if (match.kind !== 'wrong-method') return null;
  const message = match.why === 'body' ? 'no-body' : match.allowed.length > 1 ? 'several' : 'default';
  const allowed = match.allowed.map(({ method }) => method).join(', ');
  return {
    ...place,
    code: 'rule/wrong-method',
    message,
    data: { path, method: request.method ?? '', allowed, nearest: match.nearest.name },
  };
}

function messageOf({
  nearest,
  why,
  intent,
}: Extract<OperationMatch, { kind: 'wrong-endpoint' }>): MessageOf<'rule/wrong-endpoint'> {
  if (nearest === null) return 'nothing-near';
  const isBare = intent !== null && intent.body.length === 0;
  if (why === 'body') return isBare ? 'body-bare' : 'body';
  if (why !== 'unknown' || intent === null) return why;
  return isBare ? 'intent-bare' : 'intent';
}

function intentData({ goal, body }: Intent): { goal: string; example: string } {
  return { goal, example: printJson(exampleOf(body), 0) };
}

/** The shortest body of an intent. */
function exampleOf(rules: readonly Carry[]): unknown {
  const example: Record<string, unknown> = {};
  for (const { to, otherwise } of rules) {
    if (otherwise === undefined) continue;
    const [, name = '', inner] = to.split('/');
    example[name] = inner === undefined ? otherwise : { [inner]: otherwise };
  }
  return example;
}

function deprecatedFinding({ match, body, at }: Mention, contracts: Contracts): Finding | null {
  if (match.kind !== 'exact' && match.kind !== 'operation') return null;
  const successor = findSuccessor(contracts, match.operation, body)?.operation;
  if (successor === undefined) return null;
  return {
    code: 'rule/deprecated-operation',
    message: successor.id === match.operation.successor ? 'default' : 'for-body',
    pointer: null,
    at,
    data: { operation: match.operation.name, successor: successor.name },
  };
}

function symbolFinding(
  { symbol, match, body }: Mention & { kind: 'symbol' },
  contracts: Contracts,
): Finding | null {
  if (match.kind === 'operation') {
    const intent = findMeant(contracts, match.operation, body);
    if (intent === null) return null;
    return {
      code: 'rule/wrong-endpoint',
      message: intent.body.length === 0 ? 'body-bare' : 'body',
      pointer: null,
      at: symbol.span.start,
      data: { path: symbol.name, nearest: intent.operation.name, ...intentData(intent) },
    };
  }
  if (match.kind !== 'unknown') return null;
  const { suggestion, intent } = match;
  return {
    code: 'rule/unknown-sdk-symbol',
    // Classes are written with a capital, methods are not.
    message:
      intent !== null && intent.body.length > 0 ? 'intent' : /^[A-Z]/.test(suggestion) ? 'class' : 'method',
    pointer: null,
    at: symbol.span.start,
    data: { symbol: symbol.name, suggestion, ...(intent === null ? {} : intentData(intent)) },
  };
}

/** The host of a URL, and the one of the API beside it. */
function hostsOf(target: string): { host: string; suggestion: string } {
  const host = /^(?:[a-z]+:\/\/)?([^/:]*)/i.exec(target)?.[1] ?? '';
  return { host, suggestion: host.replace(/^[^.]*/, 'api') };
}

/** The path of a URL, without host and query. */
function pathOf(target: string): string {
  const path = target.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)[0] ?? target;
  return path === '' ? target : path;
}
