import type { EvidenceSource, Knowledge } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import { LIMITS } from '../block-limits.ts';
import type { Block, Inline, RichTextPart } from '../blocks.ts';
import { bullets, codeBlock, fromMessage, line, literal, richText } from '../mrkdwn.ts';
import { visibleJson } from '../terminal/visible-text.ts';
import { type DetailsPart, type DetailsSection, toDetails } from './details.ts';

/** Longer code is no longer read in a view. */
const LONGEST_CODE = 6000;

/** Left for the line that counts what has no room. */
const RESERVE = 2;

/** Everything about a report as blocks of one view, within Slack's limits: what has no room is counted at the end. */
export function renderDetailsBlocks(report: Report, knowledge: Knowledge): Block[] {
  const sections = toDetails(report, knowledge);
  if (sections.length === 0)
    return [richText([line(literal('There is nothing more to say about this one.'))])];
  const all = sections.flatMap(renderSection);
  const kept = fitting(all);
  const left = all.length - kept.length;
  if (left === 0) return kept;
  const words = `${left} more parts don't fit here. npx callcheck --explain prints everything.`;
  return [...kept, richText([line(literal(words))])];
}

function renderSection({ title, parts }: DetailsSection): Block[] {
  return [
    { type: 'header', text: { type: 'plain_text', text: title.slice(0, LIMITS.header) } },
    ...inBlocks(parts.flatMap(renderPart)).map(richText),
  ];
}

function renderPart(part: DetailsPart): RichTextPart[] {
  switch (part.kind) {
    case 'title':
      return [line(fromMessage(part.text, { bold: true }))];
    case 'text':
      return [line(fromMessage(part.text))];
    case 'list':
      return [bullets(part.items.map((item) => line(fromMessage(item))))];
    case 'code': {
      const shown = visibleJson(part.text);
      return shown.length <= LONGEST_CODE
        ? [codeBlock(shown, 'json')]
        : [line(literal(`${shown.length} characters of JSON. npx callcheck --fix prints them.`))];
    }
    case 'sources':
      return [line(literal(`${part.label} `, { italic: true }), part.sources.flatMap(sourceOf))];
    default:
      return part satisfies never;
  }
}

function sourceOf({ title, url, read }: EvidenceSource, index: number): Inline[] {
  return [
    ...literal(index === 0 ? '' : '; '),
    ...(url === undefined ? literal(title) : [{ type: 'link', url, text: title } as const]),
    ...literal(read === undefined ? '' : `, read ${read}`),
  ];
}

/** Parts gathered into blocks that Slack takes whole. */
function inBlocks(parts: readonly RichTextPart[]): RichTextPart[][] {
  const blocks: RichTextPart[][] = [];
  let size = 0;
  for (const part of parts) {
    const length = JSON.stringify(part).length;
    const last = blocks.at(-1);
    if (last === undefined || size + length > LIMITS.sectionText) {
      blocks.push([part]);
      size = length;
    } else {
      last.push(part);
      size += length;
    }
  }
  return blocks;
}

/** The blocks from the first on that a view holds. */
function fitting(all: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let size = 0;
  for (const block of all) {
    size += JSON.stringify(block).length;
    if (size > LIMITS.view || kept.length >= LIMITS.viewBlocks - RESERVE) break;
    kept.push(block);
  }
  return kept;
}
