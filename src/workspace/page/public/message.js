import { avatar } from './avatar.js';
import { renderBlocks } from './blocks.js';
import { codeBlock, copyText } from './code.js';
import { h, icon, toast } from './dom.js';
import { emoji, QUICK_REACTIONS } from './emoji.js';
import { openMenu } from './menu.js';
import { renderMrkdwn } from './mrkdwn.js';
import { typedText } from './rich-text.js';
import { act, nameOf, store } from './store.js';

/** Which message is being edited, and in which of the two panes. */
export const editing = { ts: null, inThread: false };

/**
 * One message. `view` says whether it stands in the thread pane, whether it follows one of the same author, and what
 * opens a thread and draws the list again.
 */
export function renderMessage(message, view) {
  const isBot = message.user === store.bot.userId || Boolean(message.bot_id);
  const classes = ['message', view.follows ? 'follows' : '', message.ephemeral ? 'ephemeral' : ''];
  const deleted = message.subtype === 'tombstone';
  return h(
    'article',
    {
      class: classes.join(' '),
      testid: message.ephemeral ? 'ephemeral' : 'message',
      dataset: { ts: message.ts, author: isBot ? 'bot' : 'person' },
      'aria-label': `${authorOf(message)}, ${timeOf(message.ts)}`,
    },
    message.ephemeral ? privateNote() : null,
    message.subtype === 'thread_broadcast' && !view.inThread ? broadcastNote(message, view) : null,
    h(
      'div',
      { class: 'gutter' },
      view.follows ? shortTime(message.ts) : avatar(message.user, isBot, deleted),
    ),
    h(
      'div',
      { class: 'content' },
      view.follows ? null : heading(message, isBot),
      isEditing(message, view) ? editor(message, view) : body(message),
      reactions(message),
      view.inThread || message.ephemeral ? null : replyLine(message, view),
    ),
    deleted ? null : toolbar(message, view),
  );
}

export function isEditing(message, view) {
  return editing.ts === message.ts && editing.inThread === view.inThread;
}

function authorOf(message) {
  if (message.subtype === 'bot_message') return message.bot_profile?.name ?? 'A bot';
  return nameOf(message.user);
}

export function timeOf(ts) {
  return new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

function time(ts, words = timeOf(ts)) {
  const date = new Date(Number(ts) * 1000);
  return h('time', { dateTime: date.toISOString(), title: date.toLocaleString() }, words);
}

/** For the gutter, which is too narrow for a part of the day: the first message of the row before has told it. */
function shortTime(ts) {
  const parts = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' }).formatToParts(
    new Date(Number(ts) * 1000),
  );
  const words = parts.filter(({ type }) => type !== 'dayPeriod').map(({ value }) => value);
  return time(ts, words.join('').trim());
}

function privateNote() {
  return h('p', { class: 'note', testid: 'only-you' }, icon('eye'), 'Only visible to you');
}

function broadcastNote(message, view) {
  return h(
    'p',
    { class: 'note' },
    icon('reply'),
    'replied to a ',
    h(
      'button',
      { type: 'button', class: 'link', onclick: () => view.openThread(message.thread_ts) },
      'thread',
    ),
  );
}

function heading(message, isBot) {
  return h(
    'header',
    {},
    h('strong', { class: 'author' }, authorOf(message)),
    isBot ? h('span', { class: 'badge' }, 'APP') : null,
    time(message.ts),
  );
}

function body(message) {
  if (message.subtype === 'tombstone') return h('p', { class: 'quiet' }, message.text);
  const place = { channel: message.channel, ts: message.ts };
  const blocks = message.blocks ?? [];
  const content =
    blocks.length > 0
      ? renderBlocks(blocks, place)
      : h('div', { class: 'prose' }, renderMrkdwn(message.text));
  const edited = message.edited
    ? h('span', { class: 'edited', title: 'This message was edited' }, '(edited)')
    : null;
  return [
    h('div', { class: 'body', testid: 'message-body' }, content, edited),
    (message.attachments ?? []).map((attachment) => renderAttachment(attachment, place)),
    (message.files ?? []).map(renderFile),
  ];
}

function renderAttachment(attachment, place) {
  const inner = attachment.message_blocks?.[0]?.message?.blocks ?? attachment.blocks;
  const text =
    inner?.length > 0 ? renderBlocks(inner, place) : renderMrkdwn(attachment.text ?? attachment.title ?? '');
  const author = attachment.author_name ? h('strong', {}, attachment.author_name) : null;
  const footer = attachment.footer ? h('footer', { class: 'quiet' }, attachment.footer) : null;
  return h(
    'div',
    { class: 'attachment', testid: 'attachment' },
    author,
    h('div', { class: 'prose' }, text),
    footer,
  );
}

function renderFile(file) {
  const size = file.size < 1024 ? `${file.size} bytes` : `${Math.round(file.size / 1024)} kB`;
  const more = file.preview_is_truncated
    ? h('p', { class: 'quiet' }, `and ${file.lines_more || 'some'} more lines`)
    : null;
  return h(
    'figure',
    { class: 'file', testid: 'file' },
    h(
      'figcaption',
      {},
      icon('file'),
      h('strong', {}, file.title ?? file.name),
      h('span', { class: 'quiet' }, `${file.pretty_type}, ${size}`),
    ),
    file.preview ? codeBlock(file.preview, file.filetype) : null,
    more,
  );
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h(
    'div',
    { class: 'reactions' },
    message.reactions.map(({ name, users }) => {
      const own = users.includes(store.look.user);
      return h(
        'button',
        {
          type: 'button',
          class: own ? 'reaction own' : 'reaction',
          testid: `reaction-${name}`,
          title: `${users.map(nameOf).join(', ')} reacted with :${name}:`,
          'aria-pressed': String(own),
          onclick: () => attempt(act('react', { ...placeOf(message), name, on: !own })),
        },
        h('span', {}, emoji(name) ?? `:${name}:`),
        h('span', {}, String(users.length)),
      );
    }),
  );
}

function replyLine(message, view) {
  const count = message.reply_count ?? 0;
  if (count === 0) return null;
  const users = message.reply_users ?? [];
  return h(
    'button',
    { type: 'button', class: 'replies', testid: 'replies', onclick: () => view.openThread(message.ts) },
    users.slice(0, 4).map((user) => avatar(user, user === store.bot.userId, false, 'small')),
    h('span', { class: 'reply-count' }, count === 1 ? '1 reply' : `${count} replies`),
    h('span', { class: 'quiet' }, `Last one at ${timeOf(message.latest_reply)}`),
  );
}

const placeOf = (message) => ({ channel: message.channel, ts: message.ts });

function attempt(promise) {
  promise.catch((error) => toast(error.message, 'error'));
}

function toolbar(message, view) {
  if (message.ephemeral) {
    const dismiss = () => attempt(act('dismiss', placeOf(message)));
    return h('div', { class: 'toolbar' }, tool('close', 'Dismiss this message', 'dismiss', dismiss));
  }
  return h(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Message actions' },
    tool('smile', 'Add a reaction', 'react', (event) => openReactions(event.currentTarget, message)),
    view.inThread ? null : tool('reply', 'Reply in a thread', 'reply', () => view.openThread(message.ts)),
    tool('more', 'More actions', 'more', (event) => openMenu(event.currentTarget, menuItems(message, view))),
  );
}

function tool(name, label, testid, onclick) {
  return h(
    'button',
    { type: 'button', title: label, 'aria-label': label, testid: `message-${testid}`, onclick },
    icon(name),
  );
}

function openReactions(button, message) {
  const items = QUICK_REACTIONS.map((name) => ({
    label: emoji(name),
    title: `:${name}:`,
    compact: true,
    testid: `react-${name}`,
    run: () => attempt(act('react', { ...placeOf(message), name, on: true })),
  }));
  openMenu(button, items);
}

function menuItems(message, view) {
  const items = store.shortcuts.map((shortcut) => ({
    label: shortcut.name,
    testid: `shortcut-${shortcut.callbackId}`,
    run: () => runShortcut(message, shortcut),
  }));
  items.push({ label: 'Copy text', run: () => copyText(typedText(message)) });
  items.push({ label: 'Forward to this channel', run: () => attempt(act('post', forwardOf(message))) });
  if (message.user !== store.look.user) return items;
  items.push({
    label: 'Edit message',
    testid: 'edit',
    run() {
      Object.assign(editing, { ts: message.ts, inThread: view.inThread });
      view.redraw();
    },
  });
  items.push({
    label: 'Delete message',
    danger: true,
    testid: 'delete',
    run: () => attempt(act('remove', placeOf(message))),
  });
  return items;
}

const forwardOf = (message) => ({ channel: store.look.channel, text: '', forward: placeOf(message) });

async function runShortcut(message, shortcut) {
  try {
    const { acked } = await act('shortcut', { ...placeOf(message), callbackId: shortcut.callbackId });
    if (!acked) toast('The app did not answer in time.', 'error');
  } catch (error) {
    toast(error.message, 'error');
  }
}

function editor(message, view) {
  const finish = () => {
    editing.ts = null;
    view.redraw();
  };
  const save = () => {
    const text = area.value;
    finish();
    if (text.trim() !== '') attempt(act('edit', { ...placeOf(message), text }));
  };
  const area = h('textarea', {
    class: 'text-input',
    testid: 'editor',
    'aria-label': 'Edit message',
    value: typedText(message),
    spellcheck: false,
    rows: Math.min(20, typedText(message).split('\n').length + 1),
    onkeydown(event) {
      if (event.key === 'Escape') {
        event.stopPropagation();
        finish();
      }
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      save();
    },
  });
  setTimeout(() => {
    area.focus();
    area.parentElement?.scrollIntoView({ block: 'nearest' });
  }, 0);
  return h(
    'div',
    { class: 'editor' },
    area,
    h(
      'div',
      { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button', onclick: finish }, 'Cancel'),
      h('button', { type: 'button', class: 'button primary', testid: 'save', onclick: save }, 'Save'),
    ),
  );
}
