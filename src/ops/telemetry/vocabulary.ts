import { type Knowledge, PATTERN_FORMS } from '../../validator/index.ts';

/** Turns what is handed in into one of a closed list of words, or of the form of Slack's own; anything else is `other`. */
export interface MetricVocabulary {
  code(word: string): string;
  severity(word: string): string;
  /** `none` for null. */
  operation(name: string | null): string;
  shape(id: string): string;
  partyType(word: string): string;
  form(word: string): string;
  status(status: number | null): string;
  method(name: string): string;
  slackError(word: string): string;
  job(kind: string): string;
  given(word: string): string;
  lookup(kind: string): string;
  lookupOutcome(word: string): string;
}

export const OTHER = 'other';
export const NONE = 'none';

/** Statuses of gateways and servers that no contract names. */
const COMMON_STATUSES = [400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 502, 503, 504];

/** The form of a Web API method. The calls are ours, so there are as many as the code has. */
const METHOD = /^[a-z]{2,20}(?:\.[a-zA-Z]{2,40}){1,3}$/;

/** The form of Slack's words for failures, and of ours for calls without an answer. They name nothing that was pasted. */
const SLACK_ERROR = /^[a-z][a-z0-9_]{1,48}$/;

/** The words that may be shown while this knowledge is in use; null before any is loaded. */
export function createVocabulary(knowledge: Knowledge | null): MetricVocabulary {
  const operations = knowledge?.contracts.operations ?? [];
  const dialects = knowledge?.dialects ?? [];
  const statuses = operations.flatMap(({ errors }) => errors.map(({ status }) => status));
  const list = (words: Iterable<string>) => {
    const known = new Set(words);
    return (word: string): string => (known.has(word) ? word : OTHER);
  };
  const operation = list(operations.map(({ name }) => name));
  const status = list([...COMMON_STATUSES, ...statuses].map(String));
  return {
    code: list(knowledge?.cards.keys() ?? []),
    severity: list(['error', 'warning', 'info']),
    operation: (name) => (name === null ? NONE : operation(name)),
    shape: list([NONE, 'published', 'unknown', ...dialects.map(({ id }) => id)]),
    partyType: list([NONE, ...dialects.flatMap(({ types }) => [...types.keys()])]),
    form: list(PATTERN_FORMS),
    status: (number) => (number === null ? NONE : status(String(number))),
    method: (name) => (METHOD.test(name) ? name : OTHER),
    slackError: (word) => (SLACK_ERROR.test(word) ? word : OTHER),
    job: list(['check', 'delete', 'remove', 'warn', 'hand-over', 'react', NONE]),
    given: list(['reply', 'reaction', 'silence']),
    lookup: list(['thing', 'name', 'number', 'caller', 'conversation']),
    lookupOutcome: list([
      'found',
      'not-found',
      'slow',
      'unreachable',
      'forbidden',
      'rate-limited',
      'login-refused',
      'broken',
      'suspended',
    ]),
  };
}
