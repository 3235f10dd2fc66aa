import { html, type TemplateResult } from 'lit-html';
import { emojiText } from './emoji.ts';
import { store } from './store.ts';

/** What a template can hold in a place. */
export type Content = string | TemplateResult | readonly Content[];

/** Slack's own markup: code, links, mentions, bold, italic, struck, quotes and emoji. */
export function renderMrkdwn(text: string): Content {
  const parts = text.split('```');
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('```')];
  return closed.map((part, index) =>
    index % 2 === 1
      ? html`<pre class="code">${inline(part.replace(/^\n|\n$/g, ''), true)}</pre>`
      : paragraphs(part),
  );
}

/** Words with entities and emoji, but without markup. */
export function renderPlain(text: string, withEmoji = true): string {
  return withEmoji ? emojiText(text) : text;
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const QUOTED = /^(?:&gt;|>) ?/;

/** Runs of quoted and of other lines. */
function paragraphs(text: string): Content {
  const runs: { readonly quoted: boolean; readonly lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = QUOTED.test(line);
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(line.replace(QUOTED, ''));
    else runs.push({ quoted, lines: [line.replace(QUOTED, '')] });
  }
  return runs.map(({ quoted, lines }) => {
    const content = inline(lines.join('\n'));
    return quoted ? html`<blockquote>${content}</blockquote>` : content;
  });
}

const TOKEN =
  /<([^<>\n]+)>|`([^`\n]+)`|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])/g;

function inline(text: string, inCode = false): Content {
  const words = (part: string) => (inCode ? unescapeText(part) : emojiText(unescapeText(part)));
  const parts: Content[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, angle, code, bold, italic, struck] = match;
    if (inCode && angle === undefined) continue;
    parts.push(words(text.slice(from, match.index)));
    if (angle !== undefined) parts.push(angled(angle));
    else if (code !== undefined) parts.push(html`<code>${inline(code, true)}</code>`);
    else if (bold !== undefined) parts.push(html`<strong>${inline(bold)}</strong>`);
    else if (italic !== undefined) parts.push(html`<em>${inline(italic)}</em>`);
    else parts.push(html`<s>${inline(struck ?? '')}</s>`);
    from = match.index + whole.length;
  }
  return [...parts, words(text.slice(from))];
}

function angled(content: string): Content {
  const [target = '', label] = content.split(/\|(.*)/s);
  const id = target.slice(1);
  if (target.startsWith('@')) return mention(`@${userName(id) ?? label ?? id}`);
  if (target.startsWith('#')) return mention(`#${label ?? channelName(id)}`);
  if (target.startsWith('!date')) return label ?? '';
  if (target.startsWith('!subteam')) return mention(label ?? '@group');
  if (target.startsWith('!')) return mention(`@${id}`);
  return link(unescapeText(target), label === undefined ? undefined : unescapeText(label));
}

/** A mention, which is only shown. */
export function mention(text: string): TemplateResult {
  return html`<span class="mention">${text}</span>`;
}

export function userName(id: string): string | undefined {
  return store.users.get(id)?.name;
}

export function channelName(id: string): string {
  return store.channels.get(id)?.name ?? id;
}

/** A link that opens in another tab if its scheme is a safe one; else its words alone. */
export function link(target: string, label?: string): Content {
  const shown = label ?? target.replace(/^(?:mailto|tel):/, '');
  if (!/^(?:https?|mailto|tel):/i.test(target)) return shown;
  return html`<a href=${target} target="_blank" rel="noopener noreferrer">${shown}</a>`;
}
