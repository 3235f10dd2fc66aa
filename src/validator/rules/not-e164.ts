import type { Facts, Site } from '../body/facts.ts';
import type { NumberJudge, NumberVerdict } from '../body/phone-number.ts';
import { readAddress } from '../contract/address.ts';
import type { Fix } from '../diagnostic.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import { isInternational, numberOf, takesNumber } from './numbers.ts';
import type { TextFacts } from './text-facts.ts';

/** Shorter digits are extensions and service numbers, which are dialed as they are. */
const SHORTEST_NATIONAL = 7;

const messages = {
  default: ['found'],
  'id-given': ['found'],
  letters: ['found'],
  national: ['found'],
  'plus-missing': ['found', 'suggestion'],
  'prefix-00': ['found', 'suggestion'],
  punctuation: ['found', 'suggestion'],
  'trunk-prefix': ['found', 'suggestion'],
  'meant-international': ['found', 'suggestion'],
} as const;

type Found = RuleFinding<typeof messages>;

/** Whether the digits lack their country code, or the `+` before it: what they reach depends on who dials them. */
export function isNational(site: Site): boolean {
  const { kind, scheme } = site.form;
  if (kind !== 'national' || scheme === 'sip' || scheme === 'sips') return false;
  return numberOf(site).replace(/\D+/g, '').length >= SHORTEST_NATIONAL;
}

/** A number that is not in the international form of E.164 (`+`, country code, digits only). */
export const rule = defineRule({
  code: 'rule/not-e164',
  messages,
  check(facts) {
    return facts.sites.flatMap((site) => checkSite(site, facts));
  },
  checkText: findRejected,
});

/** Numbers that the server's message says are not valid, and that no payload shows: `Value [+440…] is not valid`. */
function findRejected({ view: { text }, errors, payloads, judge }: TextFacts): Found[] {
  return errors.flatMap(({ message }) => {
    const value = REJECTED.exec(message ?? '')?.[1];
    const at = value === undefined ? -1 : text.indexOf(value);
    if (value === undefined || at < 0) return [];
    if (payloads.some(({ start, end }) => text.slice(start, end).includes(value))) return [];
    return checkRejected(value, at, judge);
  });
}

const REJECTED = /\bvalue \[(\+?\d[\d ().-]{5,30})\] is not valid/i;

/** Nothing can be corrected where the number is not in the body. */
function checkRejected(text: string, at: number, judge: NumberJudge): Found[] {
  const node = { kind: 'string', value: text, start: at, end: at + text.length } as const;
  const place = { node, pointer: '', keyAt: at, expects: 'number', e164: true, party: null };
  const site = { ...place, text, form: readAddress(text) };
  const findings =
    site.form.kind === 'national'
      ? isNational(site)
        ? checkNational(site, { judge })
        : []
      : checkPunctuation(site, { judge });
  return findings.map((found) => ({ ...found, pointer: null, fixes: [] }));
}

type Judging = Pick<Facts, 'judge'>;

function checkSite(site: Site, facts: Facts): Found[] {
  if (isInternational(site) && (takesNumber(site) || site.expects === 'party'))
    return checkPunctuation(site, facts);
  if (!takesNumber(site)) return [];
  if (isNational(site)) return checkNational(site, facts);
  // An id behind a scheme is the prefix's to tell.
  if (site.form.kind === 'uuid')
    return site.form.scheme === null
      ? [{ ...finding(site, 'id-given', []), severity: 'error' as const }]
      : [];
  if (site.form.kind !== 'text' || site.form.scheme !== null) return [];
  return [finding(site, /[a-z]/i.test(site.text) ? 'letters' : 'default', [])];
}

function checkPunctuation(site: Site, facts: Judging): Found[] {
  const number = numberOf(site);
  const { normalized, exact, hasTrunkPrefix, possible } = facts.judge(number);
  if (exact) return [];
  const fixes: Fix<Found['message']>[] = possible
    ? [
        {
          applicability: 'machine-applicable',
          patch: [{ op: 'replace', path: site.pointer, value: normalized }],
        },
      ]
    : [];
  return [finding(site, hasTrunkPrefix ? 'trunk-prefix' : 'punctuation', fixes, { suggestion: normalized })];
}

/** The number with country code that digits alone can only be; null where they may be a national one. */
export function readsAsInternational(site: Site, facts: Judging): NumberVerdict | null {
  const digits = numberOf(site).replace(/\D+/g, '');
  const hasPrefix = digits.startsWith('00');
  const international = facts.judge(`+${hasPrefix ? digits.slice(2) : digits}`);
  // The prefix says that a country code follows; without it only an assigned number can be meant as one.
  const isMeant = hasPrefix ? international.possible : international.assigned && !digits.startsWith('0');
  return isMeant ? international : null;
}

function checkNational(site: Site, facts: Judging): Found[] {
  const digits = numberOf(site).replace(/\D+/g, '');
  const hasPrefix = digits.startsWith('00');
  const international = readsAsInternational(site, facts);
  if (international === null) return [finding(site, 'national', [])];
  return [
    finding(
      site,
      hasPrefix ? 'prefix-00' : 'plus-missing',
      [
        {
          applicability: 'maybe-incorrect',
          when: 'meant-international',
          patch: [{ op: 'replace', path: site.pointer, value: international.normalized }],
        },
      ],
      { suggestion: international.normalized },
    ),
  ];
}

function finding(
  site: Site,
  message: Found['message'],
  fixes: readonly Fix<Found['message']>[],
  data: Found['data'] = {},
): Found {
  return {
    message,
    pointer: site.pointer,
    at: site.node.start,
    data: { found: site.text, ...data },
    fixes,
    ...(site.e164 ? { severity: 'error' as const } : {}),
  };
}
