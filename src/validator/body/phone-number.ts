import { isAssigned, PLANS, readNational } from './numbering-plan.ts';

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

/** Judges `+` and digits against the numbering plans. */
function judgeNumber(text: string): NumberVerdict {
  const normalized = `+${text.replace(/\D+/g, '')}`;
  const callingCode = findCallingCode(normalized);
  const lengths = callingCode === null ? [] : (LENGTHS.get(callingCode) ?? []);
  const national = normalized.slice(1 + (callingCode?.length ?? 0));
  const [main, ...others] = PLANS.get(callingCode ?? '') ?? [];
  // A number too short for its plan is none; a long one may hold a trunk prefix.
  const read =
    main === undefined || national.length < (lengths[0] ?? 0) || normalized.length > MOST_DIGITS + 1
      ? null
      : readNational(national, [main, ...others]);
  const possible = read?.plan.lengths.includes(read.national.length) ?? false;
  const hasTrunkPrefix = possible && national === `0${read?.national}`;
  return {
    normalized: hasTrunkPrefix ? `+${callingCode}${read?.national}` : normalized,
    exact: text === normalized && !hasTrunkPrefix,
    hasTrunkPrefix,
    possible,
    assigned: possible && read !== null && isAssigned(read.national, read.plan),
    callingCode,
    digits: national.length,
    lengths,
  };
}

/** Country codes are prefix-free, so at most one of the three lengths is one. */
function findCallingCode(normalized: string): string | null {
  for (let size = 1; size <= 3; size++) {
    const code = normalized.slice(1, 1 + size);
    if (LENGTHS.has(code)) return code;
  }
  return null;
}

/** National lengths by country code: those that all countries share which share the code. */
const LENGTHS: ReadonlyMap<string, readonly number[]> = new Map(
  [...PLANS].map(([code, plans]) => [
    code,
    plans.map(({ lengths }) => lengths).reduce((all, own) => sharedOf(all, own)),
  ]),
);

function sharedOf(all: readonly number[], own: readonly number[]): readonly number[] {
  const shared = all.filter((length) => own.includes(length));
  return shared.length === 0 ? own : shared;
}
