import { holdsHole } from '../../validator/json/holes.ts';
import { appendToken } from '../../validator/json/pointer.ts';
import type { ErrorCard, Knowledge } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import { findErrorCard } from '../find-card.ts';
import { knownErrors } from '../known-errors.ts';
import { causesToCheck } from '../likely-causes.ts';
import { namePlace } from './place.ts';
import { isGeneral } from './rank-findings.ts';
import { say, sentence } from './words.ts';

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
      const values = isOfBody(card) ? valuesToCheck(report, knowledge) : [];
      const causes = causesToCheck(card, report, knowledge);
      return [...(first === undefined ? [] : [first]), ...causes, ...values, ...rest];
    })
    .slice(0, MOST_STEPS);
}

const isOfBody = ({ status }: ErrorCard): boolean => status === 400 || status === 422;

/** More are not looked at. */
const MOST_VALUES = 3;

/** What the text does not show: the values that a program or a template fills in before the request is sent. */
function valuesToCheck(report: Report, knowledge: Knowledge): readonly string[] {
  const values = filledIn(report).slice(0, MOST_VALUES);
  return values.length === 0 ? [] : [say('check-values', knowledge, { values: values.join(', ') })];
}

/** The names of the values that are filled in. */
export function filledIn({ checks, operation: failing }: Report): readonly string[] {
  const failed = checks.filter(({ operation }) => operation === failing);
  const names = failed.flatMap(({ published, placeholders }) =>
    textsIn(published, '')
      .filter(({ pointer, text }) => placeholders.includes(pointer) || holdsHole(text))
      .filter(({ text }) => !CONSTANT.test(text))
      .flatMap(({ pointer }) => namePlace(pointer) ?? []),
  );
  return [...new Set(names)];
}

/** `<StateEnum.DISCONNECTED>`: what is written with a capital has the same value each time. */
const CONSTANT = /^<[A-Z]/;

interface PlacedText {
  readonly pointer: string;
  readonly text: string;
}

/** The texts in a value; the values of a report are as deep as a report may be. */
function textsIn(value: unknown, pointer: string): PlacedText[] {
  if (typeof value === 'string') return [{ pointer, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, appendToken(pointer, key)));
}

/** What an error's card says to do. */
export function stepsOfError({ next }: ErrorCard): readonly string[] {
  return next.map(sentence);
}
