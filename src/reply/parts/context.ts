import type { ErrorCard, Knowledge } from '../../validator/knowledge.ts';
import type { Report, ReportedClaim, ReportedError } from '../../validator/report.ts';
import { LIMITS } from '../block-limits.ts';
import type { Block, Line } from '../blocks.ts';
import { claimsToTell, VERDICT_WORDS } from '../claims-to-tell.ts';
import { findClaimCard, findErrorCard } from '../find-card.ts';
import { isToldByFinding } from '../is-told-by-finding.ts';
import { IF_OURS, isForeign, POST_MORE, tellsStatusAlone } from '../known-errors.ts';
import { likelyCauses } from '../likely-causes.ts';
import { bold, bullets, code, fromMessage, italic, line, literal, richText } from '../mrkdwn.ts';
import { nextRungs, type Rung } from '../next-rungs.ts';
import type { Part } from '../plan.ts';
import { hasProblems } from '../verdict.ts';

/** The errors that the text reports: what each means, its likeliest cause, what to do. */
export function errorsPart(report: Report, knowledge: Knowledge, rank: number): Part {
  // A bare status beside a payload with problems: what caused it has just been said.
  const told = hasProblems(report) && report.checks.length > 0;
  if (isForeign(report)) return { rank, sizes: [[richText([line(fromMessage(IF_OURS))])]] };
  const lines = report.errors.flatMap((error) => {
    if (told && error.code === null && error.message === null) return [];
    if (isToldByFinding(error, report)) return [];
    const card = findErrorCard(error.card, knowledge);
    return card === undefined ? [] : [errorLine(error, card, likelyCauses(card, report, knowledge)[0])];
  });
  const more = tellsStatusAlone(report) ? [line(fromMessage(POST_MORE))] : [];
  return listPart('The error you got', [...lines, ...more], rank);
}

function errorLine(error: ReportedError, card: ErrorCard, cause: string | undefined): Line {
  return line(
    literal(`${error.status ?? card.status ?? ''} `.trimStart()),
    error.code === null ? fromMessage(sentence(card.title)) : code(error.code),
    literal(' '),
    fromMessage(sentence(card.meaning)),
    cause === undefined ? [] : [...literal(' Likely: '), ...fromMessage(sentence(cause))],
    card.next[0] === undefined ? [] : [...literal(' '), ...fromMessage(sentence(card.next[0]))],
  );
}

/** What the text asserts, each with our verdict; an unverified one is never repeated as fact. */
export function claimsPart(report: Report, knowledge: Knowledge, rank: number): Part {
  const lines = claimsToTell(report).map((claim) => claimLine(claim, knowledge));
  return listPart('What was said', lines, rank);
}

function claimLine(claim: ReportedClaim, knowledge: Knowledge): Line {
  const card = findClaimCard(claim.card, knowledge);
  const quoted =
    claim.text.length <= LIMITS.pointer ? code(claim.text) : fromMessage(card?.statement ?? claim.card);
  return line(
    quoted,
    literal(' '),
    italic(VERDICT_WORDS[claim.verdict]),
    literal('. '),
    fromMessage(card?.answer ?? ''),
  );
}

/** What would settle a failing call that came without its payload. */
export function questionsPart(report: Report, rank: number): Part {
  return listPart(
    'What would settle it',
    report.questions.map((question) => line(fromMessage(question))),
    rank,
  );
}

/** What may still be in the way once the body is right; the rest is behind Explain. */
export function rungsPart(report: Report, knowledge: Knowledge, rank: number): Part {
  const rungs = nextRungs(report, knowledge);
  if (rungs.length === 0) return { rank, sizes: [[]] };
  const shown = rungs.slice(0, LIMITS.rungs).map(rungLine);
  const rest = rungs.length - shown.length;
  const more = rest === 0 ? [] : [line(literal(`and ${rest} more: see Explain`))];
  return { rank, sizes: [[richText([line(bold('If it still fails')), bullets([...shown, ...more])])], []] };
}

function rungLine({ status, card }: Rung): Line {
  const step = card.next[0] ?? card.meaning;
  return line(
    literal(`${status ?? ''} `.trimStart()),
    code(card.code),
    literal(': '),
    fromMessage(sentence(step)),
  );
}

/** A titled list in sizes: all, the first few with the rest counted, none. */
function listPart(title: string, lines: readonly Line[], rank: number): Part {
  if (lines.length === 0) return { rank, sizes: [[]] };
  const shown = Math.min(lines.length, LIMITS.list);
  const sizes = Array.from({ length: shown }, (_, index) => titledList(title, lines, shown - index));
  return { rank, sizes: [...sizes, []] };
}

function titledList(title: string, lines: readonly Line[], count: number): Block[] {
  const rest = lines.length - count;
  const more = rest === 0 ? [] : [line(literal(`and ${rest} more`))];
  return [richText([line(bold(title)), bullets([...lines.slice(0, count), ...more])])];
}

const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);
