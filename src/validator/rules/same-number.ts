import type { Facts, Site } from '../body/facts.ts';
import { pointerTo } from '../body/role-table.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  default: ['number', 'other'],
  user: ['number', 'other'],
} as const;

type Found = RuleFinding<typeof messages>;

/** The number shown and the number called are the same one. */
export const rule = defineRule({
  code: 'rule/same-number',
  messages,
  check(facts) {
    if (!facts.placesCall) return [];
    const shown = facts.sites.filter((site) => isShown(site, facts));
    return facts.sites
      .filter((site) => isCalled(site, facts))
      .flatMap((called): Found[] => {
        const same = shown.find((site) => key(site) !== null && key(site) === key(called));
        if (same === undefined) return [];
        return [
          {
            message: called.form.kind === 'uuid' ? 'user' : 'default',
            pointer: called.pointer,
            at: called.node.start,
            data: { number: called.text, other: same.pointer },
          },
        ];
      });
  },
});

function isShown(site: Site, { table }: Facts): boolean {
  return site.party?.side === 'caller' || site.pointer === pointerTo(table, 'callerId');
}

function isCalled(site: Site, facts: Facts): boolean {
  if (site.party !== null) return site.party.side === 'callee';
  const { table, published } = facts;
  const [, list, index, field, ...deeper] = site.pointer.split('/');
  const isParty =
    list === table.properties.get('parties') && field === table.parties?.properties.get('callee');
  if (isParty && /^\d+$/.test(index ?? '') && deeper.length === 0) return true;
  return site.pointer === pointerTo(table, 'callee') && published.has(site.pointer.slice(1));
}

function key(site: Site): string | null {
  if (site.form.kind === 'uuid') return site.form.rest.toLowerCase();
  if (site.form.kind !== 'international' && site.form.kind !== 'national') return null;
  return site.form.rest.replace(/\D+/g, '').replace(/^00/, '');
}
