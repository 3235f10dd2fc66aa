/**
 * In: a payload with what was found in it. Out: its check: the findings in words and the bodies that correct it.
 */

import { readPattern } from '../body/read-pattern.ts';
import type { DiagnosedPayload } from '../diagnose/diagnose-payload.ts';
import { explain, fillSlots } from '../diagnose/explain.ts';
import { compareDiagnostics, type Diagnostic, type Finding, type Severity } from '../diagnostic.ts';
import { isPlainJson, type JsonNode } from '../json/node.ts';
import { toPlain } from '../json/plain.ts';
import { pointerAt } from '../json/pointer-at.ts';
import type { Repair } from '../json/read/repair.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Payload } from '../payloads/parse-snippet.ts';
import { type Check, NO_PATTERN } from '../report.ts';
import type { Locator } from '../text/locator.ts';
import { originOf } from '../text/source.ts';
import { correct } from './correct.ts';
import { findAlternatives } from './find-alternatives.ts';
import { findLeft, toGaps } from './find-gaps.ts';
import { findUncovered } from './find-uncovered.ts';
import { NOT_PUBLISHED, publish } from './publish.ts';
import type { Note } from './to-published.ts';

/** A payload that concerns a call, with its check. */
export interface CheckedPayload extends DiagnosedPayload {
  readonly check: Check;
}

/** Corrects a payload and writes its check. */
export function checkPayload(
  diagnosed: DiagnosedPayload,
  knowledge: Knowledge,
  locator: Locator,
): CheckedPayload {
  const words = { payload: diagnosed.payload, locator, knowledge };
  return {
    ...diagnosed,
    check:
      diagnosed.found === null ? unreadable(diagnosed, words) : readable(diagnosed, diagnosed.found, words),
  };
}

interface Words {
  readonly payload: Payload;
  readonly locator: Locator;
  readonly knowledge: Knowledge;
}

function readable(
  diagnosed: DiagnosedPayload,
  { target, diagnosis, recheck }: NonNullable<DiagnosedPayload['found']>,
  words: Words,
): Check {
  const { payload, knowledge } = words;
  const { facts, findings } = diagnosis;
  const correction = correct(diagnosis, recheck);
  const uncovered = findUncovered(diagnosis, correction, knowledge);
  const all = [...repairFindings(payload.repairs, facts.body), ...findings, ...uncovered];
  const isChanged = correction.patch.length > 0 || payload.repairs.some(changesText);
  // A template is changed where it stands: as JSON it would lose its directives and get quotes around its numbers.
  const isTemplate = !isPlainJson(correction.body);
  const { body, notes, placeholders, isDecided } = isTemplate
    ? NOT_PUBLISHED
    : publish(correction.diagnosis, target, knowledge);
  const leftInCorrected = isChanged
    ? toGaps(findLeft(correction.diagnosis), correction.body, facts.body)
    : [];
  // Undecided, the correction stands for the published body, and so does what is left to fill in.
  const undecidedGaps = facts.match.shape === 'published' && !isDecided ? leftInCorrected : [];
  return {
    ...placeOf(diagnosed, facts.match.shape),
    diagnostics: toDiagnostics(all, words),
    patch: isTemplate ? [] : correction.patch,
    corrected: isChanged && !isTemplate ? toPlain(correction.body) : null,
    alternatives: findAlternatives(correction, diagnosis, recheck, knowledge),
    published: body === null ? null : toPlain(body),
    placeholders,
    gaps: {
      corrected: leftInCorrected,
      published: body === null ? undecidedGaps : toGaps(placeholders, body, facts.body),
    },
    notes: [...notes, ...capNotes(all.length)].map((note) =>
      fillSlots(knowledge.phrases.notes[note.phrase] ?? note.phrase, note.data),
    ),
    pattern: readPattern(facts, knowledge.dialects),
  };
}

function unreadable(diagnosed: DiagnosedPayload, words: Words): Check {
  const { unreadable: repair, snippet } = words.payload;
  const finding: Finding = {
    code: 'json/unreadable',
    message: repair?.message ?? 'empty',
    pointer: '',
    at: repair?.start ?? snippet.span.start,
    data: repair?.data ?? {},
  };
  return {
    ...placeOf(diagnosed, 'unknown'),
    diagnostics: toDiagnostics([finding], words),
    patch: [],
    corrected: null,
    alternatives: [],
    published: null,
    placeholders: [],
    gaps: { corrected: [], published: [] },
    notes: [],
    pattern: NO_PATTERN,
  };
}

/** Whether a repair made another text of the payload, rather than only saying what was read. */
function changesText({ editStart, editEnd, replacement, code }: Repair): boolean {
  return code !== 'json/double-encoded' && (editEnd > editStart || replacement !== '');
}

function placeOf(
  { payload: { snippet, working }, operation }: DiagnosedPayload,
  shape: string,
): Pick<Check, 'format' | 'span' | 'shape' | 'operation'> {
  const { start, end } = snippet.span;
  return {
    format: snippet.format,
    span: { start: originOf(working, start), end: originOf(working, end) },
    shape,
    operation: operation?.name ?? null,
  };
}

function repairFindings(repairs: readonly Repair[], node: JsonNode): Finding[] {
  return repairs.slice(0, MOST_DIAGNOSTICS).map(({ code, message, start, data }) => ({
    code,
    message,
    pointer: pointerAt(node, start),
    at: start,
    data,
  }));
}

/** The most findings on one payload: the most severe are kept, and of equal ones the first. */
const MOST_DIAGNOSTICS = 250;

function capNotes(count: number): Note[] {
  if (count <= MOST_DIAGNOSTICS) return [];
  return [
    { phrase: 'capped', data: { count: String(MOST_DIAGNOSTICS), more: String(count - MOST_DIAGNOSTICS) } },
  ];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function toDiagnostics(findings: readonly Finding[], { payload, locator, knowledge }: Words): Diagnostic[] {
  const rankOf = ({ code, severity }: Finding): number =>
    RANK[severity ?? knowledge.cards.get(code)?.severity ?? 'error'];
  const first =
    findings.length <= MOST_DIAGNOSTICS
      ? findings
      : [...findings].sort((a, b) => rankOf(a) - rankOf(b) || a.at - b.at).slice(0, MOST_DIAGNOSTICS);
  return first
    .map((finding) => explain(finding, payload.source, locator, knowledge))
    .sort(compareDiagnostics);
}
