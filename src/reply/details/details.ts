/**
 * In: a report. Out: all that is known about it, in sections: every finding with what it rests on, corrections, answers,
 * causes, next steps. What a first view leaves out is here; no surface is known.
 */

import type { Diagnostic } from '../../validator/diagnostic.ts';
import { printJson } from '../../validator/json/print.ts';
import type { EvidenceSource, Knowledge } from '../../validator/knowledge.ts';
import type { Check, Report } from '../../validator/report.ts';
import { bodyOf } from '../answer/body-to-send.ts';
import { findSteps } from '../answer/find-steps.ts';
import { describePlaces, namePlace } from '../answer/place.ts';
import { rankFindings } from '../answer/rank-findings.ts';
import { say, sentence } from '../answer/words.ts';
import { findChangedPart } from '../changed-part.ts';
import { findClaimCard, findErrorCard } from '../find-card.ts';
import { isForeign, knownErrors } from '../known-errors.ts';
import { likelyCauses } from '../likely-causes.ts';
import { hasProblems } from '../verdict.ts';

/** Text holds code between backticks. */
export type DetailsPart =
  | { readonly kind: 'title' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'sources'; readonly label: string; readonly sources: readonly EvidenceSource[] };

export interface DetailsSection {
  readonly title: string;
  readonly parts: readonly DetailsPart[];
}

/** What is shown of each kind before the rest is counted. */
const MOST = { groups: 30, places: 8, causes: 3, bodies: 3, listed: 10 } as const;

/** Everything about a report, a section for each kind; sections without anything are left out. */
export function toDetails(report: Report, knowledge: Knowledge): readonly DetailsSection[] {
  const told = (title: DetailsTitle, parts: readonly DetailsPart[]): DetailsSection => ({
    title: say(title, knowledge),
    parts,
  });
  return [
    told('details-findings', aboutFindings(report, knowledge)),
    told('details-body', report.checks.flatMap((check) => aboutBody(check, knowledge)).slice(0, MOST.listed)),
    told(
      'details-same-shape',
      report.checks.filter(hasSameShape).slice(0, MOST.bodies).flatMap(aboutSameShape),
    ),
    told('details-alternatives', report.checks.slice(0, MOST.bodies).flatMap(aboutAlternatives)),
    told('details-claims', aboutClaims(report, knowledge)),
    told('details-errors', aboutErrors(report, knowledge)),
    told('details-limits', aboutLimits(report, knowledge)),
    told('details-steps', aboutSteps(report, knowledge)),
  ].filter(({ parts }) => parts.length > 0);
}

type DetailsTitle =
  | 'details-findings'
  | 'details-body'
  | 'details-same-shape'
  | 'details-alternatives'
  | 'details-claims'
  | 'details-errors'
  | 'details-limits'
  | 'details-steps';

function aboutFindings(report: Report, knowledge: Knowledge): DetailsPart[] {
  const byCode = Map.groupBy(rankFindings(report, knowledge).flat(), ({ code }) => code);
  return counted(
    [...byCode.values()]
      .slice(0, MOST.groups)
      .flatMap((findings, index) => aboutCode(findings, index + 1, knowledge)),
    byCode.size - MOST.groups,
  );
}

/** The findings of one code, with what its card says of all of them. */
function aboutCode(findings: readonly Diagnostic[], number: number, knowledge: Knowledge): DetailsPart[] {
  const card = knowledge.cards.get(findings[0]?.card ?? '');
  const byMessage = [...Map.groupBy(findings, ({ message }) => message)];
  const items = byMessage.slice(0, MOST.places).map(([message, places]) => {
    const place = describePlaces(places);
    return place === '' ? message : `${place}: ${message}`;
  });
  const list: DetailsPart = { kind: 'list', items: withRest(items, byMessage.length - MOST.places) };
  if (card === undefined) return [list];
  const label = say(`evidence-${findings[0]?.evidence ?? card.evidence}`, knowledge);
  return [
    { kind: 'title', text: `${number}. ${card.title}` },
    list,
    { kind: 'text', text: card.explanation.trim() },
    { kind: 'sources', label, sources: card.sources },
  ];
}

/** The body to send once more, whole, with what became of the rest. */
function aboutBody(check: Check, { phrases }: Knowledge): DetailsPart[] {
  const value = bodyOf(check);
  if (value === null || check.diagnostics.length === 0) {
    return check.notes.length === 0 ? [] : [{ kind: 'list', items: withRest(check.notes, 0) }];
  }
  const gaps = check.gaps.published.flatMap(({ pointer, found }) =>
    found === null ? [] : [`\`${namePlace(pointer)}\`: ${phrases.reply['stood-there'] ?? ''} \`${found}\`.`],
  );
  const items = [...gaps, ...check.notes];
  return [
    { kind: 'code', text: layOut(value) },
    ...(items.length === 0
      ? []
      : [
          { kind: 'list', items: withRest(items.slice(0, MOST.listed), items.length - MOST.listed) } as const,
        ]),
  ];
}

const hasSameShape = ({ shape, corrected }: Check): boolean => corrected !== null && shape !== 'published';

const aboutSameShape = ({ corrected }: Check): DetailsPart[] => [{ kind: 'code', text: layOut(corrected) }];

/** When each is right, and what it changes. */
function aboutAlternatives({ alternatives, corrected }: Check): DetailsPart[] {
  return [...Map.groupBy(alternatives, ({ when }) => when)]
    .slice(0, MOST.listed)
    .flatMap(([when, [first]]) => {
      const changed = first === undefined ? undefined : findChangedPart(corrected, first.body);
      const name = namePlace(changed?.pointer ?? '');
      const place = name === null ? '' : ` (\`${name}\`)`;
      return [
        { kind: 'text', text: `If ${when}${place}:` } as const,
        { kind: 'code', text: layOut(changed?.value ?? first?.body) } as const,
      ];
    });
}

function aboutClaims({ claims }: Report, knowledge: Knowledge): DetailsPart[] {
  const items = claims.flatMap(({ text, verdict, card: name }) => {
    const card = findClaimCard(name, knowledge);
    if (card === undefined) return [];
    return [`“${text}”: ${say(`verdict-${verdict}`, knowledge)} ${card.answer}`];
  });
  return items.length === 0
    ? []
    : [{ kind: 'list', items: withRest(items.slice(0, MOST.listed), items.length - MOST.listed) }];
}

function aboutErrors(report: Report, knowledge: Knowledge): DetailsPart[] {
  if (isForeign(report)) return [{ kind: 'text', text: say('foreign', knowledge) }];
  const errors = knownErrors(report).slice(0, MOST.listed);
  return errors.flatMap((error) => {
    const card = findErrorCard(error.card, knowledge);
    const name = [error.status, error.code].filter((part) => part !== null).join(' ');
    const quoted = error.message === null ? '' : ` “${error.message}”`;
    if (card === undefined) return [{ kind: 'title', text: `${name}${quoted}` } as const];
    const causes = likelyCauses(card, report, knowledge).slice(0, MOST.causes);
    return [
      { kind: 'title', text: `${name}${quoted}` } as const,
      { kind: 'text', text: sentence(card.meaning) } as const,
      ...(causes.length === 0 ? [] : [{ kind: 'list', items: causes } as const]),
      { kind: 'sources', label: say(`evidence-${card.evidence}`, knowledge), sources: card.sources } as const,
    ];
  });
}

/** What the answer rests on, and what cannot be seen from a text. */
function aboutLimits(report: Report, knowledge: Knowledge): DetailsPart[] {
  const { checks, operation } = report;
  const assumed = operation === null ? checks.find((check) => check.operation === null) : undefined;
  const usual = assumed === undefined ? undefined : knowledge.contracts.usual?.name;
  const items = [
    ...(usual === undefined ? [] : [say('assumed', knowledge, { operation: usual })]),
    ...(checks.length > 0 && !hasProblems(report) ? [say('not-seen', knowledge)] : []),
    ...report.questions,
  ];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function aboutSteps(report: Report, knowledge: Knowledge): DetailsPart[] {
  const isFailing = hasProblems(report) || report.errors.length > 0;
  const items = isFailing && !isForeign(report) ? findSteps(report, knowledge) : [];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** A body as a message, a modal or a file shows it. */
export function layOut(body: unknown): string {
  return printJson(body, 2, { width: 70 });
}

function withRest(items: readonly string[], rest: number): readonly string[] {
  return rest > 0 ? [...items, `and ${rest} more`] : items;
}

function counted(parts: readonly DetailsPart[], rest: number): DetailsPart[] {
  return rest > 0 ? [...parts, { kind: 'text', text: `and ${rest} more` }] : [...parts];
}
