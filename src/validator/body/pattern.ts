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
