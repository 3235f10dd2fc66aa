import metadata from 'libphonenumber-js/metadata.max.json';

/** What a country has as a national number. Written as the metadata of libphonenumber has it, and read as that reads it. */
export interface NumberingPlan {
  /** The lengths that national numbers may have, ascending. */
  readonly lengths: readonly number[];
  /** Compiled when a number of the country is first judged: there are 245 countries. */
  readonly patterns: () => PlanPatterns;
}

interface PlanPatterns {
  readonly national: RegExp;
  /** The ranges that are assigned, each with its lengths. */
  readonly ranges: readonly { readonly pattern: RegExp; readonly lengths: readonly number[] }[];
  /** What is dialed before a national number, and what to write instead where it holds a part of the number. */
  readonly prefix: RegExp | null;
  readonly instead: string | null;
  /** How its numbers begin among those of the countries with the same code; not all countries have it. */
  readonly begin: RegExp | null;
}

type Range = readonly [pattern?: string, lengths?: readonly number[]] | 0;

/** A country's entry; what is not read here has no name. */
type Written = readonly [
  unknown,
  unknown,
  national: string,
  lengths: readonly number[],
  unknown,
  trunkPrefix: string | 0 | undefined,
  unknown,
  prefix: string | 0 | undefined,
  instead: string | 0 | undefined,
  unknown,
  begin: string | 0 | undefined,
  ranges: readonly Range[],
];

// The package types its entries as lists of anything.
const countries: Readonly<Record<string, Written>> = Object(metadata.countries);
const plans = new Map(Object.entries(countries).map(([country, written]) => [country, toPlan(written)]));

/** The plans that share a country code, the main one first. */
export const PLANS: ReadonlyMap<string, readonly NumberingPlan[]> = new Map(
  Object.entries(metadata.country_calling_codes).map(([code, sharing]) => [
    code,
    sharing.flatMap((country) => plans.get(country) ?? []),
  ]),
);

function toPlan(written: Written): NumberingPlan {
  let compiled: PlanPatterns | null = null;
  return {
    lengths: written[3],
    patterns() {
      compiled ??= compile(written);
      return compiled;
    },
  };
}

function compile([
  ,
  ,
  national,
  lengths,
  ,
  trunk,
  ,
  prefix,
  instead,
  ,
  begin,
  ranges,
]: Written): PlanPatterns {
  const before = prefix || trunk;
  return {
    national: new RegExp(`^(?:${national})$`),
    ranges: ranges.flatMap((range) =>
      range === 0 || !range[0]
        ? []
        : [{ pattern: new RegExp(`^(?:${range[0]})$`), lengths: range[1] ?? lengths }],
    ),
    prefix: before ? new RegExp(`^(?:${before})`) : null,
    instead: instead || null,
    begin: begin ? new RegExp(`^(?:${begin})`) : null,
  };
}

/** A number's plan and its digits behind the country code, without the prefix of national dialing; `plans` share the code. */
export function readNational(
  digits: string,
  plans: readonly [NumberingPlan, ...NumberingPlan[]],
): { readonly national: string; readonly plan: NumberingPlan } {
  const [main] = plans;
  const stripped = withoutPrefix(digits, main);
  const national = isOtherwiseNational(digits, stripped, plans) ? stripped : digits;
  return { national, plan: ownerOf(national, plans) ?? main };
}

/** Whether digits fall into a range that is assigned. */
export function isAssigned(national: string, plan: NumberingPlan): boolean {
  const { national: whole, ranges } = plan.patterns();
  return (
    whole.test(national) &&
    ranges.some(({ pattern, lengths }) => lengths.includes(national.length) && pattern.test(national))
  );
}

function withoutPrefix(digits: string, plan: NumberingPlan): string {
  const { prefix, instead } = plan.patterns();
  const found = prefix?.exec(digits) ?? null;
  if (prefix === null || found === null) return digits;
  const holdsPart = found.length > 1 && found.at(-1);
  return instead !== null && holdsPart ? digits.replace(prefix, instead) : digits.slice(found[0].length);
}

/** In some countries the prefix is also how numbers begin: it is none where the number is one only with it, or too short without it. */
function isOtherwiseNational(
  digits: string,
  stripped: string,
  plans: readonly [NumberingPlan, ...NumberingPlan[]],
): boolean {
  const [main] = plans;
  const { national } = main.patterns();
  if (national.test(digits) && !national.test(stripped)) return false;
  const { lengths } = ownerOf(stripped, plans) ?? main;
  return stripped.length > (lengths.at(-1) ?? 0) || lengths.includes(stripped.length);
}

/** Which of the countries with one code a number belongs to. */
function ownerOf(national: string, plans: readonly NumberingPlan[]): NumberingPlan | undefined {
  if (plans.length === 1) return plans[0];
  return plans.find((plan) => plan.patterns().begin?.test(national) ?? isAssigned(national, plan));
}
