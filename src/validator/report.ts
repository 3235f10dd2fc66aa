import type { Diagnostic, PatchOperation } from './diagnostic.ts';

/** How a payload was written down in the text. */
export type Format = 'json' | 'curl' | 'http' | 'log' | Language;

/** Languages of code. */
export type Language =
  | 'python'
  | 'javascript'
  | 'java'
  | 'go'
  | 'php'
  | 'csharp'
  | 'swift'
  | 'apex'
  | 'ruby'
  | 'powershell'
  | 'terraform';

/** All findings on one text as plain data; the same text always gives the same bytes. */
export interface Report {
  readonly schemaVersion: 1;
  /** Would the bot answer this unasked in a watched channel? */
  readonly respond: boolean;
  /** One line: why, or why not. */
  readonly reason: string;
  /** `METHOD /path/template` of the operation, or null when none was recognised. */
  readonly operation: string | null;
  /** The HTTP status that the text reports. */
  readonly status: number | null;
  /** One for each payload found, in the order of the text. */
  readonly checks: readonly Check[];
  /** Findings that belong to no payload: scope, grant, path, SDK symbol, secret. */
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly ReportedError[];
  readonly claims: readonly ReportedClaim[];
  /** Which API other than that of calls the errors are of, by positive signs in the text; null without any. */
  readonly elsewhere: Elsewhere | null;
  /** For a failing call without a payload: what would settle it, most useful first. */
  readonly questions: readonly string[];
  /** What was found and not told; only on request. */
  readonly suppressed?: readonly SuppressedDiagnostic[];
}

/** A finding that was not told, with the row of `diagnose/suppress.ts` that dropped it. */
export interface SuppressedDiagnostic extends Diagnostic {
  readonly row: string;
  readonly why: string;
}

/** Another API of the platform, or one of somebody else. */
export type Elsewhere = 'platform' | 'other';

export interface Check {
  readonly format: Format;
  /** UTF-16 offsets in the text as pasted, end exclusive. */
  readonly span: { readonly start: number; readonly end: number };
  /** `published`, a dialect's id, or `unknown`. */
  readonly shape: string;
  /** The operation this payload belongs to; the report's own unless the text holds several. */
  readonly operation: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** RFC 6902 operations from the value as read to `corrected`; none for a template, which is changed where it stands. */
  readonly patch: readonly PatchOperation[];
  /** Same shape, smallest change; null when nothing had to change. */
  readonly corrected: unknown;
  readonly alternatives: readonly Alternative[];
  /** The same intent in the published request body. */
  readonly published: unknown;
  /** Pointers in `published` that the author must fill in. */
  readonly placeholders: readonly string[];
  /** The same with what stood there, and what is left to fix in `corrected`. */
  readonly gaps: { readonly corrected: readonly Gap[]; readonly published: readonly Gap[] };
  /** What the published body could not carry over or only carries on a condition, a sentence each. */
  readonly notes: readonly string[];
  /** How the two sides of the call are written down; for counting. */
  readonly pattern: Pattern;
}

/** What only the author can fill in. */
export interface Gap {
  readonly pointer: string;
  /** The unusable value that stood there, as JSON; null where none did, or where it still stands. */
  readonly found: string | null;
}

export interface Alternative {
  readonly when: string;
  readonly body: unknown;
}

/** An error body, or an error told in words, as the text reports it. */
export interface ReportedError {
  readonly status: number | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly contextId: string | null;
  /** The error card that explains it (`error/<code>`), or null. */
  readonly card: string | null;
}

export type Verdict = 'confirmed' | 'contradicted' | 'unverified';

export interface ReportedClaim {
  /** The words of the text that make the claim. */
  readonly text: string;
  readonly kind: string;
  readonly verdict: Verdict;
  /** The text asks whether it is so. */
  readonly asked: boolean;
  readonly card: string;
}

/** The forms in which an address can be written; nothing else is ever said of one. */
export const PATTERN_FORMS = [
  /** `+` and digits alone, 15 at most. */
  'e164',
  /** `+` and digits with the punctuation of print, or too many of them. */
  'printed-number',
  /** Digits without a country code. */
  'national-number',
  /** At most six digits. */
  'extension',
  'tel-uri',
  'sip-uri',
  /** `user@host` without `sip:`. */
  'email',
  'uuid',
  /** Example text that was never filled in. */
  'placeholder',
  /** A variable or expression. */
  'code',
  'empty',
  'other',
  /** There is no address. */
  'none',
] as const;

export type PatternForm = (typeof PATTERN_FORMS)[number];

/** How the two sides of a call are written down in a payload: words from closed lists, for counting. */
export interface Pattern {
  /** The type that the first caller states: a folded word of the dialects, `other`, or `none`. */
  readonly fromType: string;
  readonly toType: string;
  readonly fromForm: PatternForm;
  readonly toForm: PatternForm;
}

/** Of a payload that could not be read. */
export const NO_PATTERN: Pattern = { fromType: 'none', toType: 'none', fromForm: 'none', toForm: 'none' };
