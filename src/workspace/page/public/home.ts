import { html, type TemplateResult } from 'lit-html';
import { renderBlocks } from './blocks.ts';
import { store } from './store.ts';

/** The app's Home tab as it published it for the current user. */
export function home(): TemplateResult {
  const view = store.homes.get(store.look.user ?? '');
  if (!view) {
    return html`<div class="empty">
      <h2>${store.bot.name} has no Home yet</h2>
      <p class="quiet">It appears here once the app publishes it.</p>
    </div>`;
  }
  const state = Object.assign({}, ...Object.values(view.values));
  return html`<div class="home" data-testid="home">${renderBlocks(view.content.blocks, { viewId: view.id, state })}</div>`;
}
