import { html, type TemplateResult } from 'lit-html';
import { icon } from './icon.ts';
import { nameOf, store } from './store.ts';

/** A square with a person's initials, or the app's mark. */
export function avatar(user: string, isBot: boolean, isGone = false, size = ''): TemplateResult {
  if (isGone) return html`<span class="avatar gone ${size}" aria-hidden="true">${icon('trash')}</span>`;
  if (user === store.bot.userId)
    return html`<span class="avatar app-mark ${size}" aria-hidden="true">${icon('tick')}</span>`;
  const words = nameOf(user).split(' ').slice(0, 2);
  const initials = isBot ? '•' : words.map((word) => word[0]).join('');
  const hue = Math.max(0, [...store.users.keys()].indexOf(user)) % 4;
  return html`<span class="avatar hue-${hue} ${size}" aria-hidden="true">${initials}</span>`;
}
