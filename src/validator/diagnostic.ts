export type Severity = 'error' | 'warning' | 'info';

/** Where a statement rests: on published material, on public bodies and code, on inference, or on threads alone. */
export type Evidence = 'documented' | 'observed' | 'inferred' | 'claimed';

/** One finding as the report shows it. Lines and columns count from 1 in the text as pasted. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** RFC 6901 pointer into the payload as read; null when the finding belongs to no payload. */
  readonly pointer: string | null;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What is wrong, in the sentence with which a reply may begin. */
  readonly cause: string;
  /** What to change at this place, in a few words; null where the body to send says it all. */
  readonly change: string | null;
  readonly evidence: Evidence;
  /** The knowledge card behind it, by its code. */
  readonly card: string;
}

/** A diagnostic's code: its family and its name. Each has a card in `knowledge/cards/`. */
export type DiagnosticCode = `${'contract' | 'json' | 'org' | 'rule' | 'template'}/${string}`;

/** The messages that a card must have, each with the slots that are filled in it. */
export type Messages = Readonly<Record<string, readonly string[]>>;

/** Facts by the names of the slots that they fill. */
export type SlotData<M extends Messages = Messages> = {
  readonly [S in M[keyof M][number]]?: string | number;
};

/** What a check found, before its card gives it words: `at` is an offset into the source's text. */
export interface Finding<M extends Messages = Messages> {
  readonly code: DiagnosticCode;
  /** Which of the card's messages to use. */
  readonly message: keyof M & string;
  readonly pointer: string | null;
  /** Offset of the offending value, or of the key where the key is at fault. */
  readonly at: number;
  /** What fills the message's slots; never judged again, only shown. */
  readonly data: SlotData<M>;
  readonly fixes?: readonly Fix<keyof M & string>[];
  /** Overrides of what the card says, where the facts of this case ask for it. */
  readonly severity?: Severity;
  readonly evidence?: Evidence;
}

/** RFC 6902; only the operations that corrections need. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string };

/** How sure a correction is, in rustc's words. */
export type Applicability = 'machine-applicable' | 'maybe-incorrect' | 'has-placeholders';

export interface Fix<Message extends string = string> {
  readonly applicability: Applicability;
  readonly patch: readonly PatchOperation[];
  /** For what is not machine-applicable: the card's message that says when it is right. */
  readonly when?: Message;
}

/** A total order: pasted position, then pointer, then code, then words, compared by UTF-16 units. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.pointer ?? '', b.pointer ?? '') ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** By UTF-16 units, whatever the language of the machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
