/**
 * In: a report. Out: the answer that every surface shows: the cause, the one body to send, what to change.
 * It holds the author's values as plain text with code between backticks; nothing of it is Slack's markup.
 */

import { printJson } from '../../validator/json/print.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import { findClaimCard } from '../find-card.ts';
import { diagnosticsOf, isProblem } from '../verdict.ts';
import { type BodyToSend, bodyOf, findBodyToSend, isMisdirected } from './body-to-send.ts';
import { findCause } from './find-cause.ts';
import { lineOfFindings, linesOfPlaceholders } from './lines.ts';
import { type FindingGroup, rankFindings } from './rank-findings.ts';
import { say } from './words.ts';

export interface Answer {
  /** The cause in one sentence, or the answer to the question that the text asks. */
  readonly cause: string;
  /** What stands above the body; nothing without one. */
  readonly intro: string;
  readonly body: BodyToSend | null;
  /** What to put in the places of placeholders, and what to do that no finding says. */
  readonly steps: readonly string[];
  /** What to change, the likeliest cause first; without those that `steps` or the body say already. */
  readonly changes: readonly string[];
  /** Which secrets were masked. */
  readonly masked: readonly string[];
  /** What else there is to say, for where there is room for it. */
  readonly more: readonly string[];
}

/** The whole answer; a first view takes as much of it as {@link takeLines} does. */
export function toAnswer(report: Report, knowledge: Knowledge): Answer {
  const groups = rankFindings(report, knowledge);
  const cause = findCause(report, groups, knowledge);
  const body = findBodyToSend(report);
  const filled = linesOfPlaceholders(body, groups, cause, knowledge);
  const told = new Set(filled.flatMap(({ group }) => group ?? []));
  const intro = body === null ? '' : introTo(body, report, knowledge);
  const isSaid = (first: FindingGroup[0]): boolean =>
    told.has(first) || (isMisdirected(first) && body?.operation != null && intro.includes(body.operation));
  const open = groups.filter(([first]) => !isSaid(first) && (first.severity !== 'info' || isWorth(first)));
  const linesOf = (group: FindingGroup): readonly string[] =>
    linesOfChoices(group, report, knowledge) ??
    apart(group).flatMap((each) => lineOfFindings(each, body, cause.findings.includes(group)) ?? []);
  const [masked = [], changes = []] = [true, false].map((wanted) =>
    open.filter(([{ code }]) => (code === SECRET) === wanted).flatMap(linesOf),
  );
  const placeholders = filled.map(({ line }) => line);
  // Where there are only things to check, those of this operation come before those of any failure.
  const [steps, rest] = cause.asksToCheck
    ? [[...changes, ...cause.steps].slice(0, MOST_LINES), []]
    : [cause.steps, changes];
  return {
    cause: cause.sentence,
    intro,
    body,
    steps: [...placeholders, ...steps],
    changes: rest,
    masked,
    more: [...(cause.more ?? []), ...answersToClaims(report, knowledge)],
  };
}

/** Two findings whose changes differ have a line each; of more, one stands for all. */
const apart = (group: FindingGroup): readonly FindingGroup[] =>
  group.length === 2 && group[0].change !== group[1]?.change ? group.map((finding) => [finding]) : [group];

/** What the text takes for true and is not, or asks. */
function answersToClaims(report: Report, knowledge: Knowledge): string[] {
  return report.claims
    .filter(({ asked, verdict }) => asked || verdict === 'contradicted')
    .flatMap(({ text, card }) => {
      const claim = findClaimCard(card, knowledge);
      return claim === undefined ? [] : [`“${text}”: ${claim.answer}`];
    })
    .slice(0, MOST_LINES);
}

/** Notes that say what to do; without a change of its own, what the error's card says is enough. */
const isWorth = ({ code, change }: FindingGroup[0]): boolean => WORTH.has(code) && change !== null;
const WORTH: ReadonlySet<string> = new Set([
  'rule/missing-permission',
  'rule/wrong-participant',
  'rule/call-state',
]);

function introTo({ operation }: BodyToSend, report: Report, knowledge: Knowledge): string {
  const flawed = report.checks.filter(({ diagnostics }) => diagnostics.some(isProblem));
  const count = new Set(flawed.flatMap((check) => withoutPlaceholders(bodyOf(check)) ?? [])).size;
  if (count > 1) return say('send-first', knowledge, { count });
  const isNamed =
    operation === null ||
    (report.operation === operation &&
      !diagnosticsOf(report).some((each) => isMisdirected(each) || each.code === 'rule/unknown-sdk-symbol'));
  return isNamed ? say('send', knowledge) : say('send-to', knowledge, { operation });
}

/** Bodies that differ in what is to be filled in are the same to somebody who sends one. */
const withoutPlaceholders = (body: unknown): string | null =>
  body === null ? null : JSON.stringify(body).replace(/"<[^"]*>"/g, '');

/** Lines of a first view. */
const MOST_LINES = 4;

/** Words of a first view beside its body: a longer answer is not read. */
const MOST_WORDS = 90;

const SECRET = 'rule/secret-in-paste';

/** The lines of a first view and how many are left for Details; what fills a placeholder or was masked is never left out. */
export function takeLines({ cause, steps, changes, masked }: Answer): {
  shown: readonly string[];
  left: number;
} {
  const lines = [...steps, ...changes];
  let words = countWords(cause);
  let count = 0;
  for (const line of lines.slice(0, MOST_LINES - masked.length)) {
    words += countWords(line);
    if (count >= Math.max(steps.length, 1) && words > MOST_WORDS) break;
    count += 1;
  }
  return { shown: [...lines.slice(0, count), ...masked], left: lines.length - count };
}

const countWords = (text: string): number => text.split(/\s+/).length;

/** A body that fits a line of text. */
const LONGEST_BODY = 120;

/** What only the author can decide, and all that is wrong where these are the only problems. */
const UNDECIDED: ReadonlySet<string> = new Set(['rule/conflicting-destinations', 'rule/calls-the-caller']);

/**
 * A line for each destination that the author may mean, with the body for it; null for other findings, and where such a
 * body would be wrong otherwise or too long for a line.
 */
function linesOfChoices(
  [{ code }]: FindingGroup,
  { checks }: Report,
  knowledge: Knowledge,
): readonly string[] | null {
  if (code !== 'rule/conflicting-destinations') return null;
  const check = checks.find(({ diagnostics }) => diagnostics.some((each) => each.code === code));
  const isElseRight = check?.diagnostics.every((each) => !isProblem(each) || UNDECIDED.has(each.code));
  if (check === undefined || isElseRight !== true) return null;
  const choices = check.alternatives.map(({ when, body }) => ({
    when,
    suggestion: printJson(body, 2, { width: LONGEST_BODY }),
  }));
  const fits = choices.every(
    ({ suggestion }) => suggestion.length <= LONGEST_BODY && !/[`\n]/.test(suggestion),
  );
  return choices.length === 0 || !fits ? null : choices.map((choice) => say('choice', knowledge, choice));
}
