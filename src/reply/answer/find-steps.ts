import type { ErrorCard, Knowledge } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import { findErrorCard } from '../find-card.ts';
import { knownErrors } from '../known-errors.ts';
import { causesToCheck } from '../likely-causes.ts';
import { isGeneral } from './rank-findings.ts';
import { sentence } from './words.ts';

/** A longer list is not worked through. */
const MOST_STEPS = 3;

/** What to try once the body is right: chosen for what the server said and what was sent, at most three. */
export function findSteps(report: Report, knowledge: Knowledge): readonly string[] {
  const told = knownErrors(report).flatMap((error) => findErrorCard(error.card, knowledge) ?? []);
  const named = told.filter(({ code }) => !isGeneral(code));
  if (named.length > 0) return named.flatMap(stepsOfError).slice(0, MOST_STEPS);
  return told
    .flatMap((card) => {
      const [first, ...rest] = stepsOfError(card);
      return [...(first === undefined ? [] : [first]), ...causesToCheck(card, report, knowledge), ...rest];
    })
    .slice(0, MOST_STEPS);
}

/** What an error's card says to do. */
export function stepsOfError({ next }: ErrorCard): readonly string[] {
  return next.map(sentence);
}
