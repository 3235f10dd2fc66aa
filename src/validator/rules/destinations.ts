import type { Facts } from '../diagnose/facts.ts';

/** Published properties that each name whom to call; exactly one may be given (`too.many.create.conversation.parameters`). */
export const DESTINATIONS = [
  'phoneNumber',
  'callUserId',
  'callQueueId',
  'participants',
  'conversationIds',
] as const;

export interface GivenDestination {
  readonly name: (typeof DESTINATIONS)[number];
  readonly at: number;
  readonly keyAt: number;
}

/** Routing options that matter only when a queue is rung. */
export const QUEUE_OPTIONS: readonly string[] = [
  'priority',
  'languageId',
  'routingSkillsIds',
  'routingSkillExpression',
];

/** The published destinations that a body gives, in document order. */
export function givenDestinations(facts: Facts): GivenDestination[] {
  return DESTINATIONS.flatMap((name) => {
    const member = facts.published.get(name);
    const isDialectList =
      name === 'participants' && facts.roles.outermost.some((part) => part.pointer === '/participants');
    if (member === undefined || isDialectList) return [];
    return [{ name, at: member.value.start, keyAt: member.keyStart }];
  }).sort((a, b) => a.keyAt - b.keyAt);
}

/** Whether a queue is called, by its published property or by a party. */
export function ringsQueue({ published, roles }: Facts): boolean {
  return (
    published.has('callQueueId') ||
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
