import { renderBlocks } from './blocks.js';
import { fill, h } from './dom.js';
import { store } from './store.js';

/** The app's Home tab as it published it for the current user. */
export function drawHome(root) {
  const home = store.homes.get(store.look.user);
  if (!home) {
    fill(
      root,
      h(
        'div',
        { class: 'empty' },
        h('h2', {}, `${store.bot.name} has no Home yet`),
        h('p', { class: 'quiet' }, 'It appears here once the app publishes it.'),
      ),
    );
    return;
  }
  const state = Object.assign({}, ...Object.values(home.values));
  fill(
    root,
    h(
      'div',
      { class: 'home', testid: 'home' },
      renderBlocks(home.content.blocks, { viewId: home.id, state }),
    ),
  );
}
