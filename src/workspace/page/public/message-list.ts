import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { isEditing } from './editor.ts';
import { type MessageView, renderMessage } from './message.ts';
import { store } from './store.ts';
import type { Message } from './types.ts';

const FOLLOW_SECONDS = 300;

export interface ListOptions {
  readonly inThread: boolean;
  readonly testid: string;
  readonly label: string;
  readonly openThread: (ts: string) => void;
  /** What comes below an item. */
  readonly after?: (item: Message) => unknown;
}

/** A list of messages, by day in channels. Only those that changed are drawn again. */
export function messageList(items: readonly Message[], options: ListOptions): TemplateResult {
  const rows = items.map((item, index) => {
    const before = items[index - 1];
    const day = options.inThread ? null : dayBetween(before, item);
    return { item, day, follows: day === null && isFollowing(before, item) };
  });
  const draw = ({ item, day, follows }: (typeof rows)[number]) => {
    const view: MessageView = { inThread: options.inThread, follows, openThread: options.openThread };
    const depends = [
      item.ephemeral ? item.text : item,
      follows,
      isEditing(item, options.inThread),
      store.look.user,
      store.users,
    ];
    return html`${day === null ? nothing : html`<div class="day" role="separator"><span>${day}</span></div>`}
      ${guard(depends, () => renderMessage(item, view))}${options.after?.(item) ?? nothing}`;
  };
  return html`<div class="messages" data-testid=${options.testid} role="log" aria-label=${options.label} tabindex="0">
    ${repeat(rows, ({ item }) => item.ts, draw)}
  </div>`;
}

function isFollowing(before: Message | undefined, item: Message): boolean {
  if (before === undefined || before.user !== item.user || before.ephemeral || item.ephemeral) return false;
  if (item.subtype === 'thread_broadcast' || item.subtype === 'tombstone' || (before.reply_count ?? 0) > 0)
    return false;
  return Number(item.ts) - Number(before.ts) < FOLLOW_SECONDS && before.bot_id === item.bot_id;
}

function dayBetween(before: Message | undefined, item: Message): string | null {
  const day = dayOf(item.ts);
  return before !== undefined && dayOf(before.ts) === day ? null : day;
}

function dayOf(ts: string): string {
  const date = new Date(Number(ts) * 1000);
  if (date.toDateString() === new Date().toDateString()) return 'Today';
  return date.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Whether the reader of a list is at its end, within a line or two. */
export function isAtEnd(list: HTMLElement): boolean {
  return list.scrollHeight - list.scrollTop - list.clientHeight < 80;
}

/** Scrolls to the end, unless the last message is taller than the pane: then to where it begins. */
export function showLast(list: HTMLElement): void {
  list.scrollTop = list.scrollHeight;
  const last = [...list.querySelectorAll<HTMLElement>('.message')].at(-1);
  if (last !== undefined && last.offsetHeight > list.clientHeight)
    list.scrollTop = last.offsetTop - list.offsetTop - 8;
}
