import { html, nothing } from 'lit-html';
import { currentChannel, store } from './store.ts';

export interface Hint {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  /** The whole text once the hint is taken. */
  readonly completed: string;
}

/** What the text may be completed to: a command at its beginning, or a mention at its end. */
export function matchingHints(text: string): readonly Hint[] {
  if (/^\/\S*$/.test(text)) return commands().filter(({ name }) => name.startsWith(text));
  const typed = /(?:^|\s)@(\w*)$/.exec(text)?.[1];
  if (typed === undefined) return [];
  return [...store.users.values()]
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, realName }) => ({
      name: `@${name}`,
      usage: '',
      about: realName,
      completed: `${text.slice(0, text.length - typed.length)}${name} `,
    }));
}

function commands(): readonly Hint[] {
  const own = store.commands.map(({ command, usageHint, description }) => ({
    name: command,
    usage: usageHint,
    about: description,
    completed: `${command} `,
  }));
  if (currentChannel()?.members.includes(store.bot.userId)) return own;
  const name = `@${store.bot.name}`;
  return [
    ...own,
    { name: '/invite', usage: name, about: 'Adds the app to this channel', completed: `/invite ${name}` },
  ];
}

/** The list above the box. */
export function hints(matching: readonly Hint[], take: (text: string) => void): unknown {
  if (matching.length === 0) return nothing;
  return html`<div class="hints" role="listbox" aria-label="Suggestions">
    ${matching.map(
      ({ name, usage, about, completed }) =>
        html`<button type="button" role="option" class="hint-item" data-testid="command-hint" @click=${() => take(completed)}><strong>${name}</strong><span class="quiet">${usage}</span><span class="hint-words">${about}</span></button>`,
    )}
  </div>`;
}
