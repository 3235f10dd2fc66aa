import { createId } from './ids.ts';
import type { Channel } from './model.ts';
import type { Json } from './wire.ts';
import type { World } from './world.ts';

/** The body of an Events API delivery around one event. */
export function wrapEvent(world: World, event: Json, over: Json = {}): Json {
  const channel = world.channels.get(String(event.channel ?? ''));
  return {
    token: world.verificationToken,
    team_id: world.teamId,
    enterprise_id: world.org?.id ?? null,
    context_team_id: world.teamId,
    context_enterprise_id: world.org?.id ?? null,
    api_app_id: world.appId,
    event,
    type: 'event_callback',
    event_id: createId('Ev'),
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: world.org?.id ?? null,
        team_id: world.teamId,
        user_id: world.botUserId,
        is_bot: true,
        is_enterprise_install: world.installed === 'org',
      },
    ],
    is_ext_shared_channel: channel?.shared ?? false,
    event_context: eventContext(world, event),
    ...over,
  };
}

/** Slack's opaque context: a version, then base64 of type, team, app and channel. */
function eventContext(world: World, event: Json): string {
  const facts = { et: event.type, tid: world.teamId, aid: world.appId, cid: event.channel };
  return `4-${Buffer.from(JSON.stringify(facts)).toString('base64url')}`;
}

/** Did the app subscribe to this event, and may it read it? */
export function isSubscribed(world: World, event: Json): boolean {
  const type = String(event.type);
  if (world.installed === 'no') return false;
  if (type !== 'message') return world.app.events.includes(type);
  const channel = world.channels.get(String(event.channel));
  if (channel === undefined) return false;
  const [name, scope] = MESSAGE_EVENTS[channel.type];
  return world.app.events.includes(name) && world.app.scopes.includes(scope);
}

const MESSAGE_EVENTS: Record<Channel['type'], readonly [string, string]> = {
  channel: ['message.channels', 'channels:history'],
  group: ['message.groups', 'groups:history'],
  im: ['message.im', 'im:history'],
  mpim: ['message.mpim', 'mpim:history'],
};
