import type { Message } from '../model.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import { type EmulatorState, findMessage } from '../state.ts';
import { asText, type Json } from '../wire.ts';
import { ApiError, type Method, type MethodContext } from './method.ts';

export const reactionMethods: Record<string, Method> = {
  'reactions.add': { token: 'bot', scopes: ['reactions:write'], run: add },
  'reactions.remove': { token: 'bot', scopes: ['reactions:write'], run: remove },
  'reactions.get': { token: 'bot', scopes: ['reactions:read'], run: get },
};

function add({ state, delivery }: MethodContext, parameters: Json): Json {
  const message = target(state, parameters);
  if (!addReaction(state, delivery, message, nameOf(parameters), state.botUserId))
    throw new ApiError('already_reacted');
  return {};
}

function remove({ state, delivery }: MethodContext, parameters: Json): Json {
  const message = target(state, parameters);
  if (!removeReaction(state, delivery, message, nameOf(parameters), state.botUserId))
    throw new ApiError('no_reaction');
  return {};
}

function get({ state }: MethodContext, parameters: Json): Json {
  const message = target(state, parameters);
  return { type: 'message', channel: message.channel, message: structuredClone(message) };
}

function nameOf(parameters: Json): string {
  const name = asText(parameters.name);
  if (name === undefined || !/^[a-z0-9_+'-]{1,100}$/.test(name)) throw new ApiError('invalid_name');
  return name;
}

function target(state: EmulatorState, parameters: Json): Message {
  const channel = state.channels.get(String(parameters.channel));
  if (channel === undefined) throw new ApiError('channel_not_found');
  if (!channel.members.has(state.botUserId)) throw new ApiError('not_in_channel');
  if (channel.archived) throw new ApiError('is_archived');
  const message = findMessage(state, channel.id, String(parameters.timestamp));
  if (message === undefined) throw new ApiError('message_not_found');
  return message;
}
