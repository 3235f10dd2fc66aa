import {
  getCountries,
  getCountryCallingCode,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** What the numbering plans say of a number that begins with `+`. */
export interface NumberVerdict {
  /** Without the punctuation of print and the 0 of national dialling: `+` and digits. */
  readonly normalized: string;
  /** Already `+` and digits, nothing else. */
  readonly exact: boolean;
  /** The 0 of national dialling stands after the country code, where it is not dialed. */
  readonly hasTrunkPrefix: boolean;
  /** Its length fits the plan of its country code. */
  readonly possible: boolean;
  /** It falls into a range that is assigned. */
  readonly assigned: boolean;
  readonly callingCode: string | null;
  /** Digits after the country code. */
  readonly digits: number;
  /** Lengths that the plan allows, ascending; empty where the country code is none. */
  readonly lengths: readonly number[];
}

/** Judges numbers for one check: each of them once, since parsing one costs more than all else that is asked of it. */
export type NumberJudge = (text: string) => NumberVerdict;

/** A judge that remembers its verdicts as long as it lives: for one text, since what is pasted is not kept. */
export function createNumberJudge(): NumberJudge {
  const verdicts = new Map<string, NumberVerdict>();
  return (text) => {
    const known = verdicts.get(text);
    if (known !== undefined) return known;
    const verdict = judgeNumber(text);
    verdicts.set(text, verdict);
    return verdict;
  };
}

/** At most 15 digits after the plus (ITU-T E.164); longer input is never parsed. */
const MOST_DIGITS = 15;

/** Judges `+` and digits against the numbering plans (libphonenumber, `max` metadata, no default country). */
function judgeNumber(text: string): NumberVerdict {
  const normalized = `+${text.replace(/\D+/g, '')}`;
  const callingCode = findCallingCode(normalized);
  const lengths = callingCode === null ? [] : (PLANS.get(callingCode) ?? []);
  const digits = normalized.length - 1 - (callingCode?.length ?? 0);
  // A number too short for its plan needs no parsing, which is what costs; a long one may hold a trunk prefix.
  const parses = callingCode !== null && digits >= (lengths[0] ?? 0) && normalized.length <= MOST_DIGITS + 1;
  const parsed = parses ? parsePhoneNumberFromString(normalized, { extract: false }) : undefined;
  const possible = parsed?.isPossible() ?? false;
  const hasTrunkPrefix = possible && normalized === `+${callingCode}0${parsed?.nationalNumber}`;
  return {
    normalized: hasTrunkPrefix && parsed !== undefined ? parsed.number : normalized,
    exact: text === normalized && !hasTrunkPrefix,
    hasTrunkPrefix,
    possible,
    assigned: possible && (parsed?.isValid() ?? false),
    callingCode,
    digits,
    lengths,
  };
}

/** Country codes are prefix-free, so at most one of the three lengths is one. */
function findCallingCode(normalized: string): string | null {
  for (let size = 1; size <= 3; size++) {
    const code = normalized.slice(1, 1 + size);
    if (PLANS.has(code)) return code;
  }
  return null;
}

/** National lengths by country code: those that all countries share which share the code. */
const PLANS: ReadonlyMap<string, readonly number[]> = readPlans();

function readPlans(): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, ReadonlySet<number>>();
  const metadata = new Metadata();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    metadata.selectNumberingPlan(country);
    const own = new Set(metadata.numberingPlan?.possibleLengths() ?? []);
    const shared = lengths.get(code)?.intersection(own);
    lengths.set(code, shared === undefined || shared.size === 0 ? own : shared);
  }
  return new Map([...lengths].map(([code, known]) => [code, [...known].sort((a, b) => a - b)]));
}
