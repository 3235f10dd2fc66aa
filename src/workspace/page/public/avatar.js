import { h, icon } from './dom.js';
import { nameOf, store } from './store.js';

/** A square with a person's initials, or the app's mark. */
export function avatar(user, isBot, isGone = false, size = '') {
  if (isGone) return h('span', { class: `avatar gone ${size}`, 'aria-hidden': 'true' }, icon('trash'));
  if (user === store.bot.userId)
    return h('span', { class: `avatar app-mark ${size}`, 'aria-hidden': 'true' }, mark());
  const initials = isBot
    ? '•'
    : nameOf(user)
        .split(' ')
        .map((word) => word[0])
        .slice(0, 2)
        .join('');
  const people = [...store.users.keys()];
  const hue = Math.max(0, people.indexOf(user)) % 4;
  return h('span', { class: `avatar hue-${hue} ${size}`, 'aria-hidden': 'true' }, initials);
}

function mark() {
  const tick = icon('spark');
  tick.firstChild.setAttribute('d', 'M5 12.5l4.5 4.5L19 7.5');
  return tick;
}
