import { html, nothing, type TemplateResult } from 'lit-html';
import { renderText } from './blocks.ts';
import { optionsOf } from './elements.ts';
import type { Block, Element_, Place } from './types.ts';

/** What the app says is wrong with inputs, by view and block. */
export const fieldErrors = new Map<string, string>();

/** An input block: label, control, hint, and what is wrong with it. */
export function renderInput(block: Block, place: Place): TemplateResult {
  const { element, label, hint } = block;
  if (element === undefined) return html``;
  const id = `input-${place.viewId}-${block.block_id}`;
  const words = html`${renderText(label)}${block.optional ? html`<span class="quiet"> (optional)</span>` : nothing}`;
  const isGroup = element.type === 'radio_buttons';
  return html`${isGroup ? html`<span class="label">${words}</span>` : html`<label class="label" for=${id}>${words}</label>`}
    ${controlOf(element, id, block, place)}
    ${hint ? html`<p class="quiet hint">${renderText(hint)}</p>` : nothing}
    <p class="field-error" role="alert">${fieldErrors.get(`${place.viewId} ${block.block_id}`) ?? ''}</p>`;
}

function controlOf(element: Element_, id: string, block: Block, place: Place): TemplateResult {
  const { block_id: blockId } = block;
  const testid = `input-${blockId}`;
  if (element.type === 'radio_buttons')
    return html`<fieldset class="choices" data-block-id=${blockId} data-testid=${testid}>${choicesOf(element, id)}</fieldset>`;
  if (element.type === 'static_select')
    return html`<select id=${id} class="select" data-block-id=${blockId} data-testid=${testid}>${optionsOf(element, place)}</select>`;
  const hint = element.placeholder?.text ?? '';
  const value = element.initial_value ?? '';
  if (element.multiline)
    return html`<textarea id=${id} class="text-input" rows="9" placeholder=${hint} spellcheck="false" autocomplete="off" data-block-id=${blockId} data-testid=${testid} .defaultValue=${value}></textarea>`;
  return html`<input id=${id} class="text-input" placeholder=${hint} value=${value} autocomplete="off" spellcheck="false" data-block-id=${blockId} data-testid=${testid} />`;
}

function choicesOf({ options = [], initial_option: initial }: Element_, name: string): TemplateResult[] {
  return options.map(
    ({ text, value }) =>
      html`<label class="choice"><input type="radio" name=${name} value=${value} ?checked=${value === initial?.value} /><span>${renderText(text)}</span></label>`,
  );
}

/** The values of all inputs below `root`, by block id. Where nothing is chosen, there is no value. */
export function collectValues(root: HTMLElement): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const control of root.querySelectorAll<HTMLElement>('[data-block-id]')) {
    const { blockId = '' } = control.dataset;
    if (control instanceof HTMLFieldSetElement) {
      const chosen = control.querySelector<HTMLInputElement>('input:checked');
      if (chosen !== null) values[blockId] = chosen.value;
    } else if (control instanceof HTMLSelectElement) {
      if (control.value !== '') values[blockId] = control.value;
    } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
      values[blockId] = control.value;
    }
  }
  return values;
}
