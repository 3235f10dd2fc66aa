import type { Facts, Site } from '../body/facts.ts';
import { pointerTo } from '../body/role-table.ts';
import type { PatchOperation } from '../diagnostic.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  caller: ['found', 'rest', 'scheme'],
  id: ['found', 'rest', 'scheme'],
  other: ['found', 'rest', 'scheme'],
  queue: ['found', 'rest', 'scheme'],
  sip: ['found', 'rest', 'scheme'],
  tel: ['found', 'rest', 'scheme'],
  user: ['found', 'rest', 'scheme'],
  'meant-queue': ['found', 'rest', 'scheme'],
  'meant-user': ['found', 'rest', 'scheme'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A scheme before an address: says what the field takes. */
export const rule = defineRule({
  code: 'rule/address-prefix',
  messages,
  check(facts) {
    return facts.sites.flatMap((site) => {
      const { scheme } = site.form;
      if (scheme === null) return [];
      return [
        {
          ...idAlone(site),
          ...asDestination(site, facts),
          message: messageFor(site, scheme),
          pointer: site.pointer,
          at: site.node.start,
          data: { scheme: `${scheme}:`, found: site.text, rest: site.form.rest },
        },
      ];
    });
  },
});

/** An id of the kind that the field takes, behind a scheme that says no more than that. */
function idAlone({ form, expects, pointer }: Site): Pick<Found, 'fixes'> {
  if (form.kind !== 'uuid' || !(SAYS[form.scheme ?? ''] ?? []).includes(expects)) return {};
  return {
    fixes: [
      { applicability: 'machine-applicable', patch: [{ op: 'replace', path: pointer, value: form.rest }] },
    ],
  };
}

const IDS = ['user', 'queue', 'skill', 'language', 'contact', 'conversation', 'participant'];
const SAYS: Readonly<Record<string, readonly string[]>> = {
  urn: IDS,
  user: ['user'],
  agent: ['user'],
  queue: ['queue'],
  acd: ['queue'],
};

function messageFor(site: Site, scheme: string): Found['message'] {
  if (site.expects !== 'number' && site.expects !== 'party') return 'id';
  if (scheme === 'tel' || scheme === 'callto' || scheme === 'phone') return 'tel';
  if (scheme === 'sip' || scheme === 'sips') return 'sip';
  if (scheme === 'queue' || scheme === 'acd') return 'queue';
  if (scheme === 'user' || scheme === 'agent') return site.party?.side === 'caller' ? 'caller' : 'user';
  return 'other';
}

const ROLES: Readonly<Record<string, 'toQueue' | 'calleeUser'>> = {
  queue: 'toQueue',
  acd: 'toQueue',
  user: 'calleeUser',
  agent: 'calleeUser',
};

/** `queue:` or `user:` in the field for numbers can be no number, and the field for the id is another. */
function asDestination(site: Site, facts: Facts): Pick<Found, 'severity' | 'fixes'> {
  const { scheme, kind, rest } = site.form;
  const role = ROLES[scheme ?? ''];
  const target = role === undefined ? undefined : facts.table.properties.get(role);
  if (site.pointer !== pointerTo(facts.table, 'callee') || target === undefined) return {};
  if (kind !== 'uuid' || facts.published.has(target)) return { severity: 'error' };
  const patch: PatchOperation[] = [
    { op: 'remove', path: site.pointer },
    { op: 'add', path: `/${target}`, value: rest },
  ];
  return {
    severity: 'error',
    fixes: [
      {
        applicability: 'maybe-incorrect',
        when: role === 'toQueue' ? 'meant-queue' : 'meant-user',
        patch,
      },
    ],
  };
}
