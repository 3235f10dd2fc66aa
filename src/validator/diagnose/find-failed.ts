import type { Finding } from '../diagnostic.ts';
import type { Knowledge, Operation } from '../knowledge.ts';
import { type Mention, operationOf } from '../message/find-context.ts';
import type { FoundErrors } from '../message/find-errors.ts';
import { saysLittle } from '../message/match-error-card.ts';
import type { CodeCall } from '../payloads/code-call.ts';
import type { FailedOperation } from '../rules/failed.ts';
import { originOf } from '../text/source.ts';
import type { DiagnosedPayload } from './diagnose-payload.ts';

interface Given {
  readonly operation: Operation | null;
  readonly diagnosed: readonly DiagnosedPayload[];
  readonly reported: FoundErrors;
  readonly knowledge: Knowledge;
  readonly calls: readonly CodeCall[];
}

/** The operation that a text is about, if it failed. */
export function findFailed(
  { operation, diagnosed, reported, knowledge, calls }: Given,
  mentions: readonly Mention[],
  around: readonly Finding[],
): FailedOperation | null {
  if (operation === null || (reported.status ?? 0) < 400) return null;
  const mention = mentions.find((each) => operationOf(each)?.id === operation.id);
  const places = mentions.filter((each) => operationOf(each)?.id === operation.id).map(({ at }) => at);
  const own = diagnosed.find((each) => each.operation?.id === operation.id);
  const isFlaw = ({ code, severity }: Finding): boolean =>
    (severity ?? knowledge.cards.get(code)?.severity) === 'error';
  const isExplained =
    around.some(isFlaw) ||
    diagnosed.some(({ found }) => found === null || found.diagnosis.findings.some(isFlaw)) ||
    !reported.errors.every(({ card }) => saysLittle(card));
  return {
    operation,
    body: own?.payload.node ?? mention?.body ?? null,
    format: own?.payload.snippet.format ?? null,
    placeOf: (at) => (own === undefined ? at : originOf(own.payload.snippet.source, at)),
    at: mention?.at ?? own?.payload.snippet.span.start ?? 0,
    unexplained: isExplained ? null : reported.status,
    errors: reported.errors.flatMap(({ card }) => card ?? []),
    unset: calls
      .filter(({ span }) => places.some((at) => span.start <= at && at < span.end))
      .flatMap(({ unset }) => unset),
    contracts: knowledge.contracts,
  };
}
