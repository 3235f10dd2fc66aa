import type { Knowledge } from '../knowledge.ts';
import type { SuppressedDiagnostic } from '../report.ts';
import type { Locator } from '../text/locator.ts';
import type { DiagnosedPayload } from './diagnose-payload.ts';
import { explain } from './explain.ts';
import { ROWS } from './suppress.ts';

/** What was found in some payloads and not told, in the order of the payloads and of the table's rows. */
export function explainSuppressed(
  diagnosed: readonly DiagnosedPayload[],
  locator: Locator,
  knowledge: Knowledge,
): SuppressedDiagnostic[] {
  return diagnosed.flatMap(({ payload, found }) =>
    (found?.diagnosis.suppressed ?? []).map(({ finding, row }) => ({
      ...explain(finding, payload.source, locator, knowledge),
      row,
      why: ROWS.find(({ id }) => id === row)?.why ?? '',
    })),
  );
}
