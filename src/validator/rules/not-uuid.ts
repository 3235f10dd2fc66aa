import type { Facts, Site } from '../body/facts.ts';
import { pointerTo } from '../body/role-table.ts';
import type { Fix } from '../diagnostic.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import { takesNumber } from './numbers.ts';

const messages = {
  default: ['found', 'kind'],
  queue: ['found', 'kind'],
  user: ['found', 'kind'],
  'address-given': ['found', 'kind'],
  dressed: ['found', 'suggestion'],
  'number-given': ['found', 'kind'],
  'meant-number': ['found', 'kind'],
} as const;

type Found = RuleFinding<typeof messages>;

/** The id of a platform object is a UUID. */
export const rule = defineRule({
  code: 'rule/not-uuid',
  messages,
  check(facts) {
    return facts.sites.flatMap((site) => {
      if (isDressed(site)) return [dressedFinding(site)];
      return isBadId(site) ? [toFinding(site, facts)] : [];
    });
  },
});

/** A UUID in braces or quotes, with blanks around it or without its hyphens. Behind a scheme the prefix tells it. */
function isDressed(site: Site): boolean {
  const { kind, scheme, rest } = site.form;
  return kind === 'uuid' && scheme === null && rest !== site.text && !takesNumber(site);
}

function dressedFinding({ text, form, pointer, node }: Site): Found {
  return {
    message: 'dressed',
    pointer,
    at: node.start,
    data: { found: text, suggestion: form.rest },
    fixes: [
      { applicability: 'machine-applicable', patch: [{ op: 'replace', path: pointer, value: form.rest }] },
    ],
  };
}

function isBadId(site: Site): boolean {
  if (site.form.kind === 'placeholder' || site.form.kind === 'empty' || site.form.kind === 'uuid')
    return false;
  if (site.expects === 'number') return false;
  if (site.expects !== 'party') return true;
  const { address, type } = site.party ?? { address: null, type: null };
  if (address === null || takesNumber(site)) return false;
  // A number under `type: "agent"` is the mismatch's to tell.
  if (site.form.kind === 'international' || site.form.kind === 'national')
    return address.field === 'user' || address.field === 'queue';
  if (site.form.kind === 'mailbox') return address.field === 'user' || type?.says === 'user';
  return address.reaches === 'user' || address.reaches === 'queue';
}

function toFinding(site: Site, facts: Facts): Found {
  const kind = site.expects === 'party' ? (site.party?.address?.reaches ?? 'user') : site.expects;
  const isNumber = site.form.kind === 'international' || site.form.kind === 'national';
  const number = facts.table.properties.get('callee');
  const isUser = site.pointer === pointerTo(facts.table, 'calleeUser');
  const canMove = isNumber && isUser && number !== undefined && !facts.published.has(number);
  // Only the author knows the ID; the present value must not be sent again.
  const leaveOpen: Fix<Found['message']> = {
    applicability: 'machine-applicable',
    patch: [{ op: 'replace', path: site.pointer, value: `<${kind}-id>` }],
  };
  const move: Fix<Found['message']> = {
    applicability: 'maybe-incorrect',
    when: 'meant-number',
    patch: [
      { op: 'remove', path: site.pointer },
      { op: 'add', path: `/${number}`, value: site.text },
    ],
  };
  return {
    message: canMove ? 'number-given' : site.form.kind === 'mailbox' ? 'address-given' : lookupOf(kind),
    pointer: site.pointer,
    at: site.node.start,
    data: { found: site.text, kind },
    fixes: canMove ? [leaveOpen, move] : [leaveOpen],
  };
}

/** The message that says how to find the ID; only queues and users have one of their own. */
function lookupOf(kind: string): 'queue' | 'user' | 'default' {
  return kind === 'queue' || kind === 'user' ? kind : 'default';
}
