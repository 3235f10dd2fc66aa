import type { DiagnosticCode, SlotData } from '../../diagnostic.ts';

/** One repair that was needed to read the text: what is wrong, where, and the edit that fixes it. */
export interface Repair {
  /** `json/trailing-comma` and so on. */
  readonly code: DiagnosticCode;
  /** The card's message to use. */
  readonly message: string;
  /** Where the fault stands, as offsets into the source's text. */
  readonly start: number;
  readonly end: number;
  readonly data: SlotData;
  /** Replacing `[editStart, editEnd)` by `replacement`, for all repairs at once, gives text that JSON.parse reads. */
  readonly editStart: number;
  readonly editEnd: number;
  readonly replacement: string;
}
