import { z } from 'zod';
import { decodePlainText } from './decode/plain-text.ts';
import { decodeRichText, nodesOf } from './decode/rich-text.ts';

/** A file of a message, where what is in it has to be fetched. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly url: string;
}

/** What the author sent, with Slack's doings undone. */
export interface DecodedMessage {
  readonly text: string;
  readonly files: readonly FileReference[];
}

const FILE = z.looseObject({
  id: z.string().catch(''),
  name: z.string().catch('file'),
  size: z.number().catch(0),
  mode: z.string().catch(''),
  mimetype: z.string().catch(''),
  filetype: z.string().catch(''),
  preview: z.string().optional().catch(undefined),
  preview_is_truncated: z.boolean().optional().catch(undefined),
  url_private_download: z.string().optional().catch(undefined),
  url_private: z.string().optional().catch(undefined),
});

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

/** File types that hold text although their media type doesn't say so. */
const TEXT_TYPES =
  /^(text|json|javascript|typescript|python|java|csharp|go|php|ruby|powershell|shell|yaml|xml|har|log|markdown|post|diff|kotlin|swift|curl|terraform|elixir)/;

/**
 * Undoes what Slack's clients and servers did to a message: entities, links, numbers and addresses made clickable,
 * rich text, pasted tables, forwarded messages and snippets. This is the only place that knows those forms.
 */
export function decodeMessage(message: unknown): DecodedMessage {
  const parsed = MESSAGE.safeParse(message);
  if (!parsed.success) return { text: '', files: [] };
  const { text, blocks, attachments, files } = parsed.data;
  const shares = attachments.flatMap(decodeAttachment);
  const all = [...files, ...shares.flatMap((share) => share.files)].flatMap(decodeFile);
  const own = decodeRichText(blocks) ?? decodePlainText(text);
  const texts = [own, ...shares.map((share) => share.text), ...all.flatMap((file) => file.text ?? [])];
  return {
    text: texts.filter((part) => part.trim() !== '').join('\n'),
    files: all.flatMap((file) => file.reference ?? []),
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

/** The whole text where the event carries it, else where to fetch it; nothing for what holds no text. */
function decodeFile(file: unknown): { text?: string; reference?: FileReference }[] {
  const parsed = FILE.safeParse(file);
  if (!parsed.success) return [];
  const { id, name, size, preview, preview_is_truncated, url_private_download, url_private, ...kind } =
    parsed.data;
  const isText =
    kind.mode === 'snippet' || kind.mimetype.startsWith('text/') || TEXT_TYPES.test(kind.filetype);
  if (!isText) return [];
  if (preview !== undefined && preview_is_truncated === false) return [{ text: preview }];
  const url = url_private_download ?? url_private;
  return url === undefined ? [] : [{ reference: { id, name, size, url } }];
}
