import type { Site } from '../body/facts.ts';
import type { NumberVerdict } from '../body/phone-number.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import { isInternational, numberOf, takesNumber } from './numbers.ts';

const messages = {
  'no-country-code': ['code', 'digits', 'needed', 'number'],
  'no-such-length': ['code', 'digits', 'needed', 'number'],
  'too-long': ['code', 'digits', 'needed', 'number'],
  'too-short': ['code', 'digits', 'needed', 'number'],
} as const;

type Found = RuleFinding<typeof messages>;

/** The form of E.164, but a length that no numbering plan of its country code has. */
export const rule = defineRule({
  code: 'rule/impossible-number',
  messages,
  check(facts) {
    return facts.sites.flatMap((site) => {
      if (!isInternational(site) || !(takesNumber(site) || site.expects === 'party')) return [];
      const verdict = facts.judge(numberOf(site));
      return verdict.possible ? [] : [toFinding(site, verdict)];
    });
  },
});

function toFinding(site: Site, verdict: NumberVerdict): Found {
  const { lengths, digits, callingCode } = verdict;
  const shortest = lengths[0] ?? 0;
  const longest = lengths.at(-1) ?? 0;
  const message =
    callingCode === null
      ? 'no-country-code'
      : digits < shortest
        ? 'too-short'
        : digits > longest
          ? 'too-long'
          : 'no-such-length';
  return {
    message,
    pointer: site.pointer,
    at: site.node.start,
    data: { number: site.text, code: callingCode ?? '', digits, needed: listLengths(lengths) },
  };
}

/** `10`, `9 or 10`, `5 to 15`. */
function listLengths(lengths: readonly number[]): string {
  const [first, ...rest] = lengths;
  if (first === undefined) return 'none';
  const last = rest.at(-1);
  if (last === undefined) return String(first);
  return lengths.length === 2 ? `${first} or ${last}` : `${first} to ${last}`;
}
