import type { Knowledge } from '../knowledge.ts';
import type { Span } from '../text/span.ts';
import type { FoundErrors } from './find-errors.ts';
import { indexErrorCards, matchErrorCard } from './match-error-card.ts';
import { isOnlySpokenOf } from './spoken-of.ts';

/** Statuses that this API documents, and those that proxies before it give. */
const STATUS =
  /(?<![\w.:+#$€£/,-])(?:400|401|403|404|405|408|409|413|415|422|429|500|502|503|504)(?:er)?(?![\w/%-]|[.,:]\d)/g;

/** An error's words stand within this of a message's beginning; more is not looked through. */
const LONGEST_TOLD = 8000;

/** What a number counts or measures, when it is no status. */
const MEASURE =
  /^\s{0,2}(?:ms\b|sec|s\b|minutes?|hours?|days?|k?b\b|mb\b|px\b|people|persons?|calls?\b|users?|agents?|customers?|tickets?|times|rows?|lines?|items?|records?|chars|characters|numbers?|euros?|dollars?|usd|eur|bucks|seats|licen[sc]es|words?|€|\$|£|%)/i;

/**
 * Where a text is known to be about a call, a status that stands alone in it counts as told ("genesys says 400",
 * "→ 400", "// 400"): gives `reported` with the first of them, when it has none of its own.
 */
export function withLooseStatus(
  reported: FoundErrors,
  text: string,
  knowledge: Pick<Knowledge, 'errors'>,
  skip: readonly Span[],
): FoundErrors {
  if (reported.status !== null || reported.errors.length > 0) return reported;
  for (const match of text.matchAll(STATUS)) {
    const end = match.index + match[0].length;
    if (skip.some((span) => match.index >= span.start && match.index < span.end)) continue;
    if (MEASURE.test(text.slice(end, end + 16))) continue;
    if (isOnlySpokenOf(text, match.index, end)) continue;
    const status = Number.parseInt(match[0], 10);
    const message = text.slice(0, LONGEST_TOLD);
    const card = matchErrorCard({ status, code: null, message }, indexErrorCards(knowledge.errors));
    const error = {
      status,
      code: null,
      message: null,
      contextId: null,
      card: card === null ? null : `error/${card.code}`,
    };
    return { ...reported, status, errors: [error] };
  }
  return reported;
}
