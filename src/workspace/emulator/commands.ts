import { common, issue, result, userOf } from './interaction.ts';
import type { Interaction, SlackEmulator } from './interface.ts';
import type { Channel, User } from './model.ts';
import { requireMessage } from './posting.ts';
import type { Origin } from './response-urls.ts';
import type { Session } from './session.ts';
import { type EmulatorState, getChannel, getUser, notify } from './state.ts';
import { describeView } from './views.ts';
import { addEphemeral } from './web-api/chat.ts';
import type { Json } from './wire.ts';

/** Runs a slash command; one that isn't there, or that is typed into a thread, is refused by the client itself. */
export async function command(
  session: Session,
  input: Parameters<SlackEmulator['command']>[0],
): Promise<Interaction> {
  const { state } = session;
  const user = getUser(state, input.user);
  const channel = getChannel(state, input.channel);
  const [name = '', ...rest] = input.text.split(/(?<=^\S+)\s/);
  const known = state.app.commands.some((one) => one.command === name);
  if (!known) return refuse(state, channel, user, `${name} is not a valid command.`);
  if (input.threadTs !== undefined) {
    return refuse(state, channel, user, `${name} is not supported in threads. Sorry!`, input.threadTs);
  }
  const origin: Origin = { kind: 'commands', user: user.id, channel: channel.id };
  const ids = issue(session, origin);
  const payload: Json = {
    token: state.verificationToken,
    team_id: state.teamId,
    team_domain: state.teamDomain,
    channel_id: channel.id,
    channel_name: channel.type === 'im' ? 'directmessage' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command: name,
    text: rest.join('').trim(),
    api_app_id: state.appId,
    is_enterprise_install: String(state.installed === 'org'),
    ...(state.org === null ? {} : { enterprise_id: state.org.id, enterprise_name: state.org.name }),
    response_url: ids.responseUrl,
    trigger_id: ids.triggerId,
  };
  const attempt = await session.delivery.once('slash_commands', payload);
  if (attempt.outcome !== 'acked') {
    const complaint = `${name} failed because the app did not respond.`;
    addEphemeral(state, { channel: channel.id, user: user.id, text: complaint, from: 'slack' });
  } else if (hasContent(attempt.response)) session.responses.apply(origin, attempt.response);
  return result(attempt, ids);
}

function refuse(
  state: EmulatorState,
  channel: Channel,
  user: User,
  text: string,
  threadTs?: string,
): Interaction {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  addEphemeral(state, { channel: channel.id, user: user.id, text, from: 'slack', ...thread });
  return { acked: false, response: {}, triggerId: '', responseUrl: null, errors: null };
}

const hasContent = (response: Json): boolean => response.text !== undefined || response.blocks !== undefined;

/** Runs a message shortcut from a message's menu. */
export async function shortcut(
  session: Session,
  input: Parameters<SlackEmulator['shortcut']>[0],
): Promise<Interaction> {
  const { state } = session;
  const user = getUser(state, input.user);
  const channel = getChannel(state, input.channel);
  const message = requireMessage(state, channel.id, input.ts);
  const ids = issue(session, { kind: 'app', user: user.id, channel: channel.id });
  const { channel: _channel, ...shown } = structuredClone(message);
  const payload: Json = {
    type: 'message_action',
    ...common(state),
    action_ts: state.clock.next(),
    user: userOf(user),
    channel: { id: channel.id, name: channel.type === 'im' ? 'directmessage' : channel.name },
    callback_id: input.callbackId ?? state.app.shortcuts[0]?.callbackId,
    trigger_id: ids.triggerId,
    response_url: ids.responseUrl,
    message_ts: message.ts,
    message: shown,
  };
  return result(await session.delivery.once('interactive', payload), ids);
}

/** Shows the app's Home tab, which the app hears as `app_home_opened`. */
export function openHome({ state, delivery }: Session, userName?: string): void {
  const user = getUser(state, userName);
  const view = state.homes.get(user.id);
  const channel = [...state.channels.values()].find((one) => one.type === 'im' && one.members.has(user.id));
  const event: Json = {
    type: 'app_home_opened',
    user: user.id,
    channel: channel?.id,
    tab: 'home',
    event_ts: state.clock.next(),
  };
  delivery.event(view === undefined ? event : { ...event, view: describeView(state, view) });
  notify(state, { kind: 'home', user: user.id });
}
