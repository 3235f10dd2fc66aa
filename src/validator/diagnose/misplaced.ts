import type { OperationMatch } from '../contract/match-operation.ts';
import type { Finding } from '../diagnostic.ts';
import type { Contracts } from '../knowledge.ts';
import type { Mention } from '../message/find-context.ts';
import type { RequestLine, SdkSymbol } from '../message/request-line.ts';

/**
 * Findings on the requests and SDK symbols that a text names: no such path, no such method, a deprecated operation,
 * a name that the SDKs lack. Each target is spoken of once.
 */
export function findMisplaced(mentions: readonly Mention[], contracts: Contracts): Finding[] {
  const seen = new Set<string>();
  return mentions.flatMap((mention): Finding[] => {
    const finding =
      mention.kind === 'request'
        ? requestFinding(mention.request, mention.match, contracts)
        : symbolFinding(mention.symbol, mention);
    if (finding === null) return [];
    const key = `${finding.code} ${Object.values(finding.data).join(' ')}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [finding];
  });
}

function requestFinding(request: RequestLine, match: OperationMatch, contracts: Contracts): Finding | null {
  const place = { pointer: null, at: request.span.start };
  const path = pathOf(request.target);
  if (match.kind === 'wrong-endpoint') {
    const message = match.nearest === null ? 'nothing-near' : match.why;
    return {
      ...place,
      code: 'rule/wrong-endpoint',
      message,
      data: {
        path,
        ...(match.nearest === null ? {} : { nearest: match.nearest.name }),
        ...(match.why === 'host' ? hostsOf(request.target) : {}),
      },
    };
  }
  if (match.kind === 'wrong-method') {
    const message = match.why === 'body' ? 'no-body' : match.allowed.length > 1 ? 'several' : 'default';
    const allowed = match.allowed.map(({ method }) => method).join(', ');
    return {
      ...place,
      code: 'rule/wrong-method',
      message,
      data: { path, method: request.method ?? '', allowed, nearest: match.nearest.name },
    };
  }
  if (match.kind !== 'exact' || !match.operation.deprecated) return null;
  const successor = contracts.operations.find(({ id }) => id === match.operation.successor);
  if (successor === undefined) return null;
  return {
    ...place,
    code: 'rule/deprecated-operation',
    message: 'default',
    data: { operation: match.operation.name, successor: successor.name },
  };
}

function symbolFinding(symbol: SdkSymbol, mention: Mention): Finding | null {
  if (mention.kind !== 'symbol' || mention.match.kind !== 'unknown') return null;
  const { suggestion } = mention.match;
  return {
    code: 'rule/unknown-sdk-symbol',
    // Classes are written with a capital, methods are not.
    message: /^[A-Z]/.test(suggestion) ? 'class' : 'method',
    pointer: null,
    at: symbol.span.start,
    data: { symbol: symbol.name, suggestion },
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
