import { createComposer } from './composer.js';
import { fill, h, icon } from './dom.js';
import { EXAMPLES } from './examples.js';
import { drawHome } from './home.js';
import { closeMenu } from './menu.js';
import { editing } from './message.js';
import { createMessageList } from './message-list.js';
import { drawModal } from './modal.js';
import { drawSidebar } from './sidebar.js';
import { act, changed, channelItems, channelTitle, connect, store, subscribe, threadItems } from './store.js';

const app = document.getElementById('app');
const sidebar = document.getElementById('sidebar');
const main = document.getElementById('main');
const thread = document.getElementById('thread');
const modals = document.getElementById('modals');

/** The message this browser posted last, whose first answer opens by itself. */
let awaited = null;

const head = h('header', { class: 'pane-head' });
const list = h('div', {
  class: 'messages',
  testid: 'messages',
  role: 'log',
  'aria-label': 'Messages',
  tabIndex: 0,
});
const welcome = h('div', { class: 'welcome', testid: 'welcome' });
const scroll = h('div', { class: 'scroll' }, list);
const home = h('div', { class: 'scroll home-pane', hidden: true });
const composer = createComposer({
  id: 'composer-main',
  testid: 'composer',
  label: 'Message',
  withExamples: true,
  target: () => ({ channel: store.look.channel }),
  sent(ts) {
    awaitAnswer(ts);
    mainList.showLast();
  },
  editLast: (event) => editLast(event, channelItems(store.look.channel), false),
});
main.append(head, welcome, scroll, home, composer.root);

const threadHead = h('header', { class: 'pane-head' });
const threadList = h('div', {
  class: 'messages',
  testid: 'thread-messages',
  role: 'log',
  'aria-label': 'Replies',
  tabIndex: 0,
});
const threadComposer = createComposer({
  id: 'composer-thread',
  testid: 'thread-composer',
  label: 'Reply',
  inThread: true,
  target: () => ({ channel: store.look.channel, threadTs: store.look.thread }),
  sent: () => replies.showLast(),
  editLast: (event) => editLast(event, threadItems(store.look.channel, store.look.thread), true),
});
threadComposer.setPlaceholder('Reply…');
thread.append(threadHead, threadList, threadComposer.root);

const mainList = createMessageList(list, { dividers: true, inThread: false, openThread, redraw: draw });
const replies = createMessageList(threadList, {
  dividers: false,
  inThread: true,
  openThread,
  redraw: draw,
  after: replyDivider,
});

/** Private words are no replies: nobody else counts them. */
function replyDivider(item, items) {
  const count = items.filter(({ ephemeral }) => !ephemeral).length - 1;
  if (item.ts !== store.look.thread || count < 1) return null;
  return h(
    'div',
    { class: 'day reply-divider', role: 'separator' },
    h('span', {}, count === 1 ? '1 reply' : `${count} replies`),
  );
}

function editLast(event, items, inThread) {
  const last = items.findLast(
    (item) => item.user === store.look.user && !item.ephemeral && item.subtype !== 'tombstone',
  );
  if (last === undefined) return;
  event.preventDefault();
  Object.assign(editing, { ts: last.ts, inThread });
  draw();
}

function openChannel(channel) {
  const { look } = store;
  if (look.channel !== channel) closeThread();
  Object.assign(look, { channel, tab: 'messages' });
  look.unread.delete(channel);
  app.classList.remove('side-open');
  draw();
  mainList.showLast();
  composer.focus();
}

function openThread(ts) {
  store.look.thread = ts;
  draw();
  replies.showLast();
  threadComposer.focus();
}

function closeThread() {
  store.look.thread = null;
  draw();
  composer.focus();
}

function openHome() {
  store.look.tab = 'home';
  store.look.thread = null;
  app.classList.remove('side-open');
  draw();
  act('home').catch(() => undefined);
}

function switchUser(user) {
  Object.assign(store.look, { user, thread: null });
  store.look.unread.clear();
  const first = [...store.channels.values()].find((channel) => channel.members.includes(user));
  const current = store.channels.get(store.look.channel);
  if (!current?.members.includes(user)) store.look.channel = first?.id ?? null;
  changed({ kind: 'look' });
  if (store.look.tab === 'home') openHome();
  else composer.focus();
}

function draw() {
  if (!store.ready) return;
  const { look } = store;
  const channel = store.channels.get(look.channel);
  const isHome = look.tab === 'home';
  drawSidebar(sidebar, { openChannel, openHome, switchUser });
  drawHead(channel, isHome);
  home.hidden = !isHome;
  scroll.hidden = isHome;
  composer.root.hidden = isHome;
  if (isHome) drawHome(home);
  else drawMessages(channel);
  drawThread(channel);
  drawModal(modals, () => (look.thread === null ? composer : threadComposer).focus());
}

function drawHead(channel, isHome) {
  const menu = h(
    'button',
    {
      type: 'button',
      class: 'tool side-toggle',
      'aria-label': 'Channels',
      onclick: () => app.classList.toggle('side-open'),
    },
    icon('menu'),
  );
  const isDirect = channel?.type === 'im';
  const name = isHome
    ? `${store.bot.name}: Home`
    : channel === undefined
      ? ''
      : `${isDirect ? '' : '#'}${channelTitle(channel)}`;
  const topic =
    isHome || channel === undefined ? '' : isDirect ? 'Direct messages with the app' : channel.topic;
  fill(
    head,
    menu,
    h('h1', { testid: 'channel-title' }, name),
    h('span', { class: 'quiet topic' }, topic),
    invitation(channel, isHome),
  );
}

/** A way to bring the app into a channel it isn't in. */
function invitation(channel, isHome) {
  if (isHome || channel === undefined || channel.members.includes(store.bot.userId)) return null;
  const invite = () => act('invite', { channel: channel.id });
  return h(
    'button',
    { type: 'button', class: 'button invite', testid: 'invite', onclick: invite },
    `Add ${store.bot.name}`,
  );
}

function drawMessages(channel) {
  if (channel === undefined) return;
  const items = channelItems(channel.id);
  if (list.dataset.channel !== channel.id) {
    list.dataset.channel = channel.id;
    mainList.reset();
  }
  mainList.draw(items);
  drawWelcome(channel, items.length === 0);
  const name = channel.type === 'im' ? store.bot.name : `#${channel.name}`;
  composer.setPlaceholder(
    items.length === 0 ? `Paste a failing call, or message ${name}` : `Message ${name}`,
  );
}

function drawWelcome(channel, isEmpty) {
  welcome.hidden = !isEmpty || store.look.tab === 'home';
  scroll.hidden = isEmpty || store.look.tab === 'home';
  if (welcome.hidden || welcome.dataset.channel === channel.id) return;
  welcome.dataset.channel = channel.id;
  fill(
    welcome,
    h('h2', {}, 'Paste a call that fails'),
    h(
      'p',
      { class: 'quiet' },
      `A request body, a curl command, a log line or only the error: ${store.bot.name} answers in the thread. Or try one of these.`,
    ),
    h(
      'ul',
      { class: 'examples' },
      EXAMPLES.map((example, index) =>
        h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              class: 'example',
              testid: `example-${index + 1}`,
              onclick: () => composer.sendText(example.text),
            },
            h('strong', {}, example.title),
            h('span', { class: 'quiet' }, example.about),
            h(
              'code',
              { 'aria-hidden': 'true' },
              example.text
                .split('\n')
                .filter((line) => line.trim() !== '')
                .slice(0, 4)
                .join('\n'),
            ),
          ),
        ),
      ),
    ),
  );
}

function drawThread(channel) {
  const { look } = store;
  const items = look.thread === null || channel === undefined ? [] : threadItems(channel.id, look.thread);
  // Private words alone are no thread any more.
  if (items.every((item) => item.ephemeral)) look.thread = null;
  thread.hidden = look.thread === null;
  app.classList.toggle('with-thread', look.thread !== null);
  if (look.thread === null) {
    threadList.dataset.root = '';
    return;
  }
  if (threadList.dataset.root !== look.thread) {
    threadList.dataset.root = look.thread;
    replies.reset();
    requestAnimationFrame(() => replies.showLast());
  }
  const close = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': 'Close the thread',
      testid: 'close-thread',
      onclick: closeThread,
    },
    icon('close'),
  );
  fill(
    threadHead,
    h('h2', {}, 'Thread'),
    h('span', { class: 'quiet topic' }, channel.type === 'im' ? '' : `#${channel.name}`),
    close,
  );
  replies.draw(items);
}

/** Opens the thread of what was just posted with its first answer, which may have come before the server's receipt. */
function awaitAnswer(ts) {
  const hasAnswer =
    ts !== null && threadItems(store.look.channel, ts).some((item) => item.bot_id !== undefined);
  awaited = hasAnswer ? null : ts;
  if (!hasAnswer) return;
  store.look.thread = ts;
  draw();
}

function note({ kind, message }) {
  if (kind !== 'message' || message.bot_id === undefined) return;
  const { look } = store;
  if (message.channel !== look.channel) look.unread.add(message.channel);
  if (message.thread_ts === undefined || message.thread_ts !== awaited || look.tab !== 'messages') return;
  // The first answer to what was just posted opens by itself, without taking the cursor away.
  awaited = null;
  look.thread = message.thread_ts;
}

let isScheduled = false;
subscribe((change) => {
  note(change);
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    const isFirst = app.dataset.ready !== 'true' && store.ready;
    draw();
    if (!isFirst) return;
    app.dataset.ready = 'true';
    mainList.showLast();
    composer.focus();
  });
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  if (closeMenu()) return;
  if (app.classList.contains('side-open')) app.classList.remove('side-open');
  else if (store.look.thread !== null) closeThread();
});

for (const pane of [main, thread]) {
  pane.addEventListener('dragover', (event) => event.preventDefault());
  pane.addEventListener('drop', (event) => {
    event.preventDefault();
    (pane === main ? composer : threadComposer).addFiles([...event.dataTransfer.files]);
  });
}

connect();
