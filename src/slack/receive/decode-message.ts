import { z } from 'zod';
import { decodeFile, type FileReference } from './decode/files.ts';
import { decodeRichText, nodesOf } from './decode/rich-text.ts';

/** What the author sent, with Slack's doings undone. */
export interface DecodedMessage {
  readonly text: string;
  readonly files: readonly FileReference[];
  /** The names and titles of all its files, also of those whose text is in `text`. */
  readonly fileNames: string;
}

const ATTACHMENT = z.looseObject({
  is_share: z.boolean().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  blocks: z.array(z.unknown()).optional().catch(undefined),
  message_blocks: z
    .array(z.looseObject({ message: z.looseObject({ blocks: z.array(z.unknown()).catch([]) }) }))
    .optional()
    .catch(undefined),
  files: z.array(z.unknown()).optional().catch(undefined),
});

const MESSAGE = z.looseObject({
  text: z.string().catch(''),
  blocks: z.array(z.unknown()).catch([]),
  attachments: z.array(z.unknown()).catch([]),
  files: z.array(z.unknown()).catch([]),
});

/**
 * Undoes what Slack's clients and servers did to a message: entities, links, numbers and addresses made clickable,
 * rich text, pasted tables, forwarded messages and snippets. This is the only place that knows those forms.
 */
export function decodeMessage(message: unknown): DecodedMessage {
  const parsed = MESSAGE.safeParse(message);
  if (!parsed.success) return { text: '', files: [], fileNames: '' };
  const { text, blocks, attachments, files } = parsed.data;
  const shares = attachments.flatMap(decodeAttachment);
  const all = [...files, ...shares.flatMap((share) => share.files)].flatMap(decodeFile);
  const own = decodeRichText(blocks) ?? decodePlainText(text);
  const texts = [own, ...shares.map((share) => share.text), ...all.flatMap((file) => file.text ?? [])];
  return {
    text: texts.filter((part) => part.trim() !== '').join('\n'),
    files: all.flatMap((file) => file.reference ?? []),
    fileNames: all.map((file) => file.names).join('\n'),
  };
}

/** Text that came without blocks: a command's, or a modal's input. */
export function decodeInput(text: string): string {
  return decodePlainText(text);
}

/** Forwarded messages and pasted tables. Link previews stand in the same list and are none of the author's words. */
function decodeAttachment(attachment: unknown): { text: string; files: unknown[] }[] {
  const parsed = ATTACHMENT.safeParse(attachment);
  if (!parsed.success) return [];
  const { is_share, text, blocks, message_blocks, files } = parsed.data;
  const table = decodeTables(blocks ?? []);
  if (is_share !== true) return table === '' ? [] : [{ text: table, files: [] }];
  const forwarded = message_blocks?.flatMap((each) => each.message.blocks) ?? [];
  const words = decodeRichText(forwarded) ?? decodeRichText(blocks ?? []) ?? decodePlainText(text ?? '');
  return [{ text: [words, table].filter((part) => part !== '').join('\n'), files: files ?? [] }];
}

function decodeTables(blocks: readonly unknown[]): string {
  const tables = nodesOf(blocks).filter((block) => block.type === 'table' || block.type === 'data_table');
  const rows = tables.flatMap((table) => (Array.isArray(table.rows) ? table.rows : []));
  return rows.map((row) => nodesOf(row).map(decodeCell).join('\t')).join('\n');
}

function decodeCell(cell: ReturnType<typeof nodesOf>[number]): string {
  if (cell.type === 'rich_text') return decodeRichText([cell]) ?? '';
  return typeof cell.text === 'string' ? cell.text : '';
}

/**
 * A message's `text` as the author typed it: links, numbers and addresses that Slack wrapped in `<…>` become what was
 * typed again, then the three escaped characters. One pass from left to right.
 */
function decodePlainText(text: string): string {
  let decoded = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('<', from);
    const close = open === -1 ? -1 : text.indexOf('>', open);
    if (close === -1) return decoded + unescapeEntities(text.slice(from));
    decoded +=
      unescapeEntities(text.slice(from, open)) + unescapeEntities(decodeToken(text.slice(open + 1, close)));
    from = close + 1;
  }
}

/** What stands between `<` and `>`: a real `<` of the author's arrives as `&lt;`. */
function decodeToken(token: string): string {
  const bar = token.indexOf('|');
  const target = bar === -1 ? token : token.slice(0, bar);
  const label = bar === -1 ? '' : token.slice(bar + 1);
  if (target.startsWith('@')) return `&lt;${target}&gt;`;
  if (target.startsWith('#')) return label === '' ? `&lt;${target}&gt;` : `#${label}`;
  if (target.startsWith('!subteam^')) return label || `&lt;${target}&gt;`;
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label || target.replace(/^(mailto|tel):/, '');
}

/** Slack escapes exactly these three; the ampersand comes last, so that `&amp;lt;` gives `&lt;`. */
function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
