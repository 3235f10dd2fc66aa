import type { Delivery } from './delivery.ts';
import type { Message } from './model.ts';
import { type EmulatorState, notify } from './state.ts';
import type { Json } from './wire.ts';

/** Adds one person's reaction; false when it is there already. */
export function addReaction(
  state: EmulatorState,
  delivery: Delivery,
  message: Message,
  name: string,
  user: string,
): boolean {
  const reactions = message.reactions ?? [];
  const present = reactions.find((reaction) => reaction.name === name);
  if (present?.users.includes(user)) return false;
  if (present === undefined) reactions.push({ name, users: [user] });
  else present.users.push(user);
  message.reactions = reactions;
  tell(state, delivery, 'reaction_added', message, name, user);
  return true;
}

/** Takes one person's reaction away; false when there is none. */
export function removeReaction(
  state: EmulatorState,
  delivery: Delivery,
  message: Message,
  name: string,
  user: string,
): boolean {
  const present = message.reactions?.find((reaction) => reaction.name === name);
  if (present === undefined || !present.users.includes(user)) return false;
  present.users.splice(present.users.indexOf(user), 1);
  message.reactions = (message.reactions ?? []).filter((reaction) => reaction.users.length > 0);
  tell(state, delivery, 'reaction_removed', message, name, user);
  return true;
}

function tell(
  state: EmulatorState,
  delivery: Delivery,
  type: string,
  message: Message,
  name: string,
  user: string,
): void {
  notify(state, { kind: 'message', message });
  if (state.channels.get(message.channel)?.members.has(state.botUserId) !== true) return;
  const item: Json = { type: 'message', channel: message.channel, ts: message.ts };
  delivery.event({ type, user, reaction: name, item, item_user: message.user, event_ts: state.clock.next() });
}
