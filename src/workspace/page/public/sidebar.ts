import { html, nothing, type TemplateResult } from 'lit-html';
import { avatar } from './avatar.ts';
import { type IconName, icon } from './icon.ts';
import { channelTitle, people, store, visibleChannels } from './store.ts';
import type { Channel } from './types.ts';

export interface SidebarActions {
  readonly openChannel: (id: string) => void;
  readonly openHome: () => void;
  readonly switchUser: (id: string) => void;
}

/** The left column: workspace, channels, the app, and who you are. */
export function sidebar(actions: SidebarActions): TemplateResult {
  const channels = visibleChannels();
  const direct = channels.find((channel) => channel.type === 'im');
  const isHome = store.look.tab === 'home';
  return html`<div class="side-head">
      <strong data-testid="workspace-name">${store.team.name}</strong>
      <span class="quiet">local workspace</span>
    </div>
    <div class="side-scroll">
      <h2>Channels</h2>
      ${channels.filter(({ type }) => type !== 'im').map((channel) => item(channel, 'hash', actions))}
      <h2>App</h2>
      ${direct ? item(direct, 'reply', actions) : nothing}
      <button type="button" class=${isHome ? 'side-item current' : 'side-item'} data-testid="open-home" aria-current=${isHome ? 'page' : nothing} @click=${actions.openHome}>
        ${icon('home')}<span class="side-name">App Home</span>
      </button>
    </div>
    <div class="side-foot">${person(actions)}${status()}</div>`;
}

function item(channel: Channel, name: IconName, { openChannel }: SidebarActions): TemplateResult {
  const { look } = store;
  const isCurrent = look.channel === channel.id && look.tab === 'messages';
  const isUnread = look.unread.has(channel.id);
  const classes = `side-item${isCurrent ? ' current' : ''}${isUnread ? ' unread' : ''}`;
  return html`<button type="button" class=${classes} data-testid="channel-${channel.type === 'im' ? 'dm' : channel.name}" aria-current=${isCurrent ? 'page' : nothing} @click=${() => openChannel(channel.id)}>
    ${icon(name)}<span class="side-name">${channelTitle(channel)}</span>
    ${isUnread ? html`<span class="unread-dot" title="New messages"></span>` : nothing}
  </button>`;
}

function person({ switchUser }: SidebarActions): TemplateResult {
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) switchUser(event.currentTarget.value);
  };
  return html`<label class="person">
    ${avatar(store.look.user ?? '', false)}
    <span class="visually-hidden">You are</span>
    <select class="select person-select" data-testid="switch-user" @change=${choose}>
      ${people().map(({ id, realName }) => html`<option value=${id} ?selected=${id === store.look.user}>${realName}</option>`)}
    </select>
  </label>`;
}

function status(): TemplateResult {
  const { name } = store.bot;
  const words = !store.online
    ? 'Server not reachable: is npm start still running?'
    : store.connected
      ? `${name} is connected`
      : `${name} is not connected`;
  return html`<p class=${store.online && store.connected ? 'status good' : 'status'} data-testid="status"><span class="dot"></span>${words}</p>`;
}
