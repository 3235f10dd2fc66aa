import { checkView } from './check-blocks.ts';
import { common, result, userOf } from './interaction.ts';
import type { Interaction, SlackEmulator } from './interface.ts';
import type { User, View } from './model.ts';
import type { Session } from './session.ts';
import { type EmulatorState, getUser, notify } from './state.ts';
import { chosenState, describeView, findView, inputsOf, renewView, type ViewInput } from './views.ts';
import { ApiError, refuseBlocks } from './web-api/method.ts';
import { pushView } from './web-api/views.ts';
import { isJson, type Json } from './wire.ts';

type Values = Readonly<Record<string, string>>;

/** Fills in and submits a modal, then does what the app's answer says: errors, update, push, clear or close. */
export async function submitView(
  session: Session,
  input: Parameters<SlackEmulator['submitView']>[0],
): Promise<Interaction> {
  const { state } = session;
  const user = getUser(state, input.user);
  const view = requireModal(state, user, input.viewId);
  fillIn(view, input.values ?? {});
  const missing = missingInputs(view);
  const triggerId = session.triggers.issue(user.id);
  if (missing !== null) return { acked: false, response: {}, triggerId, responseUrl: null, errors: missing };
  const payload: Json = {
    type: 'view_submission',
    ...common(state),
    user: userOf(user),
    trigger_id: triggerId,
    view: describeView(state, view),
    response_urls: [],
  };
  const attempt = await session.delivery.once('interactive', payload);
  if (attempt.outcome === 'acked') follow(state, user, view, attempt.response);
  return result(attempt, { triggerId, responseUrl: null });
}

/** Closes a modal; the app hears of it if it asked to. */
export async function closeView(
  session: Session,
  input: Parameters<SlackEmulator['closeView']>[0],
): Promise<void> {
  const { state } = session;
  const user = getUser(state, input.user);
  const view = requireModal(state, user, input.viewId);
  const cleared = view.content.clear_on_close === true;
  const stack = state.modals.get(user.id) ?? [];
  state.modals.set(user.id, cleared ? [] : stack.filter((one) => one !== view));
  notify(state, { kind: 'views', user: user.id });
  if (view.content.notify_on_close !== true) return;
  const shown = describeView(state, view);
  const payload = {
    type: 'view_closed',
    ...common(state),
    user: userOf(user),
    view: shown,
    is_cleared: cleared,
  };
  await session.delivery.once('interactive', payload);
}

function requireModal(state: EmulatorState, user: User, viewId?: string): View {
  const view = viewId === undefined ? state.modals.get(user.id)?.at(-1) : findView(state, viewId);
  if (view === undefined) throw new Error(`${user.name} has no modal open`);
  return view;
}

function fillIn(view: View, values: Values): void {
  for (const input of inputsOf(view)) {
    const given = values[input.blockId] ?? values[input.actionId];
    if (given === undefined) continue;
    const state = chosenState(input.element, given);
    view.values[input.blockId] = { ...view.values[input.blockId], [input.actionId]: state };
  }
}

/** What the client itself refuses before the app hears anything: required inputs left empty, and lengths. */
function missingInputs(view: View): Record<string, string> | null {
  const errors: Record<string, string> = {};
  for (const input of inputsOf(view)) {
    const problem = input.block.type === 'input' ? problemWith(view, input) : null;
    if (problem !== null) errors[input.blockId] = problem;
  }
  return Object.keys(errors).length > 0 ? errors : null;
}

function problemWith(view: View, { block, element, blockId, actionId }: ViewInput): string | null {
  const { type: _type, ...state } = (view.values[blockId]?.[actionId] ?? {}) as Json;
  const value = Object.values(state)[0];
  const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return block.optional === true ? null : 'Please complete this required field.';
  if (typeof value !== 'string') return null;
  const maximum = Number(element.max_length ?? 3000);
  const minimum = Number(element.min_length ?? 0);
  if (element.type === 'plain_text_input' && value.length > maximum)
    return `No more than ${maximum} characters.`;
  return value.length < minimum ? `At least ${minimum} characters.` : null;
}

function follow(state: EmulatorState, user: User, view: View, response: Json): void {
  const action = response.response_action;
  const stack = state.modals.get(user.id) ?? [];
  if (action === 'errors') return;
  if (action === 'update' || action === 'push') {
    if (!isJson(response.view)) throw new ApiError('invalid_arguments');
    refuseBlocks(checkView(response.view), 'invalid_arguments');
    if (action === 'push') return void pushView(state, user.id, response.view);
    renewView(view, response.view);
  } else state.modals.set(user.id, action === 'clear' ? [] : stack.filter((one) => one !== view));
  notify(state, { kind: 'views', user: user.id });
}
