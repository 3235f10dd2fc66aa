import type { CheckedPayload } from '../correct/check-payload.ts';
import { fillSlots } from '../diagnose/explain.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Knowledge, Operation } from '../knowledge.ts';
import { type Context, isElsewhere, operationOf } from '../message/find-context.ts';
import type { FoundErrors } from '../message/find-errors.ts';
import { givesAdvice } from '../message/gives-advice.ts';
import { namesFamily } from '../message/names-family.ts';
import { readsAsReference, reportsFailure } from '../message/read-prose.ts';
import { type Telling, tellsFailure } from '../message/tells-failure.ts';
import { tellsSuccess } from '../message/tells-success.ts';
import type { ReasonId } from '../messages.ts';
import type { TextView } from '../text/view.ts';
import { describeProblems, listProblems } from './count-problems.ts';

export interface Decision {
  readonly respond: boolean;
  readonly reason: string;
  readonly operation: string | null;
  readonly asksQuestions: boolean;
}

interface Case {
  readonly view: TextView;
  readonly knowledge: Knowledge;
  readonly context: Context;
  readonly checked: readonly CheckedPayload[];
  readonly prose: readonly Diagnostic[];
  readonly reported: FoundErrors;
  readonly operation: Operation | null;
  /** The status told in so many words; one that merely stands in the text makes nobody speak up. */
  readonly toldStatus: number | null;
}

/**
 * Codes that are worth a line in an answer but no interruption of their own: the number may be an example, the
 * quotes the chat client's doing, the placeholder a template's.
 */
const TOLERABLE = new Set([
  'rule/not-e164',
  'rule/unassigned-number',
  'rule/placeholder',
  'rule/address-prefix',
  'rule/same-number',
  'rule/missing-permission',
  'rule/secret-in-paste',
  'rule/deprecated-operation',
  'rule/unpublished-scope',
  'rule/unpublished-permission',
  'rule/client-credentials',
  'json/smart-quotes',
  'json/invisible-character',
  'json/double-encoded',
]);

/** Decides whether the bot answers unasked: a wrong interruption is worse than a missed one. */
export function decideResponse(given: Case): Decision {
  const { checked, prose, reported, knowledge, operation, view } = given;
  const { text } = view;
  const name = operation?.name ?? null;
  const decide = (
    respond: boolean,
    reason: ReasonId,
    data: Record<string, string> = {},
    asksQuestions = false,
  ): Decision => {
    const slots = { operation: name ?? 'a call', ...data };
    return {
      respond,
      reason: fillSlots(knowledge.phrases.reasons[reason] ?? reason, slots),
      operation: name,
      asksQuestions,
    };
  };
  const concerns = concernsUs(given);
  // Most talk ends here, before its words are weighed.
  if (!concerns && checked.length === 0)
    return decide(false, given.context.mentions.some(isElsewhere) ? 'other-api' : 'nothing');
  if (tellsSuccess(view)) return decide(false, 'solved');
  const complains = reportsFailure(view);
  if (!complains && readsAsReference(text)) return decide(false, 'reference');
  if (!complains && givesAdvice(text)) return decide(false, 'advice');
  const certain = checked.filter((payload) => payload.certain);
  const hasFailure = complains || (reported.status ?? 0) >= 400 || reported.errors.length > 0;
  // Beside a payload a status is the payload's; on its own, it may only be spoken of.
  const isOnItsOwn = certain.length === 0;
  const telling = hasFailure && isOnItsOwn ? tellsFailure(text, reported, complains) : null;
  const fails = isOnItsOwn ? telling !== null : hasFailure;
  const found = certain.flatMap(({ check }) => check.diagnostics);
  if (found.some((diagnostic) => isWorth(diagnostic, fails)))
    return decide(true, 'problems', countsOf(given));
  const isMisplaced = prose.some((diagnostic) => isWorth(diagnostic, fails));
  if (isMisplaced && (fails || certain.length > 0) && concerns)
    return decide(true, 'problems-elsewhere', countsOf(given));
  if (concerns && fails && (certain.length > 0 || complains || failsNearby(given, telling))) {
    return decide(true, reported.errors.length > 0 ? 'error-body' : 'failing', {}, certain.length === 0);
  }
  if (certain.length > 0)
    return decide(false, found.some(({ severity }) => severity !== 'info') ? 'tolerable' : 'valid');
  if (checked.length > 0) return decide(false, 'no-context');
  return decide(false, given.context.mentions.some(isElsewhere) ? 'other-api' : 'nothing');
}

/** How far from the operation's name a status may stand and still be its own. */
const NEARBY = 200;

/** With nobody complaining in words: an error body or code, or a status told beside the operation; one that merely stands there where it is somebody's own. */
function failsNearby({ reported, toldStatus, context, view: { text } }: Case, telling: Telling): boolean {
  if (reported.errors.some(({ code, contextId }) => code !== null || contextId !== null)) return true;
  const status = telling === 'own' ? reported.status : toldStatus;
  if (status === null || status < 400) return false;
  return context.mentions.some((mention) => {
    if (operationOf(mention) === null) return false;
    return text.slice(Math.max(0, mention.at - NEARBY), mention.at + NEARBY).includes(String(status));
  });
}

function isWorth(diagnostic: Diagnostic, fails: boolean): boolean {
  if (diagnostic.severity === 'info') return false;
  return fails || !TOLERABLE.has(diagnostic.code);
}

/** Whether the text names an operation of the family (and not just a vendor), holds a payload that certainly is of it, or an error or a permission of its own. */
function concernsUs({ context, checked, reported, view: { text }, knowledge }: Case): boolean {
  if (checked.some(({ certain }) => certain)) return true;
  if (namesFamily(text, reported.errors, knowledge.contracts)) return true;
  return context.mentions.some((mention) => operationOf(mention) !== null);
}

/** As every answer counts them, also those that would not have been worth an interruption. */
function countsOf({ checked, prose }: Case): { problems: string } {
  const problems = listProblems({ checks: checked.map(({ check }) => check), diagnostics: prose });
  return { problems: describeProblems(problems) };
}
