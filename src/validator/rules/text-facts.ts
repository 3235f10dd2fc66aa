import type { NumberJudge } from '../body/phone-number.ts';
import type { Knowledge, Operation } from '../knowledge.ts';
import type { Mention } from '../message/find-context.ts';
import type { ReportedError } from '../report.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';

/** What rules look at around the payloads of a text. */
export interface TextFacts {
  readonly view: TextView;
  /** The operation that the text is about. */
  readonly operation: Operation | null;
  /** Requests and SDK names, in the order of the text, those of payloads among them. */
  readonly mentions: readonly Mention[];
  readonly errors: readonly ReportedError[];
  readonly status: number | null;
  /** Where payloads of this API stand. */
  readonly payloads: readonly Span[];
  /** Whether a place is inside a payload or an error body. */
  readonly isInside: (at: number) => boolean;
  readonly knowledge: Knowledge;
  readonly judge: NumberJudge;
}
