import { h } from './dom.js';
import { emoji } from './emoji.js';
import { store } from './store.js';

/** Slack's own markup as nodes: code, links, mentions, bold, italic, struck, quotes and emoji. */
export function renderMrkdwn(text) {
  const nodes = [];
  const parts = String(text).split('```');
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('```')];
  for (const [index, part] of closed.entries()) {
    if (index % 2 === 1) nodes.push(h('pre', { class: 'code' }, inline(part.replace(/^\n|\n$/g, ''), true)));
    else nodes.push(...paragraphs(part));
  }
  return nodes;
}

/** Words with entities and emoji, but without markup. */
export function renderPlain(text, withEmoji = true) {
  return withEmoji ? emojiNodes(String(text)) : [String(text)];
}

export function unescapeText(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function paragraphs(text) {
  const nodes = [];
  let quote = [];
  const flush = () => {
    if (quote.length > 0) nodes.push(h('blockquote', {}, inline(quote.join('\n'))));
    quote = [];
  };
  const plain = [];
  const flushPlain = () => {
    if (plain.length > 0) nodes.push(...inline(plain.join('\n')));
    plain.length = 0;
  };
  for (const line of text.split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      flushPlain();
      quote.push(quoted[1]);
    } else {
      flush();
      plain.push(line);
    }
  }
  flush();
  flushPlain();
  return nodes;
}

const TOKEN =
  /<([^<>\n]+)>|`([^`\n]+)`|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])/g;

function inline(text, inCode = false) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, angle, code, bold, italic, struck] = match;
    if (inCode && angle === undefined) continue;
    nodes.push(...words(text.slice(from, match.index), inCode));
    if (angle !== undefined) nodes.push(angled(angle));
    else if (code !== undefined) nodes.push(h('code', {}, inline(code, true)));
    else if (bold !== undefined) nodes.push(h('strong', {}, inline(bold)));
    else if (italic !== undefined) nodes.push(h('em', {}, inline(italic)));
    else nodes.push(h('s', {}, inline(struck)));
    from = match.index + whole.length;
  }
  nodes.push(...words(text.slice(from), inCode));
  return nodes;
}

const words = (text, inCode) => (inCode ? [unescapeText(text)] : emojiNodes(unescapeText(text)));

function emojiNodes(text) {
  return text
    .split(/(:[a-z0-9_+-]{1,40}:)/)
    .map((part, index) => (index % 2 === 1 ? (emoji(part.slice(1, -1)) ?? part) : part))
    .filter((part) => part !== '');
}

function angled(content) {
  const [target, label] = content.split(/\|(.*)/s);
  if (target.startsWith('@')) return mention(`@${userName(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (target.startsWith('#'))
    return mention(`#${label ?? store.channels.get(target.slice(1))?.name ?? target.slice(1)}`);
  if (target.startsWith('!date')) return label ?? '';
  if (target.startsWith('!subteam')) return mention(label ?? '@group');
  if (target.startsWith('!')) return mention(`@${target.slice(1)}`);
  return link(unescapeText(target), label === undefined ? undefined : unescapeText(label));
}

export function mention(text) {
  return h('span', { class: 'mention' }, text);
}

export function userName(id) {
  return store.users.get(id)?.name;
}

/** A link that opens elsewhere, if it is of a kind that may; else its words alone. */
export function link(target, label) {
  const shown = label ?? target.replace(/^(?:mailto|tel):/, '');
  if (!/^(?:https?|mailto|tel):/i.test(target)) return shown;
  return h('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, shown);
}
