import { html, nothing, type TemplateResult } from 'lit-html';
import { renderText } from './blocks.ts';
import { choicesOf, chosenIn, optionsOf } from './elements.ts';
import type { Block, Element_, Place } from './types.ts';

/** What the app says is wrong with inputs, by view and block. */
export const fieldErrors = new Map<string, string>();

/** An input block: label, control, hint, and what is wrong with it. */
export function renderInput(block: Block, place: Place): TemplateResult {
  const { element, label, hint } = block;
  if (element === undefined) return html``;
  const id = `input-${place.viewId}-${block.block_id}`;
  const words = html`${renderText(label)}${block.optional ? html`<span class="quiet"> (optional)</span>` : nothing}`;
  const isGroup = GROUPS.has(element.type);
  return html`${isGroup ? html`<span class="label">${words}</span>` : html`<label class="label" for=${id}>${words}</label>`}
    ${controlOf(element, id, block, place)}
    ${hint ? html`<p class="quiet hint">${renderText(hint)}</p>` : nothing}
    <p class="field-error" role="alert">${fieldErrors.get(`${place.viewId} ${block.block_id}`) ?? ''}</p>`;
}

const GROUPS: ReadonlySet<string> = new Set(['radio_buttons', 'checkboxes']);
const SELECTS: ReadonlySet<string> = new Set([
  'static_select',
  'users_select',
  'channels_select',
  'conversations_select',
]);
const LINES: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
};

function controlOf(element: Element_, id: string, block: Block, place: Place): TemplateResult {
  const { block_id: blockId } = block;
  const testid = `input-${blockId}`;
  if (GROUPS.has(element.type)) {
    const isSingle = element.type === 'radio_buttons';
    return html`<fieldset class="choices" data-block-id=${blockId} data-testid=${testid} ?data-single=${isSingle}>${choicesOf(element, id)}</fieldset>`;
  }
  if (SELECTS.has(element.type))
    return html`<select id=${id} class="select" data-block-id=${blockId} data-testid=${testid}>${optionsOf(element, place)}</select>`;
  const hint = element.placeholder?.text ?? '';
  if (element.multiline || element.type === 'rich_text_input')
    return html`<textarea id=${id} class="text-input" rows="9" placeholder=${hint} spellcheck="false" autocomplete="off" data-block-id=${blockId} data-testid=${testid} .defaultValue=${initialText(element)}></textarea>`;
  return html`<input id=${id} class="text-input" type=${LINES[element.type] ?? 'text'} placeholder=${hint} value=${initialText(element)} autocomplete="off" spellcheck="false" data-block-id=${blockId} data-testid=${testid} />`;
}

function initialText({ initial_value: value }: Element_): string {
  if (typeof value === 'string' || value === undefined) return value ?? '';
  const sections: readonly Element_[] = Object(value).elements ?? [];
  return sections
    .map((part) => (part.elements ?? []).map((one) => one.text ?? one.url ?? '').join(''))
    .join('\n');
}

/** The values of all inputs below `root`, by block id. Where nothing is chosen, there is no value. */
export function collectValues(root: HTMLElement): Readonly<Record<string, string | string[]>> {
  const values: Record<string, string | string[]> = {};
  for (const control of root.querySelectorAll<HTMLElement>('[data-block-id]')) {
    const { blockId = '', single } = control.dataset;
    if (control instanceof HTMLFieldSetElement) {
      const [first] = chosenIn(control);
      if (single === undefined) values[blockId] = chosenIn(control);
      else if (first !== undefined) values[blockId] = first;
    } else if (control instanceof HTMLSelectElement) {
      if (control.value !== '') values[blockId] = control.value;
    } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
      values[blockId] = control.value;
    }
  }
  return values;
}
