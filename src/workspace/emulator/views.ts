import { createId, createSecret } from './ids.ts';
import type { View } from './model.ts';
import { complete, normalizeBlocks } from './normalize-blocks.ts';
import type { EmulatorState } from './state.ts';
import { asJson, asObjects, asText, type Json } from './wire.ts';

/** A view as it opens: the app's content with ids, a hash and the state its inputs begin with. */
export function createView(user: string, content: Json, below: View | null): View {
  const id = createId('V');
  const view: View = {
    id,
    user,
    type: content.type === 'home' ? 'home' : 'modal',
    rootViewId: below?.rootViewId ?? id,
    previousViewId: below?.id ?? null,
    hash: '',
    content: {},
    values: {},
  };
  renewView(view, content);
  return view;
}

/** New content for a view; what was typed stays where block and action ids stay. */
export function renewView(view: View, content: Json): void {
  const kept = view.values;
  view.content = complete({
    ...structuredClone(content),
    blocks: normalizeBlocks(asObjects(content.blocks)),
  });
  view.hash = `${Math.floor(Date.now() / 1000)}.${createSecret().slice(0, 8)}`;
  view.values = {};
  for (const { block, element, blockId, actionId } of inputsOf(view)) {
    const before = asJson(kept[blockId])[actionId];
    const value = before ?? initialState(element);
    if (block.type !== 'input' && value === undefined) continue;
    view.values[blockId] = {
      ...view.values[blockId],
      [actionId]: value ?? { type: element.type, value: null },
    };
  }
}

/** A view as Slack shows it in payloads and answers. */
export function describeView(state: EmulatorState, view: View): Json {
  return {
    id: view.id,
    team_id: state.teamId,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...structuredClone(view.content),
    state: { values: structuredClone(view.values) },
    hash: view.hash,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: state.appId,
    app_installed_team_id: state.teamId,
    bot_id: state.botId,
  };
}

export function findView(state: EmulatorState, id?: string, externalId?: string): View | undefined {
  const all = [...[...state.modals.values()].flat(), ...state.homes.values()];
  return all.find((view) =>
    id === undefined ? asText(view.content.external_id) === externalId : view.id === id,
  );
}

export interface ViewInput {
  readonly block: Json;
  readonly element: Json;
  readonly blockId: string;
  readonly actionId: string;
}

const STATEFUL = /^(?:plain_text_input|static_select|radio_buttons)$/;

/** The elements of a view that hold a value: input blocks, and selects in actions and sections. */
export function inputsOf(view: View): ViewInput[] {
  return asObjects(view.content.blocks).flatMap((block) => {
    const elements = [asJson(block.element), asJson(block.accessory), ...asObjects(block.elements)];
    return elements
      .filter((element) => STATEFUL.test(asText(element.type) ?? ''))
      .map((element) => ({
        block,
        element,
        blockId: asText(block.block_id) ?? '',
        actionId: asText(element.action_id) ?? '',
      }));
  });
}

function initialState({ type, initial_value: value, initial_option: option }: Json): Json | undefined {
  if (value !== undefined) return { type, value };
  return option === undefined ? undefined : { type, selected_option: option };
}

/** The state of an element after a person chose or typed something: options by value, text as given. */
export function chosenState(element: Json, given: string): Json {
  const type = asText(element.type) ?? '';
  if (type === 'plain_text_input') return { type, value: given === '' ? null : given };
  return { type, selected_option: optionOf(element, given) };
}

/** The option of an element with this value. */
export function optionOf(element: Json, value: string): Json {
  const option = asObjects(element.options).find((one) => one.value === value);
  if (option === undefined) throw new Error(`The element ${element.action_id} has no option ${value}`);
  return option;
}
