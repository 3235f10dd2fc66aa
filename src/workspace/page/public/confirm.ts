import { html, render } from 'lit-html';
import { renderText } from './blocks.ts';
import type { Confirm } from './types.ts';

/** Asks what an element wants confirmed; true for yes. */
export function confirmed(confirm: Confirm): Promise<boolean> {
  const holder = document.createElement('div');
  document.body.append(holder);
  return new Promise((resolve) => {
    const close = (answer: boolean) => () => {
      holder.remove();
      resolve(answer);
    };
    render(
      html`<dialog class="confirm" data-testid="confirm" @cancel=${close(false)}>
        <h2>${confirm.title?.text ?? 'Are you sure?'}</h2>
        <p>${renderText(confirm.text)}</p>
        <div class="dialog-actions">
          <button type="button" class="button" @click=${close(false)}>${confirm.deny?.text ?? 'Cancel'}</button>
          <button type="button" class="button ${confirm.style ?? 'primary'}" data-testid="confirm-yes" @click=${close(true)}>${confirm.confirm?.text ?? 'Yes'}</button>
        </div>
      </dialog>`,
      holder,
    );
    holder.querySelector('dialog')?.showModal();
  });
}
