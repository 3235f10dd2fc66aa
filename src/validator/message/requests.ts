import type { Span } from '../text/span.ts';
import { findDataActions } from './data-actions.ts';
import type { RequestLine } from './request-line.ts';

/**
 * Request lines in a text, in order: a URL, with or without its scheme, or a path that begins `/api/v…` or names
 * conversations, or stands in the first line of an HTTP request, with the method before it where there is one. Paths may hold template holes (`{id}`, `<id>`, `${id}`, `:id`).
 */
export function findRequests(text: string): RequestLine[] {
  if (!text.includes('/')) return [];
  const requests: RequestLine[] = [];
  const actions = new Map(findDataActions(text).map(({ url, method }) => [url?.start, method]));
  TARGET.lastIndex = 0;
  for (let match = TARGET.exec(text); match !== null; match = TARGET.exec(text)) {
    const end = endOfConcatenation(text, TARGET.lastIndex);
    const written = trimTarget(text.slice(match.index, end));
    if (written.length < 4) continue;
    TARGET.lastIndex = end;
    const span: Span = { start: match.index, end: match.index + written.length };
    const target = withBase(written.replace(VARIABLES, '{$1}'), text);
    if (requests.length >= MOST_REQUESTS) break;
    requests.push({ method: actions.get(match.index) ?? methodBefore(text, match.index), target, span });
  }
  return requests;
}

/** A text with more of them is a log, and its first ones tell what it is about. */
const MOST_REQUESTS = 300;

/** A value that code puts into a path, however it gets it. */
const GAP = String.raw`[$#]?\{[^{}\n\x60"']{1,80}\}|\[object \w{1,20}\]`;

/** No part that repeats is followed by anything, so that the expression runs in one pass. */
const TARGET = new RegExp(
  [
    String.raw`(?<![\w./@-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{2,5})?/(?:platform/)?api/v\d(?:${GAP}|[\w\-./{}<>$:%~@+?=&[\]])*`,
    String.raw`(?<=["'\w]>)/api/v\d(?:${GAP}|[\w\-./{}$:%~@+?=&[\]])*`,
    String.raw`callout:\w{1,60}/(?:${GAP}|[\w\-./{}$:%~@+?=&[\]])*`,
    String.raw`https?://(?:${GAP}|[\w\-./{}<>$:%~@+?=&[\],!])+`,
    String.raw`(?<![\w/}>-])(?:\{\{?[\w-]+\}?\}|\$\{[\w.]+\}|<[\w-]+>|\$\w+)?/?(?:api/v\d|conversations?)/(?:${GAP}|[\w\-./{}<>$:%~@+?=&[\]])*`,
    String.raw`(?<=^(?:get|post|put|patch|delete) )/[\w\-./{}<>$:%~@+?=&[\]]{1,200}(?= http/\d)`,
  ].join('|'),
  'gim',
);

/** A variable put into a path by concatenation, and the string that may go on behind it. */
const VARIABLE = /["'`]\s{0,4}[+.&]\s{0,4}([\w.$()[\]]{1,80})(?:\s{0,4}[+.&]\s{0,4}["'`])?/;
const CONCATENATED = new RegExp(`(?<=/)${VARIABLE.source}(?:(?<=["'\`])/[\\w\\-./{}<>$:%~@+?=&[\\]]*)?`, 'y');
const VARIABLES = new RegExp(VARIABLE, 'g');

/** A named credential of Salesforce stands for a URL, which the text may tell to end in `/api/v2`. */
function withBase(target: string, text: string): string {
  const name = /^callout:\w+(?=\/(?!api\/))/i.exec(target)?.[0];
  return name !== undefined && /\/api\/v2\/?(?=["'`\s<>]|$)/.test(text)
    ? `${name}/api/v2${target.slice(name.length)}`
    : target;
}

function endOfConcatenation(text: string, at: number): number {
  for (let end = at; ; ) {
    CONCATENATED.lastIndex = end;
    const next = CONCATENATED.exec(text);
    if (next === null) return end;
    end = CONCATENATED.lastIndex;
  }
}

const METHOD_BEFORE =
  /\b(get|post|put|patch|delete|head|options)\b[\s"'`:*_(),<.…-]*(?:f["'])?(?:(?:to|on|against|at|request|call|calls|endpoint|for|the)[\s"'`:*_(<]+){0,3}$/i;

function methodBefore(text: string, index: number): string | null {
  const before = text.slice(Math.max(0, index - 48), index);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return METHOD_BEFORE.exec(line)?.[1]?.toUpperCase() ?? null;
}

/** A sentence's punctuation, a closing bracket with no opening one, Slack's link ends and tags are not part of it. */
function trimTarget(target: string): string {
  const tag = target.indexOf('</');
  let end = tag < 0 ? target.length : tag;
  while (end > 0) {
    // Three dots in the place of an ID.
    if (/\/\.{3}$/.test(target.slice(0, end))) break;
    const last = target[end - 1] ?? '';
    const closes = PAIRS[last];
    const isLoose = closes !== undefined && !target.slice(0, end - 1).includes(closes);
    if (!'.,:;!?$&='.includes(last) && !isLoose) break;
    end--;
  }
  return target.slice(0, end);
}

const PAIRS: Readonly<Record<string, string>> = { '}': '{', '>': '<', ']': '[' };
