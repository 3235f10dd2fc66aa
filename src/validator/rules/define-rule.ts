import type { Facts } from '../body/facts.ts';
import type { DiagnosticCode, Finding, Messages, SlotData } from '../diagnostic.ts';
import type { Secret } from '../secrets/mask-secrets.ts';
import type { FailedOperation } from './failed.ts';
import type { TextFacts } from './text-facts.ts';

/** One check beyond the schema: a code (the name of its file and card) and what it finds. Knows no wording. */
export interface Rule {
  readonly code: DiagnosticCode;
  /** The messages that its card must have, each with the slots that the rule fills. */
  readonly messages: Messages;
  /** Judges a body. */
  readonly check: (facts: Facts) => readonly Finding[];
  /** Judges the text around the payloads. */
  readonly checkText: (facts: TextFacts) => readonly Finding[];
  /** Judges an operation that failed, after all others. */
  readonly checkFailed: (failed: FailedOperation) => readonly Finding[];
  /** Judges the secrets of the paste, by their places in it. */
  readonly checkSecrets: (secrets: readonly Secret[]) => readonly Finding[];
}

/** A finding of the rule with these messages; its code is the rule's. */
export type RuleFinding<M extends Messages> = Omit<Finding<M>, 'code' | 'data'> & {
  readonly data?: SlotData<M>;
};

type RuleCheck<M extends Messages, T> = (given: T) => readonly RuleFinding<M>[];

interface Definition<M extends Messages> {
  readonly code: DiagnosticCode;
  readonly messages: M;
  readonly check?: RuleCheck<M, Facts>;
  readonly checkText?: RuleCheck<M, TextFacts>;
  readonly checkFailed?: RuleCheck<M, FailedOperation>;
  readonly checkSecrets?: RuleCheck<M, readonly Secret[]>;
}

/** The check of a rule that does not look at this. */
export const NOTHING = (): readonly Finding[] => [];

/** A rule of the checks that it has. The compiler holds its findings to its messages and their slots. */
export function defineRule<const M extends Messages>(given: Definition<M>): Rule {
  const { code, messages } = given;
  const named = <T>(check: RuleCheck<M, T> | undefined): ((facts: T) => readonly Finding[]) =>
    check === undefined ? NOTHING : (facts) => check(facts).map((found) => ({ data: {}, ...found, code }));
  return {
    code,
    messages,
    check: named(given.check),
    checkText: named(given.checkText),
    checkFailed: named(given.checkFailed),
    checkSecrets: named(given.checkSecrets),
  };
}
