import { html, nothing, type TemplateResult } from 'lit-html';
import { renderText } from './blocks.ts';
import { icon } from './icon.ts';
import { openMenu } from './menu.ts';
import { act } from './store.ts';
import { toast, toastError } from './toast.ts';
import type { Block, Element_, Place } from './types.ts';

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
  static_select: select,
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

function use(event: Event, element: Element_, block: Block, place: Place, chosen: object = {}): void {
  const { currentTarget } = event;
  if (currentTarget instanceof HTMLElement) void useControl(currentTarget, element, block, place, chosen);
}

/** Tells the app; the control cannot be used meanwhile. */
async function useControl(
  control: HTMLElement,
  element: Element_,
  block: Block,
  place: Place,
  chosen: object,
): Promise<void> {
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
  const { options = [], placeholder, initial_option: initial } = element;
  const chosen = (place.state?.[element.action_id ?? '']?.selected_option ?? initial)?.value;
  const empty = html`<option value="" selected disabled>${placeholder?.text ?? 'Choose'}</option>`;
  return [
    ...(chosen === undefined ? [empty] : []),
    ...options.map(
      ({ text, value }) => html`<option value=${value} ?selected=${value === chosen}>${text.text}</option>`,
    ),
  ];
}
