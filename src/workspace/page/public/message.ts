import { html, nothing, type TemplateResult } from 'lit-html';
import { avatar } from './avatar.ts';
import { renderBlocks } from './blocks.ts';
import { codeBlock } from './code.ts';
import { editor, isEditing } from './editor.ts';
import { emoji } from './emoji.ts';
import { icon } from './icon.ts';
import { toolbar } from './message-menu.ts';
import { renderMrkdwn } from './mrkdwn.ts';
import { act, nameOf, store } from './store.ts';
import { toastError } from './toast.ts';
import type { Attachment, Message, Place, SharedFile } from './types.ts';

/** How a message is shown: in which pane, and whether it follows one by the same author. */
export interface MessageView {
  readonly inThread: boolean;
  readonly follows: boolean;
  readonly openThread: (ts: string) => void;
}

/** One message. */
export function renderMessage(message: Message, view: MessageView): TemplateResult {
  const isBot = message.user === store.bot.userId || message.bot_id !== undefined;
  const isGone = message.subtype === 'tombstone';
  const classes = `message${view.follows ? ' follows' : ''}${message.ephemeral ? ' ephemeral' : ''}`;
  return html`<article class=${classes} data-testid=${message.ephemeral ? 'ephemeral' : 'message'} data-ts=${message.ts} data-author=${isBot ? 'bot' : 'person'} aria-label="${authorOf(message)}, ${timeOf(message.ts)}">
    ${message.ephemeral ? html`<p class="note" data-testid="only-you">${icon('eye')}Only visible to you</p>` : nothing}
    ${message.subtype === 'thread_broadcast' && !view.inThread ? broadcastNote(message, view) : nothing}
    <div class="gutter">${view.follows ? shortTime(message.ts) : avatar(message.user, isBot, isGone)}</div>
    <div class="content">
      ${view.follows ? nothing : heading(message, isBot)}
      ${isEditing(message, view.inThread) ? editor(message) : body(message)}
      ${reactions(message)}
      ${view.inThread || message.ephemeral ? nothing : replyLine(message, view)}
    </div>
    ${isGone ? nothing : toolbar(message, view)}
  </article>`;
}

function authorOf(message: Message): string {
  return message.subtype === 'bot_message' ? (message.bot_profile?.name ?? 'A bot') : nameOf(message.user);
}

function timeOf(ts: string): string {
  return dateOf(ts).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

function dateOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

function time(ts: string, words: string): TemplateResult {
  return html`<time datetime=${dateOf(ts).toISOString()} title=${dateOf(ts).toLocaleString()}>${words}</time>`;
}

/** For the gutter, which is too narrow for AM or PM. */
function shortTime(ts: string): TemplateResult {
  const parts = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' }).formatToParts(dateOf(ts));
  const words = parts.filter(({ type }) => type !== 'dayPeriod').map(({ value }) => value);
  return time(ts, words.join('').trim());
}

function broadcastNote(message: Message, view: MessageView): TemplateResult {
  const open = () => view.openThread(message.thread_ts ?? message.ts);
  return html`<p class="note">${icon('reply')}replied to a <button type="button" class="link" @click=${open}>thread</button></p>`;
}

function heading(message: Message, isBot: boolean): TemplateResult {
  return html`<header>
    <strong class="author">${authorOf(message)}</strong>${isBot ? html`<span class="badge">APP</span>` : nothing}${time(message.ts, timeOf(message.ts))}
  </header>`;
}

function body(message: Message): TemplateResult {
  if (message.subtype === 'tombstone') return html`<p class="quiet">${message.text}</p>`;
  const place = { channel: message.channel, ts: message.ts };
  const blocks = message.blocks ?? [];
  const content =
    blocks.length > 0
      ? renderBlocks(blocks, place)
      : html`<div class="prose">${renderMrkdwn(message.text)}</div>`;
  const edited = message.edited
    ? html`<span class="edited" title="This message was edited">(edited)</span>`
    : nothing;
  return html`<div class="body" data-testid="message-body">${content}${edited}</div>
    ${(message.attachments ?? []).map((attachment) => renderAttachment(attachment, place))}
    ${(message.files ?? []).map(renderFile)}`;
}

function renderAttachment(attachment: Attachment, place: Place): TemplateResult {
  const inner = attachment.message_blocks?.[0]?.message?.blocks ?? attachment.blocks ?? [];
  const text =
    inner.length > 0 ? renderBlocks(inner, place) : renderMrkdwn(attachment.text ?? attachment.title ?? '');
  return html`<div class="attachment" data-testid="attachment">
    ${attachment.author_name ? html`<strong>${attachment.author_name}</strong>` : nothing}
    <div class="prose">${text}</div>
    ${attachment.footer ? html`<footer class="quiet">${attachment.footer}</footer>` : nothing}
  </div>`;
}

function renderFile(file: SharedFile): TemplateResult {
  const size = file.size < 1024 ? `${file.size} bytes` : `${Math.round(file.size / 1024)} kB`;
  return html`<figure class="file" data-testid="file">
    <figcaption>${icon('file')}<strong>${file.title ?? file.name}</strong><span class="quiet">${file.pretty_type}, ${size}</span></figcaption>
    ${file.preview ? codeBlock(file.preview, file.filetype) : nothing}
    ${file.preview_is_truncated ? html`<p class="quiet">and ${file.lines_more || 'some'} more lines</p>` : nothing}
  </figure>`;
}

function reactions(message: Message): TemplateResult | typeof nothing {
  if (!message.reactions?.length) return nothing;
  const { channel, ts } = message;
  const buttons = message.reactions.map(({ name, users }) => {
    const isOwn = users.includes(store.look.user ?? '');
    const toggle = () => act('react', { channel, ts, name, on: !isOwn }).catch(toastError);
    const who = `${users.map(nameOf).join(', ')} reacted with :${name}:`;
    return html`<button type="button" class=${isOwn ? 'reaction own' : 'reaction'} data-testid="reaction-${name}" title=${who} aria-pressed=${String(isOwn)} @click=${toggle}><span>${emoji(name) ?? `:${name}:`}</span><span>${users.length}</span></button>`;
  });
  return html`<div class="reactions">${buttons}</div>`;
}

function replyLine(message: Message, view: MessageView): TemplateResult | typeof nothing {
  const count = message.reply_count ?? 0;
  if (count === 0) return nothing;
  const faces = (message.reply_users ?? [])
    .slice(0, 4)
    .map((user) => avatar(user, user === store.bot.userId, false, 'small'));
  return html`<button type="button" class="replies" data-testid="replies" @click=${() => view.openThread(message.ts)}>${faces}<span>${count === 1 ? '1 reply' : `${count} replies`}</span></button>`;
}
