import { printJson } from '../../validator/json/print.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import { isProblem } from '../verdict.ts';
import type { FindingGroup } from './rank-findings.ts';
import { say } from './words.ts';

/** A body that fits a line of text. */
const LONGEST_BODY = 120;

/** What only the author can decide, and all that is wrong where these are the only problems. */
const UNDECIDED: ReadonlySet<string> = new Set(['rule/conflicting-destinations', 'rule/calls-the-caller']);

/**
 * A line for each destination that the author may mean, with the body for it; null for other findings, and where such a
 * body would be wrong otherwise or too long for a line.
 */
export function linesOfChoices(
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
