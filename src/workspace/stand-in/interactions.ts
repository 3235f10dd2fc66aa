import type { Attempt } from './delivery.ts';
import { type FoundElement, findElement } from './find-element.ts';
import type { Click, Interaction, SlackStandIn } from './interface.ts';
import type { Channel, User } from './model.ts';
import { requireMessage } from './posting.ts';
import type { Origin } from './response-urls.ts';
import type { Session } from './session.ts';
import { chosenState, describeView, findView } from './views.ts';
import { addEphemeral } from './web-api/chat.ts';
import type { Json } from './wire.ts';
import { getChannel, getUser, notify, type World } from './world.ts';

/** Runs a slash command; one that isn't there, or that is typed into a thread, is refused by the client itself. */
export async function command(
  session: Session,
  input: Parameters<SlackStandIn['command']>[0],
): Promise<Interaction> {
  const { world } = session;
  const user = getUser(world, input.user);
  const channel = getChannel(world, input.channel);
  const [name = '', ...rest] = input.text.split(/(?<=^\S+)\s/);
  const known = world.app.commands.some((one) => one.command === name);
  if (!known) return refuse(world, channel, user, `${name} is not a valid command.`);
  if (input.threadTs !== undefined) {
    return refuse(world, channel, user, `${name} is not supported in threads. Sorry!`, input.threadTs);
  }
  const origin: Origin = { kind: 'commands', user: user.id, channel: channel.id };
  const ids = issue(session, origin);
  const payload: Json = {
    token: world.verificationToken,
    team_id: world.teamId,
    team_domain: world.teamDomain,
    channel_id: channel.id,
    channel_name: channel.type === 'im' ? 'directmessage' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command: name,
    text: rest.join('').trim(),
    api_app_id: world.appId,
    is_enterprise_install: 'false',
    response_url: ids.responseUrl,
    trigger_id: ids.triggerId,
  };
  const attempt = await session.delivery.once('slash_commands', payload);
  if (attempt.outcome !== 'acked') {
    const complaint = `${name} failed because the app did not respond.`;
    addEphemeral(world, { channel: channel.id, user: user.id, text: complaint, from: 'slack' });
  } else if (hasContent(attempt.response)) session.responses.apply(origin, attempt.response);
  return result(attempt, ids);
}

function refuse(world: World, channel: Channel, user: User, text: string, threadTs?: string): Interaction {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  addEphemeral(world, { channel: channel.id, user: user.id, text, from: 'slack', ...thread });
  return { acked: false, response: {}, triggerId: '', responseUrl: null, errors: null };
}

const hasContent = (response: Json): boolean => response.text !== undefined || response.blocks !== undefined;

/** Uses an interactive element of a message, an ephemeral message, a modal or a Home tab. */
export async function click(session: Session, input: Click): Promise<Interaction> {
  const user = getUser(session.world, input.user);
  const place = input.viewId === undefined ? inMessage(session, input, user) : inView(session, input, user);
  const ids = issue(session, place.origin);
  const payload: Json = {
    type: 'block_actions',
    user: userOf(user),
    ...common(session.world),
    container: place.container,
    trigger_id: ids.triggerId,
    ...place.context,
    ...(place.respondable ? { response_url: ids.responseUrl } : {}),
    actions: [describeAction(session.world, place.found, input)],
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

function inMessage({ world }: Session, input: Click, user: User): Place {
  const channel = getChannel(world, input.channel ?? '');
  const ephemeral = world.ephemerals.find((one) => one.ts === input.ts && one.channel === channel.id);
  const message = ephemeral ?? requireMessage(world, channel.id, input.ts ?? '');
  const found = requireElement(message.blocks ?? [], input);
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  const {
    channel: _channel,
    reactions: _reactions,
    ...shown
  } = structuredClone(
    ephemeral === undefined
      ? requireMessage(world, channel.id, input.ts ?? '')
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

function inView({ world }: Session, input: Click, user: User): Place {
  const view = findView(world, input.viewId);
  if (view === undefined) throw new Error(`There is no open view ${input.viewId}`);
  const found = requireElement((view.content.blocks ?? []) as Json[], input);
  const chosen = chosenValues(found, input)[found.blockId];
  if (chosen !== undefined) view.values[found.blockId] = { ...view.values[found.blockId], ...chosen };
  return {
    found,
    container: { type: 'view', view_id: view.id },
    context: { view: describeView(world, view) },
    origin: { kind: 'actions', user: user.id, channel: '' },
    respondable: false,
  };
}

function requireElement(blocks: readonly Json[], input: Click): FoundElement {
  const found = findElement(blocks, input.actionId, input.blockId);
  if (found === undefined) throw new Error(`There is no element ${input.actionId} to use`);
  return found;
}

const PLAIN = new Set(['button', 'icon_button', 'feedback_buttons', 'overflow']);

function chosenValues({ element, blockId }: FoundElement, input: Click): Record<string, Json> {
  const given = input.values ?? input.value;
  if (PLAIN.has(String(element.type)) || given === undefined) return {};
  return { [blockId]: { [input.actionId]: chosenState(element, given) } };
}

function describeAction(world: World, { element, blockId }: FoundElement, input: Click): Json {
  const base = {
    action_id: input.actionId,
    block_id: blockId,
    type: element.type,
    action_ts: world.clock.next(),
  };
  if (element.type === 'feedback_buttons') return { ...base, ...feedback(element, input.value) };
  if (element.type === 'button' || element.type === 'icon_button') {
    const { text, value, style } = element;
    return {
      ...base,
      text,
      ...(value === undefined ? {} : { value }),
      ...(style === undefined ? {} : { style }),
    };
  }
  const placeholder = element.placeholder === undefined ? {} : { placeholder: element.placeholder };
  return { ...base, ...chosenState(element, input.values ?? input.value ?? ''), ...placeholder };
}

function feedback(element: Json, value: string | undefined): Json {
  const buttons = [element.positive_button, element.negative_button] as Json[];
  const chosen = buttons.find((button) => value === undefined || button.value === value);
  if (chosen === undefined) throw new Error(`No feedback button has the value ${value}`);
  return { text: chosen.text, value: chosen.value };
}

/** Runs a message shortcut from a message's menu. */
export async function shortcut(
  session: Session,
  input: Parameters<SlackStandIn['shortcut']>[0],
): Promise<Interaction> {
  const { world } = session;
  const user = getUser(world, input.user);
  const channel = getChannel(world, input.channel);
  const message = requireMessage(world, channel.id, input.ts);
  const ids = issue(session, { kind: 'app', user: user.id, channel: channel.id });
  const { channel: _channel, ...shown } = structuredClone(message);
  const payload: Json = {
    type: 'message_action',
    ...common(world),
    action_ts: world.clock.next(),
    user: userOf(user),
    channel: { id: channel.id, name: channel.type === 'im' ? 'directmessage' : channel.name },
    callback_id: input.callbackId ?? world.app.shortcuts[0]?.callbackId,
    trigger_id: ids.triggerId,
    response_url: ids.responseUrl,
    message_ts: message.ts,
    message: shown,
  };
  return result(await session.delivery.once('interactive', payload), ids);
}

/** Shows the app's Home tab, which the app hears as `app_home_opened`. */
export function openHome({ world, delivery }: Session, userName?: string): void {
  const user = getUser(world, userName);
  const view = world.homes.get(user.id);
  const channel = [...world.channels.values()].find((one) => one.type === 'im' && one.members.has(user.id));
  const event: Json = {
    type: 'app_home_opened',
    user: user.id,
    channel: channel?.id,
    tab: 'home',
    event_ts: world.clock.next(),
  };
  delivery.event(view === undefined ? event : { ...event, view: describeView(world, view) });
  notify(world, { kind: 'home', user: user.id });
}

export function common(world: World): Json {
  return {
    api_app_id: world.appId,
    token: world.verificationToken,
    team: { id: world.teamId, domain: world.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function userOf(user: User): Json {
  return { id: user.id, username: user.name, name: user.name, team_id: user.teamId };
}

export interface IssuedIds {
  readonly triggerId: string;
  readonly responseUrl: string | null;
}

function issue(session: Session, origin: Origin): IssuedIds {
  return { triggerId: session.triggers.issue(origin.user), responseUrl: session.responses.issue(origin) };
}

export function result(attempt: Attempt, ids: IssuedIds): Interaction {
  const errors = attempt.response.response_action === 'errors' ? attempt.response.errors : null;
  return {
    acked: attempt.outcome === 'acked',
    response: attempt.response,
    triggerId: ids.triggerId,
    responseUrl: ids.responseUrl,
    errors: (errors as Record<string, string> | null | undefined) ?? null,
  };
}
