import { renderBlocks } from './blocks.js';
import { h, icon, toast } from './dom.js';
import { collectValues } from './inputs.js';
import { act, store } from './store.js';

let shown = { key: '', dialog: null };

/** Shows the topmost modal of the current user; its inputs stay as they are while the app doesn't change it. */
export function drawModal(root, whenClosed) {
  const views = store.views.get(store.look.user) ?? [];
  const view = views.at(-1);
  const key = view === undefined ? '' : `${view.id} ${view.hash}`;
  if (key === shown.key) return;
  shown.dialog?.close();
  shown.dialog?.remove();
  shown = { key, dialog: null };
  if (view === undefined) return whenClosed();
  shown.dialog = createDialog(view, views.length);
  root.append(shown.dialog);
  shown.dialog.showModal();
  shown.dialog.querySelector('textarea, input, select, .dialog-actions button')?.focus();
}

function createDialog(view, depth) {
  const { content } = view;
  const close = () => act('close', { viewId: view.id }).catch((error) => toast(error.message, 'error'));
  const submitButton = content.submit
    ? h('button', { type: 'submit', class: 'button primary', testid: 'modal-submit' }, content.submit.text)
    : null;
  const form = h(
    'form',
    {
      class: 'modal-form',
      noValidate: true,
      onsubmit(event) {
        event.preventDefault();
        submit(form, view, submitButton);
      },
    },
    h(
      'header',
      { class: 'modal-head' },
      h('h2', {}, content.title.text),
      depth > 1 ? h('span', { class: 'quiet' }, `${depth} of 3`) : null,
      h(
        'button',
        { type: 'button', class: 'tool', 'aria-label': 'Close', testid: 'modal-close', onclick: close },
        icon('close'),
      ),
    ),
    h('div', { class: 'modal-body' }, renderBlocks(content.blocks, { viewId: view.id })),
    h(
      'div',
      { class: 'dialog-actions modal-actions' },
      h(
        'button',
        { type: 'button', class: 'button', onclick: close },
        content.close?.text ?? (submitButton ? 'Cancel' : 'Close'),
      ),
      submitButton,
    ),
  );
  return h(
    'dialog',
    {
      class: 'modal',
      testid: 'modal',
      'aria-label': content.title.text,
      oncancel(event) {
        event.preventDefault();
        close();
      },
    },
    form,
  );
}

async function submit(form, view, button) {
  button.disabled = true;
  for (const slot of form.querySelectorAll('[data-error-for]')) slot.textContent = '';
  try {
    const { acked, errors } = await act('submit', { viewId: view.id, values: collectValues(form) });
    for (const [blockId, message] of Object.entries(errors ?? {})) {
      const slot = [...form.querySelectorAll('[data-error-for]')].find(
        (one) => one.dataset.errorFor === blockId,
      );
      if (slot) slot.textContent = message;
      else toast(message, 'error');
    }
    if (!acked && !errors) toast('The app did not answer in time.', 'error');
  } catch (error) {
    toast(error.message, 'error');
  } finally {
    button.disabled = false;
  }
}
