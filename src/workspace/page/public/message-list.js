import { h } from './dom.js';
import { isEditing, renderMessage } from './message.js';
import { store } from './store.js';

const FOLLOW_SECONDS = 300;

/**
 * Draws a list of messages into `root`, keeping the nodes of those that did not change, and stays at the bottom if the
 * reader was there.
 */
export function createMessageList(root, options) {
  let drawn = new Map();

  function draw(items) {
    const atBottom = root.scrollHeight - root.scrollTop - root.clientHeight < 80;
    const grew = items.some((item) => !drawn.has(item.ts));
    const next = new Map();
    const nodes = [];
    let before = null;
    for (const item of items) {
      const divider = options.dividers ? dayBetween(before, item) : null;
      if (divider !== null) nodes.push(h('div', { class: 'day', role: 'separator' }, h('span', {}, divider)));
      const follows = divider === null && isFollowing(before, item);
      const view = {
        inThread: options.inThread,
        follows,
        openThread: options.openThread,
        redraw: options.redraw,
      };
      const key = keyOf(item, view);
      const kept = drawn.get(item.ts);
      const entry = kept?.key === key ? kept : { key, node: renderMessage(item, view) };
      next.set(item.ts, entry);
      nodes.push(entry.node);
      const after = options.after?.(item, items);
      if (after) nodes.push(after);
      before = item;
    }
    drawn = next;
    reconcile(root, nodes);
    if (atBottom && grew) showLast();
    else if (atBottom) root.scrollTop = root.scrollHeight;
  }

  /** To the bottom, unless the last message is taller than the pane: then to where it begins. */
  function showLast() {
    root.scrollTop = root.scrollHeight;
    const last = [...root.children].findLast((child) => child.classList.contains('message'));
    if (last !== undefined && last.offsetHeight > root.clientHeight)
      root.scrollTop = last.offsetTop - root.offsetTop - 8;
  }

  return {
    draw,
    reset() {
      drawn = new Map();
      root.replaceChildren();
    },
    showLast,
  };
}

/** Moves as few nodes as possible, so that focus, selection and folded parts stay. */
function reconcile(root, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...root.children]) if (!wanted.has(child)) child.remove();
  for (const [index, node] of nodes.entries()) {
    if (root.children[index] !== node) root.insertBefore(node, root.children[index] ?? null);
  }
}

function keyOf(item, view) {
  return [store.versions.get(item.ts) ?? 0, view.follows, isEditing(item, view), store.look.user].join('|');
}

function isFollowing(before, item) {
  if (before === null || before.user !== item.user || before.ephemeral || item.ephemeral) return false;
  if (item.subtype === 'thread_broadcast' || item.subtype === 'tombstone' || before.reply_count > 0)
    return false;
  return Number(item.ts) - Number(before.ts) < FOLLOW_SECONDS && before.bot_id === item.bot_id;
}

function dayBetween(before, item) {
  const day = dayOf(item.ts);
  return before !== null && dayOf(before.ts) === day ? null : day;
}

function dayOf(ts) {
  const date = new Date(Number(ts) * 1000);
  if (date.toDateString() === new Date().toDateString()) return 'Today';
  return date.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });
}
