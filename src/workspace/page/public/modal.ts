import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { ref } from 'lit-html/directives/ref.js';
import { renderBlocks } from './blocks.ts';
import { icon } from './icon.ts';
import { collectValues, fieldErrors } from './inputs.ts';
import { act, changed, openViews } from './store.ts';
import { toast, toastError } from './toast.ts';
import type { View } from './types.ts';

/** The topmost modal of the current user; its inputs stay as they are while the app does not change it. */
export function modal(): unknown {
  const views = openViews();
  const view = views.at(-1);
  return view === undefined ? nothing : keyed(`${view.id} ${view.hash}`, dialogOf(view, views.length));
}

function dialogOf(view: View, depth: number): TemplateResult {
  const { title, blocks, submit, close } = view.content;
  const dismiss = (event: Event) => {
    event.preventDefault();
    act('close', { viewId: view.id }).catch(toastError);
  };
  return html`<dialog class="modal" data-testid="modal" aria-label=${title.text} @cancel=${dismiss} ${ref(show)}>
    <form class="modal-form" novalidate @submit=${(event: Event) => send(event, view)}>
      <header class="modal-head">
        <h2>${title.text}</h2>
        ${depth > 1 ? html`<span class="quiet">${depth} of 3</span>` : nothing}
        <button type="button" class="tool" aria-label="Close" data-testid="modal-close" @click=${dismiss}>${icon('close')}</button>
      </header>
      <div class="modal-body">${renderBlocks(blocks, { viewId: view.id })}</div>
      <div class="dialog-actions modal-actions">
        <button type="button" class="button" @click=${dismiss}>${close?.text ?? (submit ? 'Cancel' : 'Close')}</button>
        ${submit ? html`<button type="submit" class="button primary" data-testid="modal-submit">${submit.text}</button>` : nothing}
      </div>
    </form>
  </dialog>`;
}

/** Called when the dialog comes, with the element, and when it goes, without. */
function show(dialog?: globalThis.Element): void {
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  queueMicrotask(() => {
    if (!dialog.isConnected || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('textarea, input, select, .dialog-actions button')?.focus();
  });
}

async function send(event: Event, view: View): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) return;
  const button = form.querySelector<HTMLButtonElement>('[type=submit]');
  button?.toggleAttribute('disabled', true);
  fieldErrors.clear();
  try {
    const { acked, errors } = await act('submit', { viewId: view.id, values: collectValues(form) });
    for (const [block, message] of Object.entries(errors ?? {}))
      fieldErrors.set(`${view.id} ${block}`, message);
    if (!acked && !errors) toast('The app did not answer in time.', 'error');
  } catch (error) {
    toastError(error);
  } finally {
    button?.toggleAttribute('disabled', false);
    changed();
  }
}
