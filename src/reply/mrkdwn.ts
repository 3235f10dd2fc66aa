import type { CodeLanguage, Inline, Line, RichText, RichTextPart, Style } from './blocks.ts';
import { visibleJson } from './terminal/visible-text.ts';

/**
 * Escapes text for mrkdwn, so that it can neither mention nor link. Nothing that people typed goes there in the first
 * place (mrkdwn has no escape for `*`, `_` or emoji); this is for our own words and ids.
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Rich text that shows exactly these characters; those that hide or reorder others are written as JSON escapes. */
export function literal(text: string, style?: Style): Inline[] {
  if (text === '') return [];
  const shown = visibleJson(text);
  return [style === undefined ? { type: 'text', text: shown } : { type: 'text', text: shown, style }];
}

export const code = (text: string): Inline[] => literal(text, { code: true });
export const bold = (text: string): Inline[] => literal(text, { bold: true });

/**
 * A card's message as rich text: what stands between backticks becomes code. Slots were filled with what people typed,
 * which may hold backticks too; the worst they can do is to change what is shown as code.
 */
export function fromMessage(message: string, style?: Style): Inline[] {
  const parts = message.split('`');
  // A backtick without a partner stays as it is.
  if (parts.length % 2 === 0) {
    const tail = parts.pop() ?? '';
    parts.push(`${parts.pop() ?? ''}\`${tail}`);
  }
  return parts.flatMap((part, index) => literal(part, index % 2 === 1 ? { ...style, code: true } : style));
}

/** A block of code; what hides or reorders characters must be escaped in it already. */
export function codeBlock(text: string, language: CodeLanguage): RichTextPart {
  return { type: 'rich_text_preformatted', language, elements: [{ type: 'text', text }] };
}

/** One line of rich text. Slack takes no empty ones. */
export function line(...parts: readonly Inline[][]): Line {
  const elements = parts.flat();
  return {
    type: 'rich_text_section',
    elements: elements.length > 0 ? elements : [{ type: 'text', text: ' ' }],
  };
}

/** A list, an item a line. */
export function bullets(elements: readonly Line[]): RichTextPart {
  return { type: 'rich_text_list', style: 'bullet', elements: [...elements] };
}

/**
 * A rich text block. Whether Slack starts a new line between two sections isn't documented; a line break at the end of
 * the first makes it certain, and one at the very end of a line shows nothing.
 */
export function richText(elements: readonly RichTextPart[]): RichText {
  const parts = elements.map((part, index): RichTextPart => {
    if (part.type !== 'rich_text_section' || elements[index + 1]?.type !== 'rich_text_section') return part;
    return { ...part, elements: [...part.elements, { type: 'text', text: '\n' }] };
  });
  return { type: 'rich_text', elements: parts };
}
