import type { Knowledge } from '../knowledge.ts';
import type { TextView } from '../text/view.ts';

/** What is known already, so that it is not asked. */
export interface KnownFacts {
  readonly status: number | null;
  /** Name of the operation, or null. */
  readonly operation: string | null;
}

/** More questions than this are not answered. */
const MOST = 3;
const STATUS = 'status';

/** The questions whose answers would settle a failing call without a payload, most useful first. */
export function findQuestions(
  { lower }: TextView,
  { status }: KnownFacts,
  { questions }: Pick<Knowledge, 'questions'>,
): string[] {
  return questions
    .filter(({ id }) => id !== STATUS || status === null)
    .filter(({ statuses }) => statuses.length === 0 || statuses.includes(status ?? USUAL))
    .filter(({ answeredBy }) => !answeredBy.some((words) => lower.includes(words)))
    .slice(0, MOST)
    .map(({ text: question }) => question);
}

/** Where no status is told, what helps with the usual one is asked. */
const USUAL = 400;
