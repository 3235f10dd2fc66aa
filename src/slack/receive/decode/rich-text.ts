import { z } from 'zod';

const NODE = z.looseObject({ type: z.string() });
type Node = z.infer<typeof NODE>;

const CODE = z.looseObject({ code: z.literal(true) });

/**
 * What stands in `rich_text` blocks as the author typed it. Code blocks are fenced, so that they stay apart from prose,
 * and no line is added that the author doesn't see. Undefined when the blocks hold no rich text.
 */
export function decodeRichText(blocks: readonly unknown[]): string | undefined {
  const rich = nodesOf(blocks).filter((block) => block.type === 'rich_text');
  if (rich.length === 0) return undefined;
  return joinLines(rich.flatMap((block) => nodesOf(block.elements).map(decodePart)));
}

/** Parts follow each other on lines of their own; most bring their line break along. */
function joinLines(parts: readonly string[]): string {
  const last = parts.length - 1;
  return parts
    .map((part, at) => (part === '' || part.endsWith('\n') || at === last ? part : `${part}\n`))
    .join('');
}

function decodePart(part: Node): string {
  switch (part.type) {
    case 'rich_text_preformatted':
      return `\`\`\`${decodeInlines(part)}\`\`\``;
    case 'rich_text_list':
      return decodeList(part);
    default:
      return decodeInlines(part);
  }
}

function decodeList(list: Node): string {
  const indent = '  '.repeat(typeof list.indent === 'number' ? Math.min(list.indent, 8) : 0);
  const isOrdered = list.style === 'ordered';
  const items = nodesOf(list.elements).map(decodeInlines);
  return items.map((item, index) => `${indent}${isOrdered ? `${index + 1}.` : '-'} ${item}`).join('\n');
}

function decodeInlines(part: Node): string {
  return nodesOf(part.elements).map(decodeInline).join('');
}

/** Each kind as it was typed: Slack made the links, mentions and emoji out of plain characters. */
function decodeInline(element: Node): string {
  const value = (key: string): string => (typeof element[key] === 'string' ? element[key] : '');
  switch (element.type) {
    case 'text':
      return CODE.safeParse(element.style).success ? `\`${value('text')}\`` : value('text');
    case 'link':
      return value('text') || value('url').replace(/^(mailto|tel):/, '');
    case 'emoji':
      return `:${value('name')}:`;
    case 'user':
      return `<@${value('user_id')}>`;
    case 'usergroup':
      return `<!subteam^${value('usergroup_id')}>`;
    case 'channel':
      return `<#${value('channel_id')}>`;
    case 'broadcast':
      return `@${value('range')}`;
    case 'color':
      return value('value');
    case 'date':
      return value('fallback');
    default:
      return '';
  }
}

/** The well-formed nodes of a list that came from outside. */
export function nodesOf(value: unknown): Node[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const node = NODE.safeParse(item);
    return node.success ? [node.data] : [];
  });
}
