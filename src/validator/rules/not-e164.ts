import type { Facts, Site } from '../diagnose/facts.ts';
import type { Finding, Fix } from '../diagnostic.ts';
import type { MessageOf, SlotData } from '../messages.ts';
import { isInternational, numberOf, takesNumber } from './numbers.ts';
import type { Rule } from './rule.ts';

/** Shorter digits are extensions and service numbers, which are dialled as they are. */
const SHORTEST_NATIONAL = 7;

/** A number that is not in the international form of E.164 (`+`, country code, digits only). */
export const rule: Rule = {
  code: 'rule/not-e164',
  check(facts) {
    return facts.sites.flatMap((site) => checkSite(site, facts));
  },
};

function checkSite(site: Site, facts: Facts): Finding[] {
  if (isInternational(site) && (takesNumber(site) || site.expects === 'party'))
    return checkPunctuation(site, facts);
  if (!takesNumber(site)) return [];
  if (site.form.kind === 'national' && site.form.scheme !== 'sip' && site.form.scheme !== 'sips')
    return checkNational(site, facts);
  // An id behind a scheme is the prefix's to tell.
  if (site.form.kind === 'uuid') return site.form.scheme === null ? [idFinding(site, facts)] : [];
  if (site.form.kind !== 'text' || site.form.scheme !== null) return [];
  return [finding(site, /[a-z]/i.test(site.text) ? 'letters' : 'default', [])];
}

function checkPunctuation(site: Site, facts: Facts): Finding[] {
  const number = numberOf(site);
  const { normalized, exact, possible } = facts.judge(number);
  if (exact) return [];
  const fixes: Fix[] = possible
    ? [
        {
          applicability: 'machine-applicable',
          patch: [{ op: 'replace', path: site.pointer, value: normalized }],
        },
      ]
    : [];
  return [finding(site, 'punctuation', fixes, { suggestion: normalized })];
}

function checkNational(site: Site, facts: Facts): Finding[] {
  const digits = numberOf(site).replace(/\D+/g, '');
  if (digits.length < SHORTEST_NATIONAL) return [];
  const international = digits.startsWith('00')
    ? facts.judge(`+${digits.slice(2)}`)
    : facts.judge(`+${digits}`);
  if (!international.assigned || (digits.startsWith('0') && !digits.startsWith('00')))
    return [finding(site, 'national', [])];
  return [
    finding(
      site,
      digits.startsWith('00') ? 'prefix-00' : 'plus-missing',
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

/** A user's id where a number belongs: the published body has a field for it. */
function idFinding(site: Site, facts: Facts): Finding {
  const canMove = site.pointer === '/phoneNumber' && !facts.published.has('callUserId');
  const fixes: Fix[] = canMove
    ? [
        {
          applicability: 'maybe-incorrect',
          when: 'meant-user',
          patch: [{ op: 'move', from: '/phoneNumber', path: '/callUserId' }],
        },
      ]
    : [];
  return { ...finding(site, 'id-given', fixes), severity: 'error' };
}

function finding(
  site: Site,
  message: MessageOf<'rule/not-e164'>,
  fixes: readonly Fix[],
  data: SlotData = {},
): Finding {
  return {
    code: rule.code,
    message,
    pointer: site.pointer,
    at: site.node.start,
    data: { found: site.text, ...data },
    fixes,
    ...(site.e164 ? { severity: 'error' as const } : {}),
  };
}
