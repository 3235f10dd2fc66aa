import { html, nothing, type TemplateResult } from 'lit-html';
import { renderText } from './blocks.ts';
import { confirmed } from './confirm.ts';
import { icon } from './icon.ts';
import { openMenu } from './menu.ts';
import { act, store, visibleChannels } from './store.ts';
import { toast, toastError } from './toast.ts';
import type { Block, Element_, Option, Place } from './types.ts';

type Render = (element: Element_, block: Block, place: Place) => TemplateResult | typeof nothing;

/** An interactive element that acts at once: buttons, menus and selects of messages and views. */
export function renderElement(element: Element_, block: Block, place: Place): unknown {
  return (
    ELEMENTS[element.type]?.(element, block, place) ?? html`<span class="quiet">(${element.type})</span>`
  );
}

const ELEMENTS: Readonly<Record<string, Render>> = {
  button: (element, block, place) =>
    html`<button type="button" class="button ${element.style ?? ''}" data-testid="action-${element.action_id ?? ''}" aria-label=${element.accessibility_label ?? nothing} @click=${(event: Event) => use(event, element, block, place)}>${renderText(element.text)}</button>`,
  overflow,
  feedback_buttons: feedback,
  icon_button(element, block, place) {
    const allowed = element.visible_to_user_ids;
    if (allowed && !allowed.includes(store.look.user ?? '')) return nothing;
    return html`<button type="button" class="button ghost" data-testid="action-${element.action_id ?? ''}" aria-label=${element.accessibility_label ?? element.text?.text ?? nothing} @click=${(event: Event) => use(event, element, block, place)}>${icon('trash')}${renderText(element.text)}</button>`;
  },
  static_select: select,
  users_select: select,
  channels_select: select,
  conversations_select: select,
  radio_buttons: choices,
  checkboxes: choices,
};

function overflow(element: Element_, block: Block, place: Place): TemplateResult {
  const open = (event: Event) => {
    const button = event.currentTarget;
    if (!(button instanceof HTMLElement)) return;
    const items = (element.options ?? []).map(({ text, value }) => ({
      label: text.text,
      testid: `option-${value.split(/[\s:|]/, 1)[0]}`,
      run: () => void useControl(button, element, block, place, { value }),
    }));
    openMenu(button, items);
  };
  return html`<button type="button" class="button icon-button" data-testid="action-${element.action_id ?? ''}" aria-label="More actions" aria-haspopup="menu" @click=${open}>${icon('more')}</button>`;
}

function feedback(element: Element_, block: Block, place: Place): TemplateResult {
  const buttons = (['positive', 'negative'] as const).map((name) => {
    const button = element[`${name}_button`];
    if (button === undefined) return nothing;
    const { text, value, accessibility_label: label } = button;
    return html`<button type="button" class="button ghost" data-testid="feedback-${name}" aria-label=${label ?? nothing} @click=${(event: Event) => use(event, element, block, place, { value })}>${icon(name === 'positive' ? 'up' : 'down')}${renderText(text)}</button>`;
  });
  return html`<span class="feedback" role="group" aria-label="Feedback">${buttons}</span>`;
}

function use(event: Event, element: Element_, block: Block, place: Place, chosen: object = {}): void {
  const { currentTarget } = event;
  if (currentTarget instanceof HTMLElement) void useControl(currentTarget, element, block, place, chosen);
}

/** Tells the app, after the element's own question if it has one; the control cannot be used meanwhile. */
async function useControl(
  control: HTMLElement,
  element: Element_,
  block: Block,
  place: Place,
  chosen: object,
): Promise<void> {
  if (element.confirm && !(await confirmed(element.confirm))) return;
  control.toggleAttribute('disabled', true);
  try {
    const { state: _, ...where } = place;
    const { acked } = await act('click', {
      ...where,
      actionId: element.action_id,
      blockId: block.block_id,
      ...chosen,
    });
    if (!acked) toast('The app did not answer in time.', 'error');
    if (element.url && /^https?:/i.test(element.url)) window.open(element.url, '_blank', 'noopener');
  } catch (error) {
    toastError(error);
  } finally {
    control.toggleAttribute('disabled', false);
  }
}

function select(element: Element_, block: Block, place: Place): TemplateResult {
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement)
      use(event, element, block, place, { value: event.currentTarget.value });
  };
  return html`<select class="select" data-testid="action-${element.action_id ?? ''}" aria-label=${element.accessibility_label ?? element.placeholder?.text ?? nothing} @change=${choose}>${optionsOf(element, place)}</select>`;
}

/** The options of a select, the chosen one marked. */
export function optionsOf(element: Element_, place: Place): TemplateResult[] {
  const chosen = chosenValue(element, place);
  const option = (value: string, text: string) =>
    html`<option value=${value} ?selected=${value === chosen}>${text}</option>`;
  const empty =
    chosen === undefined
      ? [html`<option value="" selected disabled>${element.placeholder?.text ?? 'Choose'}</option>`]
      : [];
  if (element.type === 'users_select')
    return [...empty, ...[...store.users.values()].map((one) => option(one.id, one.realName))];
  if (/^(?:channels|conversations)_select$/.test(element.type))
    return [
      ...empty,
      ...visibleChannels().map((one) => option(one.id, one.type === 'im' ? store.bot.name : `#${one.name}`)),
    ];
  const flat = (options: readonly Option[] = []) => options.map((one) => option(one.value, one.text.text));
  const groups = (element.option_groups ?? []).map(
    ({ label, options }) => html`<optgroup label=${label.text}>${flat(options)}</optgroup>`,
  );
  return [...empty, ...flat(element.options), ...groups];
}

function chosenValue(element: Element_, place: Place): string | undefined {
  const state = place.state?.[element.action_id ?? ''];
  return (
    state?.selected_option?.value ??
    state?.selected_channel ??
    state?.selected_user ??
    element.initial_option?.value ??
    element.initial_channel ??
    element.initial_conversation ??
    element.initial_user
  );
}

function choices(element: Element_, block: Block, place: Place): TemplateResult {
  const name = `${place.ts ?? place.viewId}-${block.block_id}-${element.action_id}`;
  const choose = (event: Event) => {
    const values = chosenIn(event.currentTarget);
    use(event, element, block, place, element.type === 'radio_buttons' ? { value: values[0] } : { values });
  };
  return html`<fieldset class="choices" @change=${choose}>${choicesOf(element, name)}</fieldset>`;
}

/** The radio buttons or checkboxes of an element. */
export function choicesOf(element: Element_, name: string): TemplateResult[] {
  const type = element.type === 'radio_buttons' ? 'radio' : 'checkbox';
  const initial = [
    ...(element.initial_options ?? []),
    ...(element.initial_option ? [element.initial_option] : []),
  ];
  return (element.options ?? []).map(({ text, value, description }) => {
    const isChosen = initial.some((one) => one.value === value);
    return html`<label class="choice"><input type=${type} name=${name} value=${value} ?checked=${isChosen} /><span>${renderText(text)}${description ? html`<span class="quiet">${renderText(description)}</span>` : nothing}</span></label>`;
  });
}

/** The values of the checked inputs of a group. */
export function chosenIn(group: EventTarget | null): string[] {
  if (!(group instanceof HTMLElement)) return [];
  return [...group.querySelectorAll('input')].filter(({ checked }) => checked).map(({ value }) => value);
}
