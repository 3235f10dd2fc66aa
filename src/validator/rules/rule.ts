import type { Facts } from '../body/facts.ts';
import type { Finding } from '../diagnostic.ts';
import type { Code } from '../messages.ts';

/** One check beyond the schema: a code (the name of its file and card) and what it finds. Knows no wording. */
export interface Rule {
  readonly code: Code;
  readonly check: (facts: Facts) => readonly Finding[];
}
