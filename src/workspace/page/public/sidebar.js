import { avatar } from './avatar.js';
import { fill, h, icon } from './dom.js';
import { channelTitle, store, visibleChannels } from './store.js';

/** The left column: workspace, channels, the app, and who one is. */
export function drawSidebar(root, { openChannel, openHome, switchUser }) {
  const { look } = store;
  const channels = visibleChannels();
  const direct = channels.find((channel) => channel.type === 'im');
  const item = (channel, iconName) => {
    const isCurrent = look.channel === channel.id && look.tab === 'messages';
    const unread = look.unread.has(channel.id);
    return h(
      'button',
      {
        type: 'button',
        class: ['side-item', isCurrent ? 'current' : '', unread ? 'unread' : ''].join(' '),
        testid: `channel-${channel.type === 'im' ? 'dm' : channel.name}`,
        'aria-current': isCurrent ? 'page' : null,
        onclick: () => openChannel(channel.id),
      },
      icon(iconName),
      h('span', { class: 'side-name' }, channelTitle(channel)),
      unread ? h('span', { class: 'unread-dot', title: 'New messages' }) : null,
    );
  };
  fill(
    root,
    h(
      'div',
      { class: 'side-head' },
      h('strong', { testid: 'workspace-name' }, store.team.name),
      h('span', { class: 'quiet' }, 'local workspace'),
    ),
    h(
      'div',
      { class: 'side-scroll' },
      h('h2', {}, 'Channels'),
      channels.filter((channel) => channel.type !== 'im').map((channel) => item(channel, 'hash')),
      h('h2', {}, 'App'),
      direct ? item(direct, 'reply') : null,
      h(
        'button',
        {
          type: 'button',
          class: look.tab === 'home' ? 'side-item current' : 'side-item',
          testid: 'open-home',
          'aria-current': look.tab === 'home' ? 'page' : null,
          onclick: openHome,
        },
        icon('home'),
        h('span', { class: 'side-name' }, 'App Home'),
      ),
    ),
    h('div', { class: 'side-foot' }, person(switchUser), status()),
  );
}

function person(switchUser) {
  const people = [...store.users.values()].filter((user) => !user.isBot);
  return h(
    'label',
    { class: 'person' },
    avatar(store.look.user, false),
    h('span', { class: 'visually-hidden' }, 'You are'),
    h(
      'select',
      {
        class: 'select person-select',
        testid: 'switch-user',
        onchange: (event) => switchUser(event.currentTarget.value),
      },
      people.map((user) =>
        h('option', { value: user.id, selected: user.id === store.look.user }, user.realName),
      ),
    ),
  );
}

function status() {
  const words = !store.online
    ? 'This page lost its server'
    : store.connected
      ? `${store.bot.name} is connected`
      : `${store.bot.name} is not connected`;
  const isGood = store.online && store.connected;
  return h(
    'p',
    { class: isGood ? 'status good' : 'status', testid: 'status' },
    h('span', { class: 'dot' }),
    words,
  );
}
