import { html, nothing, render, type TemplateResult } from 'lit-html';
import { Composer } from './composer.ts';
import { edit } from './editor.ts';
import { EXAMPLES } from './examples.ts';
import { home } from './home.ts';
import { icon } from './icon.ts';
import { closeMenu } from './menu.ts';
import { isAtEnd, messageList, showLast } from './message-list.ts';
import { modal } from './modal.ts';
import { type SidebarActions, sidebar } from './sidebar.ts';
import {
  act,
  type Changed,
  changed,
  channelItems,
  channelTitle,
  connect,
  currentChannel,
  openViews,
  store,
  subscribe,
  threadItems,
} from './store.ts';
import { toastError } from './toast.ts';
import type { Channel, Message } from './types.ts';

const { look } = store;

/** The message this browser posted last, whose first answer opens by itself. */
let awaited: string | null = null;
/** Which list to scroll to its end after the next drawing. */
const scrollTo = new Set<'messages' | 'thread-messages'>();

const composer = new Composer({
  id: 'composer-main',
  testid: 'composer',
  label: 'Message',
  inThread: false,
  target: () => ({ channel: look.channel }),
  sent(ts) {
    awaitAnswer(ts);
    scrollTo.add('messages');
    changed();
  },
  editLast: (event) => editLast(event, channelItems(look.channel ?? ''), false),
});
const threadComposer = new Composer({
  id: 'composer-thread',
  testid: 'thread-composer',
  label: 'Reply',
  inThread: true,
  target: () => ({ channel: look.channel, ...(look.thread !== null && { threadTs: look.thread }) }),
  sent() {
    scrollTo.add('thread-messages');
    changed();
  },
  editLast: (event) => editLast(event, threadItems(look.channel ?? '', look.thread ?? ''), true),
});

function editLast(event: KeyboardEvent, items: readonly Message[], inThread: boolean): void {
  const last = items.findLast(
    ({ user, ephemeral, subtype }) => user === look.user && !ephemeral && subtype !== 'tombstone',
  );
  if (last === undefined) return;
  event.preventDefault();
  edit(last, inThread);
}

const actions: SidebarActions = {
  openChannel(channel) {
    if (look.channel !== channel) look.thread = null;
    Object.assign(look, { channel, tab: 'messages' });
    look.unread.delete(channel);
    document.getElementById('app')?.classList.remove('side-open');
    scrollTo.add('messages');
    drawNow();
    composer.focus();
  },
  openHome() {
    Object.assign(look, { tab: 'home', thread: null });
    document.getElementById('app')?.classList.remove('side-open');
    changed();
    act('home').catch(toastError);
  },
  switchUser(user) {
    Object.assign(look, { user, thread: null });
    look.unread.clear();
    const mine = [...store.channels.values()].filter(({ members }) => members.includes(user));
    if (!mine.some(({ id }) => id === look.channel)) look.channel = mine[0]?.id ?? null;
    if (look.tab === 'home') return actions.openHome();
    drawNow();
    composer.focus();
  },
};

function openThread(ts: string): void {
  look.thread = ts;
  scrollTo.add('thread-messages');
  drawNow();
  threadComposer.focus();
}

function closeThread(): void {
  look.thread = null;
  drawNow();
  composer.focus();
}

function mainPane(): TemplateResult {
  const channel = currentChannel();
  const isHome = look.tab === 'home';
  if (isHome)
    return html`${head(`${store.bot.name}: Home`, '', nothing)}<div class="scroll home-pane">${home()}</div>`;
  if (channel === undefined) return head('', '', nothing);
  const items = channelItems(channel.id);
  const isDirect = channel.type === 'im';
  const name = isDirect ? store.bot.name : `#${channel.name}`;
  const topic = isDirect ? 'Direct messages with the app' : channel.topic;
  const list = messageList(items, { inThread: false, testid: 'messages', label: 'Messages', openThread });
  return html`${head(`${isDirect ? '' : '#'}${channelTitle(channel)}`, topic, invitation(channel))}
    ${items.length === 0 ? welcome(channel) : html`<div class="scroll">${list}</div>`}
    ${composer.draw(items.length === 0 ? `Paste a failing call, or message ${name}` : `Message ${name}`)}`;
}

function head(title: string, topic: string, more: unknown): TemplateResult {
  const toggle = () => document.getElementById('app')?.classList.toggle('side-open');
  return html`<header class="pane-head">
    <button type="button" class="tool side-toggle" aria-label="Channels" @click=${toggle}>${icon('menu')}</button>
    <h1 data-testid="channel-title">${title}</h1>
    <span class="quiet topic">${topic}</span>
    ${more}
  </header>`;
}

/** A way to add the app to a channel it is not in. */
function invitation(channel: Channel): unknown {
  if (channel.members.includes(store.bot.userId)) return nothing;
  const invite = () => act('invite', { channel: channel.id }).catch(toastError);
  return html`<button type="button" class="button invite" data-testid="invite" @click=${invite}>Add ${store.bot.name}</button>`;
}

/** What an empty channel shows; examples only where the app reads them. */
function welcome(channel: Channel): TemplateResult {
  const kept = 'Messages here last as long as the server runs; channel modes and counts are kept.';
  if (!channel.members.includes(store.bot.userId))
    return html`<div class="welcome" data-testid="welcome"><h2>${store.bot.name} is not in #${channel.name}</h2><p class="quiet">Add it with the button above or with /invite @${store.bot.name}.</p></div>`;
  return html`<div class="welcome" data-testid="welcome">
    <h2>Paste a call that fails</h2>
    <p class="quiet">A request body, a curl command, a log line, or only the error: ${store.bot.name} answers in the thread. Or try one of these. ${kept}</p>
    <ul class="examples">
      ${EXAMPLES.map(
        ({ title, about, text }, index) =>
          html`<li><button type="button" class="example" data-testid="example-${index + 1}" @click=${() => composer.send(text)}><strong>${title}</strong><span class="quiet">${about}</span><code aria-hidden="true">${firstLines(text)}</code></button></li>`,
      )}
    </ul>
  </div>`;
}

function firstLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 4)
    .join('\n');
}

function threadPane(): unknown {
  const channel = currentChannel();
  if (look.thread === null || channel === undefined) return nothing;
  const root = look.thread;
  const items = threadItems(channel.id, root);
  const replies = items.filter(({ ephemeral }) => !ephemeral).length - 1;
  const after = ({ ts }: Message) =>
    ts === root && replies > 0
      ? html`<div class="day reply-divider" role="separator"><span>${replies === 1 ? '1 reply' : `${replies} replies`}</span></div>`
      : nothing;
  return html`<header class="pane-head">
      <h2>Thread</h2>
      <span class="quiet topic">${channel.type === 'im' ? '' : `#${channel.name}`}</span>
      <button type="button" class="tool" aria-label="Close the thread" data-testid="close-thread" @click=${closeThread}>${icon('close')}</button>
    </header>
    ${messageList(items, { inThread: true, testid: 'thread-messages', label: 'Replies', openThread, after })}
    ${threadComposer.draw('Reply…')}`;
}

/** Private messages alone are no thread. */
function closeEmptyThread(): void {
  if (
    look.thread !== null &&
    threadItems(look.channel ?? '', look.thread).every(({ ephemeral }) => ephemeral)
  )
    look.thread = null;
}

function listOf(testid: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-testid=${testid}]`);
}

let hadModal = false;

function drawNow(): void {
  if (!store.ready) return;
  closeEmptyThread();
  const atEnd = (['messages', 'thread-messages'] as const).filter((name) => {
    const list = listOf(name);
    return list !== null && isAtEnd(list);
  });
  const part = (id: string, content: unknown) => {
    const root = document.getElementById(id);
    if (root !== null) render(content, root);
    return root;
  };
  part('sidebar', sidebar(actions));
  part('main', mainPane());
  part('thread', threadPane())?.toggleAttribute('hidden', look.thread === null);
  document.getElementById('app')?.classList.toggle('with-thread', look.thread !== null);
  part('modals', modal());
  const hasModal = openViews().length > 0;
  if (hadModal && !hasModal) (look.thread === null ? composer : threadComposer).focus();
  hadModal = hasModal;
  for (const name of new Set([...atEnd, ...scrollTo])) {
    const list = listOf(name);
    if (list !== null) showLast(list);
  }
  scrollTo.clear();
}

/** Opens the thread of what was just posted with its first answer, which may have come before the server's receipt. */
function awaitAnswer(ts: string | null): void {
  const hasAnswer =
    ts !== null && threadItems(look.channel ?? '', ts).some(({ bot_id: bot }) => bot !== undefined);
  awaited = hasAnswer ? null : ts;
  if (!hasAnswer) return;
  look.thread = ts;
  scrollTo.add('thread-messages');
}

/** Marks channels as unread and opens the first answer to what was just posted, without moving the cursor. */
function note(change: Changed): void {
  if (change.kind !== 'message' || change.message.bot_id === undefined) return;
  const { channel, thread_ts: thread } = change.message;
  if (channel !== look.channel) look.unread.add(channel);
  if (thread === undefined || thread !== awaited || look.tab !== 'messages') return;
  awaited = null;
  look.thread = thread;
  scrollTo.add('thread-messages');
}

let isScheduled = false;
subscribe((change) => {
  note(change);
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    const app = document.getElementById('app');
    const isFirst = app?.dataset.ready !== 'true' && store.ready;
    if (isFirst) scrollTo.add('messages');
    drawNow();
    if (!isFirst || app === null) return;
    app.dataset.ready = 'true';
    composer.focus();
  });
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]') || closeMenu()) return;
  const app = document.getElementById('app');
  if (app?.classList.contains('side-open')) app.classList.remove('side-open');
  else if (look.thread !== null) closeThread();
});

for (const [id, box] of [
  ['main', composer],
  ['thread', threadComposer],
] as const) {
  const pane = document.getElementById(id);
  pane?.addEventListener('dragover', (event) => event.preventDefault());
  pane?.addEventListener('drop', (event) => {
    event.preventDefault();
    void box.addFiles([...(event.dataTransfer?.files ?? [])]);
  });
}

connect();
