import { common, issue, result, userOf } from './interaction.ts';
import type { Click, Interaction } from './interface.ts';
import type { User } from './model.ts';
import { requireMessage } from './posting.ts';
import type { Origin } from './response-urls.ts';
import type { Session } from './session.ts';
import { type EmulatorState, getChannel, getUser } from './state.ts';
import { chosenState, describeView, findView } from './views.ts';
import { asJson, asObjects, type Json } from './wire.ts';

/** Uses an interactive element of a message, an ephemeral message, a modal or a Home tab. */
export async function click(session: Session, input: Click): Promise<Interaction> {
  const user = getUser(session.state, input.user);
  const place = input.viewId === undefined ? inMessage(session, input, user) : inView(session, input, user);
  const ids = issue(session, place.origin);
  const payload: Json = {
    type: 'block_actions',
    user: userOf(user),
    ...common(session.state),
    container: place.container,
    trigger_id: ids.triggerId,
    ...place.context,
    ...(place.respondable ? { response_url: ids.responseUrl } : {}),
    actions: [describeAction(session.state, place.found, input)],
  };
  return result(await session.delivery.once('interactive', payload), ids);
}

interface Place {
  readonly found: FoundElement;
  readonly container: Json;
  readonly context: Json;
  readonly origin: Origin;
  readonly respondable: boolean;
}

function inMessage({ state }: Session, input: Click, user: User): Place {
  const channel = getChannel(state, input.channel ?? '');
  const ephemeral = state.ephemerals.find((one) => one.ts === input.ts && one.channel === channel.id);
  const message = ephemeral ?? requireMessage(state, channel.id, input.ts ?? '');
  const found = requireElement(message.blocks ?? [], input);
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  const {
    channel: _channel,
    reactions: _reactions,
    ...shown
  } = structuredClone(
    ephemeral === undefined
      ? requireMessage(state, channel.id, input.ts ?? '')
      : { ...ephemeral, reactions: [] },
  );
  return {
    found,
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral !== undefined,
      ...thread,
    },
    context: {
      channel: { id: channel.id, name: channel.type === 'im' ? 'directmessage' : channel.name },
      // An ephemeral message is kept nowhere, so Slack doesn't send it along.
      ...(ephemeral === undefined ? { message: shown } : {}),
      state: { values: chosenValues(found, input) },
    },
    origin: {
      kind: 'actions',
      user: user.id,
      channel: channel.id,
      ...(ephemeral === undefined ? { message: message.ts } : { ephemeral: ephemeral.ts }),
    },
    respondable: true,
  };
}

function inView({ state }: Session, input: Click, user: User): Place {
  const view = findView(state, input.viewId);
  if (view === undefined) throw new Error(`There is no open view ${input.viewId}`);
  const found = requireElement((view.content.blocks ?? []) as Json[], input);
  const chosen = chosenValues(found, input)[found.blockId];
  if (chosen !== undefined) view.values[found.blockId] = { ...view.values[found.blockId], ...chosen };
  return {
    found,
    container: { type: 'view', view_id: view.id },
    context: { view: describeView(state, view) },
    origin: { kind: 'actions', user: user.id, channel: '' },
    respondable: false,
  };
}

function requireElement(blocks: readonly Json[], input: Click): FoundElement {
  const found = findElement(blocks, input.actionId, input.blockId);
  if (found === undefined) throw new Error(`There is no element ${input.actionId} to use`);
  return found;
}

const PLAIN = new Set(['button', 'overflow']);

function chosenValues({ element, blockId }: FoundElement, input: Click): Record<string, Json> {
  const given = input.value;
  if (PLAIN.has(String(element.type)) || given === undefined) return {};
  return { [blockId]: { [input.actionId]: chosenState(element, given) } };
}

function describeAction(state: EmulatorState, { element, blockId }: FoundElement, input: Click): Json {
  const base = {
    action_id: input.actionId,
    block_id: blockId,
    type: element.type,
    action_ts: state.clock.next(),
  };
  if (element.type === 'button') {
    const { text, value, style } = element;
    return {
      ...base,
      text,
      ...(value === undefined ? {} : { value }),
      ...(style === undefined ? {} : { style }),
    };
  }
  const placeholder = element.placeholder === undefined ? {} : { placeholder: element.placeholder };
  return { ...base, ...chosenState(element, input.value ?? ''), ...placeholder };
}

interface FoundElement {
  readonly element: Json;
  readonly blockId: string;
}

/** The interactive element with this action id. */
function findElement(blocks: readonly Json[], actionId: string, blockId?: string): FoundElement | undefined {
  for (const block of blocks) {
    if (blockId !== undefined && block.block_id !== blockId) continue;
    const elements = [asJson(block.accessory), asJson(block.element), ...asObjects(block.elements)];
    const element = elements.find((one) => one.action_id === actionId);
    if (element !== undefined) return { element, blockId: String(block.block_id) };
  }
  return undefined;
}
