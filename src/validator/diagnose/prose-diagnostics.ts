/**
 * In: a text with what was found in it so far. Out: the diagnostics that belong to no payload, in the order of the
 * text: wrong paths and methods, unknown SDK names, scopes, permissions, grants, secrets, files nobody can read.
 */

import { createNumberJudge } from '../body/phone-number.ts';
import { compareDiagnostics, type Diagnostic, type Finding } from '../diagnostic.ts';
import type { Knowledge, Operation } from '../knowledge.ts';
import type { Context, Mention } from '../message/find-context.ts';
import type { FoundErrors } from '../message/find-errors.ts';
import type { CodeCall } from '../payloads/code-call.ts';
import type { UnreadableBody } from '../payloads/find-snippets.ts';
import { NOTHING } from '../rules/define-rule.ts';
import { rules } from '../rules/index.ts';
import type { TextFacts } from '../rules/text-facts.ts';
import type { Secret } from '../secrets/mask-secrets.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import type { Locator } from '../text/locator.ts';
import { createSource, type Source } from '../text/source.ts';
import type { TextView } from '../text/view.ts';
import type { DiagnosedPayload } from './diagnose-payload.ts';
import { explain } from './explain.ts';
import { findFailed } from './find-failed.ts';
import { findTarget, type OwnedPayload, ownMentions } from './find-target.ts';

export interface ProseFacts {
  readonly view: TextView;
  /** Leads from the view's text to the text as pasted. */
  readonly working: Source;
  readonly locator: Locator;
  readonly knowledge: Knowledge;
  readonly context: Context;
  readonly operation: Operation | null;
  readonly payloads: readonly OwnedPayload[];
  readonly diagnosed: readonly DiagnosedPayload[];
  readonly reported: FoundErrors;
  /** Their places are in the text as pasted, like all that masking finds. */
  readonly secrets: readonly Secret[];
  readonly files: readonly UnreadableBody[];
  readonly calls: readonly CodeCall[];
}

const OF_TEXTS = rules.filter(({ checkText }) => checkText !== NOTHING);
const OF_FAILURES = rules.filter(({ checkFailed }) => checkFailed !== NOTHING);
const OF_SECRETS = rules.filter(({ checkSecrets }) => checkSecrets !== NOTHING);

/** Finds what a text says wrongly around its payloads. */
export function findProseDiagnostics(facts: ProseFacts): Diagnostic[] {
  const { working, locator, knowledge, secrets } = facts;
  const given = toTextFacts(facts);
  const findings = [...OF_TEXTS.flatMap((rule) => rule.checkText(given)), ...unreadableFiles(facts.files)];
  const failed = findFailed(facts, given.mentions, findings);
  if (failed !== null) findings.push(...likeliest(OF_FAILURES.flatMap((rule) => rule.checkFailed(failed))));
  const pasted = createSource('');
  return [
    ...findings.map((finding) => explain(finding, working, locator, knowledge)),
    ...OF_SECRETS.flatMap((rule) => rule.checkSecrets(secrets)).map((finding) =>
      explain(finding, pasted, locator, knowledge),
    ),
  ].sort(compareDiagnostics);
}

/** What is probably the cause leaves out what is only possible. */
function likeliest(causes: readonly Finding[]): readonly Finding[] {
  const probable = causes.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return probable.length > 0 ? probable : causes;
}

function toTextFacts(facts: ProseFacts): TextFacts {
  const { view, operation, knowledge, reported } = facts;
  const payloads = facts.diagnosed.map(({ payload }) => payload.snippet.span);
  return {
    view,
    operation,
    knowledge,
    payloads,
    mentions: allMentions(facts),
    errors: reported.errors,
    status: reported.status,
    isInside: createInsideTest([...payloads, ...reported.bodies]),
    judge: createNumberJudge(),
  };
}

/** Those around the payloads, as they read with the payload that belongs to them, and those of the payloads' own commands and code. */
function allMentions({ context, payloads, files, diagnosed, knowledge }: ProseFacts): Mention[] {
  const judged = new Set(diagnosed.map(({ payload }) => payload));
  // What is sent with a method that its path lacks may still tell what is meant.
  const sent = payloads
    .filter((payload) => !judged.has(payload))
    .map((payload) => findTarget(payload, context, knowledge))
    .filter(
      (target) =>
        target?.mention?.kind === 'request' && !/^(?:GET|HEAD)?$/.test(target.mention.request.method ?? ''),
    );
  const withBody = new Map(
    [...sent, ...diagnosed].flatMap((each) =>
      each?.mention == null ? [] : [[each.mention.at, each.mention]],
    ),
  );
  const own = [
    ...payloads.flatMap(({ mentions }) => mentions),
    ...files.flatMap(({ snippet }) => ownMentions({ snippet, node: null }, context, knowledge)),
  ];
  const around = context.mentions.map((mention) => withBody.get(mention.at) ?? mention);
  return [...around, ...own].sort((a, b) => a.at - b.at);
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
