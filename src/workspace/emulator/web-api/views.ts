import { checkBlocks, checkView } from '../check-blocks.ts';
import { LIMITS } from '../limits.ts';
import type { View } from '../model.ts';
import { type EmulatorState, notify } from '../state.ts';
import { createView, describeView, findView, renewView } from '../views.ts';
import { asText, isJson, type Json } from '../wire.ts';
import { ApiError, type Method, type MethodContext, refuseBlocks } from './method.ts';

export const viewMethods: Record<string, Method> = {
  'views.open': { token: 'bot', scopes: [], run: open },
  'views.push': { token: 'bot', scopes: [], run: push },
  'views.update': { token: 'bot', scopes: [], run: update },
  'views.publish': { token: 'bot', scopes: [], run: publish },
  'blocks.validate': { token: 'none', scopes: [], run: validate },
};

function readView(parameters: Json, type: 'modal' | 'home'): Json {
  const view = parameters.view;
  if (!isJson(view)) throw new ApiError('invalid_arguments');
  refuseBlocks(checkView(view), 'invalid_arguments');
  if (view.type !== type) throw new ApiError('invalid_arguments');
  return view;
}

function open({ state, triggers }: MethodContext, parameters: Json): Json {
  const content = readView(parameters, 'modal');
  const user = triggers.redeem(asText(parameters.trigger_id));
  const view = createView(user, content, null);
  state.modals.set(user, [view]);
  notify(state, { kind: 'views', user });
  return { view: describeView(state, view) };
}

function push({ state, triggers }: MethodContext, parameters: Json): Json {
  const content = readView(parameters, 'modal');
  const user = triggers.redeem(asText(parameters.trigger_id));
  return { view: describeView(state, pushView(state, user, content)) };
}

/** Puts a modal on top of the user's open ones. */
export function pushView(state: EmulatorState, user: string, content: Json): View {
  const stack = state.modals.get(user) ?? [];
  if (stack.length >= LIMITS.view.stack) throw new ApiError('push_limit_reached');
  const view = createView(user, content, stack.at(-1) ?? null);
  state.modals.set(user, [...stack, view]);
  notify(state, { kind: 'views', user });
  return view;
}

function update({ state }: MethodContext, parameters: Json): Json {
  const content = readView(parameters, 'modal');
  const view = findView(state, asText(parameters.view_id), asText(parameters.external_id));
  if (view === undefined) throw new ApiError('not_found');
  const hash = asText(parameters.hash);
  if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict');
  renewView(view, content);
  notify(state, { kind: 'views', user: view.user });
  return { view: describeView(state, view) };
}

function publish({ state }: MethodContext, parameters: Json): Json {
  const content = readView(parameters, 'home');
  const user = asText(parameters.user_id) ?? '';
  if (!state.users.has(user)) throw new ApiError('invalid_arguments');
  const present = state.homes.get(user);
  const hash = asText(parameters.hash);
  if (hash !== undefined && hash !== present?.hash) throw new ApiError('hash_conflict');
  const view = present ?? createView(user, content, null);
  renewView(view, content);
  state.homes.set(user, view);
  notify(state, { kind: 'home', user });
  return { view: describeView(state, view) };
}

function validate(_context: MethodContext, parameters: Json): Json {
  const { blocks, view, message } = parameters;
  if ([blocks, view, message].filter((one) => one !== undefined).length !== 1)
    throw new ApiError('invalid_arguments');
  const faults =
    view === undefined ? checkBlocks(isJson(message) ? message.blocks : blocks, 'message') : checkView(view);
  return {
    valid: faults.length === 0,
    errors: faults.map((fault) => ({ pointer: fault.pointer, message: fault.message })),
  };
}
