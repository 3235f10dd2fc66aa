import type { Facts } from '../body/facts.ts';
import type { Part } from '../body/read-roles.ts';
import { readAddress } from '../contract/address.ts';

export interface GivenDestination {
  readonly name: string;
  readonly at: number;
  readonly keyAt: number;
}

/** The published destinations that a body gives, in document order. */
export function givenDestinations(facts: Facts): GivenDestination[] {
  return facts.table.destinations
    .flatMap((name) => {
      const member = facts.published.get(name);
      if (member === undefined) return [];
      const isDialectList = facts.roles.outermost.some(
        ({ role, pointer }) => role === 'parties' && pointer === `/${name}`,
      );
      return isDialectList ? [] : [{ name, at: member.value.start, keyAt: member.keyStart }];
    })
    .sort((a, b) => a.keyAt - b.keyAt);
}

/** Whether a queue is called, by its published property or by a party. */
export function ringsQueue({ published, roles, table }: Facts): boolean {
  return (
    published.has(table.properties.get('toQueue') ?? '') ||
    roles.parties.some(({ side, address }) => side === 'callee' && address?.reaches === 'queue')
  );
}

/** Whether any part of the body, published or not, says whom to call. */
export function hasDestination(facts: Facts): boolean {
  if (givenDestinations(facts).length > 0) return true;
  if (
    facts.roles.parties.some(
      (party) => party.side === 'callee' && party.address !== null && party.address.form.kind !== 'empty',
    )
  )
    return true;
  return facts.roles.parts.some((part) => part.role === 'toQueue');
}

/** Names of who calls or what is shown, in whatever language begins them so. */
const CALLER_WORDS = /from|call(?:er|ing)|ani|cli|orig|source|sender|display|own|absend|anruf|appelant|fax/i;

/**
 * The one number in a body without a destination, under an unknown name: most likely the number
 * to call. Null where there is none, or more of them, or its name is about the caller.
 */
export function findStrayNumber(facts: Facts): Part | null {
  if (!facts.placesCall || facts.roles.unknown.length > MOST_UNKNOWN || hasDestination(facts)) return null;
  const [only, ...more] = facts.roles.unknown.filter((part) => isPossibleNumber(part, facts));
  return only === undefined || more.length > 0 || CALLER_WORDS.test(only.key) ? null : only;
}

/** A body with more unknown names is not of this API. */
const MOST_UNKNOWN = 20;

function isPossibleNumber({ node }: Part, { judge }: Facts): boolean {
  if (node.kind !== 'string') return false;
  const { kind, scheme, rest } = readAddress(node.value);
  return kind === 'international' && (scheme === null || scheme === 'tel') && judge(rest).possible;
}
