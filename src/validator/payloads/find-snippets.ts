/**
 * In: a text, and the spans that are known to be something else. Out: the pieces that may hold a payload, in order.
 * Never judges whether they concern a call.
 */

import type { Format } from '../report.ts';
import { foldName } from '../text/fold-name.ts';
import { createSource } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { createBudget, readCodeRegion } from './code/read-code.ts';
import type { CodeCall } from './code-call.ts';
import { findCurl } from './formats/curl.ts';
import { readTemplates } from './formats/data-action.ts';
import { findEscapedJson } from './formats/escaped.ts';
import { readJsonSnippet, type Snippet } from './snippet.ts';
import { type Region, splitFences } from './snippets/fences.ts';
import { findBare } from './snippets/find-bare.ts';
import { overlaps, TakenSpans } from './snippets/taken-spans.ts';
import { unwrapEnvelope } from './unwrap-envelope.ts';

/** What could be found but not read: a file that a command refers to. */
export interface UnreadableBody {
  readonly name: string;
  readonly at: number;
  readonly snippet: Pick<Snippet, 'request' | 'span'>;
}

export interface Intake {
  readonly snippets: readonly Snippet[];
  readonly files: readonly UnreadableBody[];
  /** The requests of programs. */
  readonly calls: readonly CodeCall[];
}

/** Finds every snippet of a text; those inside `exclude` (error bodies) are left out. */
export function findSnippets(
  text: string,
  exclude: readonly Span[],
  propertyNames: ReadonlyMap<string, string>,
): Intake {
  const snippets: Snippet[] = [];
  const files: UnreadableBody[] = [];
  const calls: CodeCall[] = [];
  const budget = createBudget();
  const templates = readTemplates(text);
  for (const region of splitFences(text)) {
    const taken = new TakenSpans(exclude.filter((span) => overlaps(span, region)));
    const take = (found: readonly Snippet[]): void => {
      for (const snippet of found) {
        if (taken.has(snippet.span)) continue;
        snippets.push(snippet);
        taken.add(snippet.span);
      }
    };
    take(templates.snippets.filter(({ span }) => overlaps(span, region)));
    for (const stretch of templates.stretches) if (overlaps(stretch, region)) taken.add(stretch);
    for (const command of findCurl(text, region)) {
      const request = command.request === null ? {} : { request: command.request };
      take(
        command.bodies.map(({ source, span }) =>
          readJsonSnippet({ ...request, format: 'curl', span, source }),
        ),
      );
      taken.add(command.span);
      if (command.file !== null) files.push({ ...command.file, snippet: { ...request, span: command.span } });
    }
    const code = readCodeRegion(text, region, region.hint, { propertyNames, budget });
    take(code.snippets);
    calls.push(...code.calls);
    const isElsewhere = (): Span[] => [...taken.all, ...code.stretches];
    // JSON that is whole keeps its strings to itself; only then is JSON looked for inside strings.
    take(
      bareSnippets(text, region, isElsewhere()).filter((snippet) => isWhole(snippet, text, propertyNames)),
    );
    take(findEscapedJson(text, region));
    take(bareSnippets(text, region, isElsewhere()));
    if (region.fenced && !taken.has(region)) take(unreadableFence(text, region));
  }
  const inOrder = snippets.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    snippets: inOrder.filter((snippet, index) => !isWrapper(text, snippet, inOrder[index + 1])),
    files,
    calls,
  };
}

/** What stands around an escaped payload, up to where that begins, is the log entry that holds it. */
function isWrapper(text: string, { format, span }: Snippet, next: Snippet | undefined): boolean {
  if (format !== 'json' || next?.format !== 'log' || next.span.start !== span.end) return false;
  return text.charAt(span.end - 1) === '"';
}

/** JSON without a fault that is a body or describes a request, or at least holds no JSON in its strings. */
function isWhole(
  { span, value, repairs, source }: Snippet,
  text: string,
  propertyNames: ReadonlyMap<string, string>,
): boolean {
  if (value?.kind !== 'object' || repairs.length > 0) return false;
  if (!text.slice(span.start, span.end).includes('{\\"')) return true;
  return (
    value.members.some(({ key }) => propertyNames.get(foldName(key)) === key) ||
    unwrapEnvelope(value, source) !== null
  );
}

/** A fence that says it is JSON, or looks like it, and is not. */
function unreadableFence(text: string, region: Region): Snippet[] {
  const content = text.slice(region.start, region.end);
  if (content.trim() === '') return [];
  if (!/^json[5c]?$/.test(region.hint ?? '') && !(region.hint === null && /^\s*[{[]/.test(content)))
    return [];
  return [
    readJsonSnippet({
      format: 'json',
      span: { start: region.start, end: region.end },
      source: { text: content, base: region.start },
    }),
  ];
}

/** Reads what no format has claimed: payloads in plain text, also those that have lost their first brace. */
function bareSnippets(text: string, region: Region, taken: readonly Span[]): Snippet[] {
  return gapsOf(region, taken)
    .flatMap(({ start, end }) => findBare(text, start, end))
    .map(({ span, result: { node, repairs } }) => ({
      format: formatBefore(text, region, span.start),
      span,
      source: createSource(text),
      value: node,
      repairs,
    }));
}

/** A payload is part of an HTTP transcript when header lines stand between a request line and it. */
function formatBefore(text: string, region: Region, at: number): Format {
  const before = text.slice(Math.max(region.start, at - 2000), at);
  if (/^[ \t]*[>*]?[ \t]*(?:GET|POST|PUT|PATCH|DELETE)[ \t]+\S+[ \t]+HTTP\/\d/im.test(before)) return 'http';
  const headers = /^[ \t]*(?:content-type|authorization|host|accept|content-length|user-agent)[ \t]*:/im.test(
    before,
  );
  return headers && /\b(?:GET|POST|PUT|PATCH|DELETE)[ \t]+\S*\//.test(before) ? 'http' : 'json';
}

function gapsOf(region: Span, taken: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let from = region.start;
  for (const span of [...taken].sort((a, b) => a.start - b.start)) {
    if (span.start > from) gaps.push({ start: from, end: Math.min(span.start, region.end) });
    from = Math.max(from, span.end);
  }
  if (from < region.end) gaps.push({ start: from, end: region.end });
  return gaps;
}
