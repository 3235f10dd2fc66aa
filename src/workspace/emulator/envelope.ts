import { createId } from './ids.ts';
import type { Channel } from './model.ts';
import type { EmulatorState } from './state.ts';
import type { Json } from './wire.ts';

/** The body of an Events API delivery around one event. */
export function wrapEvent(state: EmulatorState, event: Json, over: Json = {}): Json {
  const channel = state.channels.get(String(event.channel ?? ''));
  return {
    token: state.verificationToken,
    team_id: state.teamId,
    enterprise_id: state.org?.id ?? null,
    context_team_id: state.teamId,
    context_enterprise_id: state.org?.id ?? null,
    api_app_id: state.appId,
    event,
    type: 'event_callback',
    event_id: createId('Ev'),
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: state.org?.id ?? null,
        team_id: state.teamId,
        user_id: state.botUserId,
        is_bot: true,
        is_enterprise_install: state.installed === 'org',
      },
    ],
    is_ext_shared_channel: channel?.shared ?? false,
    event_context: eventContext(state, event),
    ...over,
  };
}

/** Slack's opaque context: a version, then base64 of type, team, app and channel. */
function eventContext(state: EmulatorState, event: Json): string {
  const facts = { et: event.type, tid: state.teamId, aid: state.appId, cid: event.channel };
  return `4-${Buffer.from(JSON.stringify(facts)).toString('base64url')}`;
}

/** Did the app subscribe to this event, and may it read it? */
export function isSubscribed(state: EmulatorState, event: Json): boolean {
  const type = String(event.type);
  if (state.installed === 'no') return false;
  if (type !== 'message') return state.app.events.includes(type);
  const channel = state.channels.get(String(event.channel));
  if (channel === undefined) return false;
  const [name, scope] = MESSAGE_EVENTS[channel.type];
  return state.app.events.includes(name) && state.app.scopes.includes(scope);
}

const MESSAGE_EVENTS: Record<Channel['type'], readonly [string, string]> = {
  channel: ['message.channels', 'channels:history'],
  group: ['message.groups', 'groups:history'],
  im: ['message.im', 'im:history'],
  mpim: ['message.mpim', 'mpim:history'],
};
