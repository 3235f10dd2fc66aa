import { codeBlock } from './code.js';
import { h } from './dom.js';
import { emoji } from './emoji.js';
import { link, mention, userName } from './mrkdwn.js';
import { store } from './store.js';

/** A `rich_text` block as nodes. */
export function renderRichText(block) {
  return (block.elements ?? []).map((element) => (PARTS[element.type] ?? nothing)(element));
}

const nothing = () => null;

const PARTS = {
  rich_text_section: (part) => h('div', { class: 'rich-section' }, part.elements.map(inline)),
  rich_text_quote: (part) => h('blockquote', {}, part.elements.map(inline)),
  rich_text_preformatted: (part) => codeBlock(textOf(part.elements), part.language),
  rich_text_list: (part) =>
    h(
      part.style === 'ordered' ? 'ol' : 'ul',
      { class: `rich-list indent-${part.indent ?? 0}`, start: part.offset ? part.offset + 1 : undefined },
      part.elements.map((item) => h('li', {}, item.elements.map(inline))),
    ),
};

const INLINE = {
  text: (element) => element.text,
  link: (element) => link(element.url, element.text),
  user: (element) => mention(`@${userName(element.user_id) ?? element.user_id}`),
  usergroup: () => mention('@group'),
  channel: (element) => mention(`#${store.channels.get(element.channel_id)?.name ?? element.channel_id}`),
  broadcast: (element) => mention(`@${element.range}`),
  emoji: (element) => emoji(element.name) ?? `:${element.name}:`,
  color: (element) => element.value,
  date: (element) => element.fallback ?? new Date(element.timestamp * 1000).toLocaleString(),
};

function inline(element) {
  const node = (INLINE[element.type] ?? (() => ''))(element);
  const style = element.style ?? {};
  let styled = node;
  if (style.code) styled = h('code', {}, styled);
  if (style.bold) styled = h('strong', {}, styled);
  if (style.italic) styled = h('em', {}, styled);
  if (style.strike) styled = h('s', {}, styled);
  return styled;
}

function textOf(elements) {
  return elements.map((element) => element.text ?? element.url ?? '').join('');
}

/** What the author typed, read back from the blocks of a message, for editing and copying. */
export function typedText(message) {
  const rich = (message.blocks ?? []).filter((block) => block.type === 'rich_text');
  if (rich.length === 0) return message.text ?? '';
  return rich.flatMap((block) => block.elements.map(typedPart)).join('\n');
}

function typedPart(part) {
  if (part.type === 'rich_text_preformatted') return `\`\`\`\n${textOf(part.elements)}\n\`\`\``;
  if (part.type === 'rich_text_list') return part.elements.map(typedPart).join('\n');
  return part.elements.map(typedInline).join('');
}

function typedInline(element) {
  if (element.type === 'user') return `@${userName(element.user_id) ?? element.user_id}`;
  if (element.type === 'channel')
    return `#${store.channels.get(element.channel_id)?.name ?? element.channel_id}`;
  if (element.type === 'broadcast') return `@${element.range}`;
  if (element.type === 'emoji') return `:${element.name}:`;
  const text = element.text ?? element.url ?? '';
  return element.style?.code ? `\`${text}\`` : text;
}
