/**
 * In: a text with what was found in it so far. Out: the diagnostics that belong to no payload, in the order of the
 * text: wrong paths and methods, unknown SDK names, scopes, permissions, grants, secrets, files nobody can read.
 */
import type { CheckedPayload } from '../check-payload.ts';
import { compareDiagnostics, type Diagnostic, type Finding } from '../diagnostic.ts';
import type { UnreadableBody } from '../intake/find-snippets.ts';
import type { Secret } from '../intake/mask-secrets.ts';
import type { Snippet } from '../intake/snippet.ts';
import type { JsonNode } from '../json/node.ts';
import type { Knowledge, Operation } from '../knowledge.ts';
import type { Payload } from '../parse-snippet.ts';
import { createSource, type Source } from '../source.ts';
import { explain } from './explain.ts';
import { type Context, type Mention, mentionOf } from './find-context.ts';
import type { FoundErrors } from './find-errors.ts';
import { findGrants } from './find-grants.ts';
import { findMissingPermissions, findPermissions } from './find-permissions.ts';
import { findScopes } from './find-scopes.ts';
import { findPastedSecrets } from './find-secrets.ts';
import type { Locator } from './locator.ts';
import { matchSdkSymbol } from './match-operation.ts';
import { findMisplaced } from './misplaced.ts';

export interface ProseFacts {
  readonly text: string;
  /** Leads from `text` to the text as pasted. */
  readonly working: Source;
  readonly locator: Locator;
  readonly knowledge: Knowledge;
  readonly context: Context;
  readonly operation: Operation | null;
  readonly payloads: readonly Payload[];
  readonly checked: readonly CheckedPayload[];
  readonly reported: FoundErrors;
  /** Their places are in the text as pasted, like all that masking finds. */
  readonly secrets: readonly Secret[];
  readonly files: readonly UnreadableBody[];
}

/** Finds what a text says wrongly around its payloads. */
export function findProseDiagnostics(facts: ProseFacts): Diagnostic[] {
  const { working, locator, knowledge } = facts;
  const { text, operation, reported } = facts;
  const inside = [...facts.checked.map(({ payload }) => payload.snippet.span), ...reported.spans];
  const findings = [
    ...findMisplaced(allMentions(facts), knowledge.contracts),
    ...unreadableFiles(facts.files),
    ...findScopes(text, operation, knowledge.contracts, inside),
    ...findPermissions(text, operation, knowledge, inside),
    ...findMissingPermissions(text, reported.errors),
    ...findGrants(text, operation, reported.errors, inside),
  ];
  const pasted = createSource('');
  return [
    ...findings.map((finding) => explain(finding, working, locator, knowledge)),
    ...findPastedSecrets(facts.secrets).map((finding) => explain(finding, pasted, locator, knowledge)),
  ].sort(compareDiagnostics);
}

/** Those around the payloads, and those of the payloads' own commands and code. */
function allMentions({ context, payloads, files, knowledge }: ProseFacts): Mention[] {
  const own = [
    ...payloads.flatMap(({ snippet, node }) => mentionsOf(snippet, node, knowledge)),
    ...files.flatMap(({ snippet }) => mentionsOf(snippet, null, knowledge)),
  ];
  return [...context.mentions, ...own].sort((a, b) => a.at - b.at);
}

function mentionsOf(
  { request, symbol }: Pick<Snippet, 'request' | 'symbol'>,
  body: JsonNode | null,
  { contracts }: Knowledge,
): Mention[] {
  const match = symbol === undefined ? null : matchSdkSymbol(contracts, symbol.name);
  return [
    ...(request === undefined ? [] : [mentionOf(request, contracts, body)]),
    ...(symbol === undefined || match === null
      ? []
      : [{ kind: 'symbol' as const, symbol, match, at: symbol.span.start }]),
  ];
}

function unreadableFiles(files: readonly UnreadableBody[]): Finding[] {
  return files.map(({ name, at }) => ({
    code: 'json/unreadable',
    message: 'file',
    pointer: null,
    at,
    data: { file: name },
  }));
}
