import { html } from 'lit-html';
import { codeBlock } from './code.ts';
import { emoji } from './emoji.ts';
import { type Content, channelName, link, mention, userName } from './mrkdwn.ts';
import type { Block, Element_, Message } from './types.ts';

/** A `rich_text` block. */
export function renderRichText({ elements = [] }: Pick<Block, 'elements'>): Content {
  return elements.map((part) => PARTS[part.type]?.(part) ?? '');
}

const PARTS: Readonly<Record<string, (part: Element_) => Content>> = {
  rich_text_section: (part) => html`<div class="rich-section">${inlines(part)}</div>`,
  rich_text_quote: (part) => html`<blockquote>${inlines(part)}</blockquote>`,
  rich_text_preformatted: (part) => codeBlock(textOf(part), part.language),
  rich_text_list(part) {
    const items = (part.elements ?? []).map((item) => html`<li>${inlines(item)}</li>`);
    const name = `rich-list indent-${part.indent ?? 0}`;
    return part.style === 'ordered'
      ? html`<ol class=${name} start=${(part.offset ?? 0) + 1}>${items}</ol>`
      : html`<ul class=${name}>${items}</ul>`;
  },
};

const INLINE: Readonly<Record<string, (element: Element_) => Content>> = {
  text: ({ text }) => text ?? '',
  link: ({ url, text }) => link(url ?? '', text),
  user: ({ user_id: id = '' }) => mention(`@${userName(id) ?? id}`),
  usergroup: () => mention('@group'),
  channel: ({ channel_id: id = '' }) => mention(`#${channelName(id)}`),
  broadcast: ({ range = '' }) => mention(`@${range}`),
  emoji: ({ name = '' }) => emoji(name) ?? `:${name}:`,
  color: ({ value }) => value ?? '',
  date: ({ fallback, timestamp = 0 }) => fallback ?? new Date(timestamp * 1000).toLocaleString(),
};

function inlines({ elements = [] }: Element_): Content {
  return elements.map((element) => {
    const { code, bold, italic, strike } = element.style ?? {};
    let styled: Content = INLINE[element.type]?.(element) ?? '';
    if (code) styled = html`<code>${styled}</code>`;
    if (bold) styled = html`<strong>${styled}</strong>`;
    if (italic) styled = html`<em>${styled}</em>`;
    if (strike) styled = html`<s>${styled}</s>`;
    return styled;
  });
}

function textOf({ elements = [] }: Element_): string {
  return elements.map((element) => element.text ?? element.url ?? '').join('');
}

/** What the author typed, read back from the blocks of a message, for editing and copying. */
export function typedText(message: Message): string {
  const rich = (message.blocks ?? []).filter((block) => block.type === 'rich_text');
  if (rich.length === 0) return message.text;
  return rich.flatMap((block) => (block.elements ?? []).map(typedPart)).join('\n');
}

function typedPart(part: Element_): string {
  if (part.type === 'rich_text_preformatted') return `\`\`\`\n${textOf(part)}\n\`\`\``;
  if (part.type === 'rich_text_list') return (part.elements ?? []).map(typedPart).join('\n');
  return (part.elements ?? []).map(typedInline).join('');
}

function typedInline(element: Element_): string {
  const { type, user_id: user = '', channel_id: channel = '', range, name } = element;
  if (type === 'user') return `@${userName(user) ?? user}`;
  if (type === 'channel') return `#${channelName(channel)}`;
  if (type === 'broadcast') return `@${range}`;
  if (type === 'emoji') return `:${name}:`;
  const text = element.text ?? element.url ?? '';
  return element.style?.code ? `\`${text}\`` : text;
}
