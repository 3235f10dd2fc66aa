import type { Lookup, LookupOutcome, Use } from './lookup.ts';
import type { OrgMessage } from './messages.ts';
import { type Circumstances, operationOf, type Told } from './tell.ts';

type ConversationLookup = Extract<Lookup, { kind: 'conversation' }>;

/** Whether the conversation of a transfer is there, who the participant is, and in which state its call is. */
export function tellConversation(
  lookup: ConversationLookup,
  outcome: LookupOutcome,
  use: Use,
  circumstances: Circumstances,
): readonly Told[] {
  const say = (message: Message, data: Told['data'] = {}): Told[] => [
    { code: 'org/participant-state', message, data, use },
  ];
  if (outcome.kind === 'missing') return say('conversation-missing', { id: lookup.id });
  if (outcome.kind !== 'conversation') return [];
  if (outcome.hasEnded) return say('conversation-ended');
  if (lookup.participant === null) return [];
  const wanted = lookup.participant.toLowerCase();
  const leg = outcome.participants.find(({ id }) => id.toLowerCase() === wanted);
  if (leg === undefined) return say('participant-missing', { id: lookup.participant });
  const side = wantedSide(circumstances);
  if (side !== null && leg.side !== 'other' && leg.side !== side) {
    const right = outcome.participants.filter((each) => each.side === side).map(({ id }) => id);
    return right.length === 0 ? [] : say(`${side}-leg`, { list: right.slice(0, 5).join(', ') });
  }
  if (leg.state === null || !isTooLate(leg.state)) return [];
  return say('disconnected', { state: leg.state });
}

type Message = OrgMessage<'org/participant-state'>;

const isTooLate = (state: string): boolean => /^(?:disconnected|terminated)$/i.test(state);

/**
 * Whose participant ID an operation takes, as it was seen on a live organization: a consult and a transfer to a queue
 * name the customer's, a transfer to a person the agent's own.
 */
function wantedSide({ report, knowledge }: Circumstances): 'agent' | 'customer' | null {
  const path = operationOf(report, knowledge)?.path ?? '';
  if (!path.includes('/participants/{participantId}/')) return null;
  if (/\/consult(?:\/|$)/.test(path) || /\/replace\/queue$/.test(path)) return 'customer';
  if (/\/replace\/agent$/.test(path)) return 'agent';
  if (!/\/replace$/.test(path)) return null;
  const body = report.checks[0]?.published;
  if (typeof body !== 'object' || body === null) return null;
  if ('queueId' in body) return 'customer';
  return 'userId' in body ? 'agent' : null;
}
