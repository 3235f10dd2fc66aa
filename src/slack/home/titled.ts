import type { Block, Line } from '../../reply/blocks.ts';
import { bold, line, richText } from '../../reply/mrkdwn.ts';

/** A part of the Home tab: its title, and a line for each thing in it. */
export function titled(title: string, elements: readonly Line[]): Block[] {
  if (elements.length === 0) return [];
  return [
    richText([line(bold(title)), { type: 'rich_text_list', style: 'bullet', elements: [...elements] }]),
  ];
}
