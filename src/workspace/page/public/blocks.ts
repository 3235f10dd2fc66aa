import { html, nothing, type TemplateResult } from 'lit-html';
import { renderElement } from './elements.ts';
import { renderInput } from './inputs.ts';
import { renderMarkdown } from './markdown.ts';
import { type Content, renderMrkdwn, renderPlain } from './mrkdwn.ts';
import { renderRichText } from './rich-text.ts';
import type { Block, Cell, Place, TextObject } from './types.ts';

/**
 * Blocks of Block Kit. `place` says where they are, so that buttons know what they belong to. A block that the page does
 * not know is named instead of being left out silently.
 */
export function renderBlocks(blocks: readonly Block[], place: Place): TemplateResult[] {
  return blocks.map((block) => {
    const content =
      BLOCKS[block.type]?.(block, place) ?? html`<p class="quiet">(a block of type ${block.type})</p>`;
    return html`<div class="block block-${block.type}" data-testid="block-${block.type}">${content}</div>`;
  });
}

/** A text object. */
export function renderText(text: TextObject | undefined): Content {
  if (text === undefined) return '';
  return text.type === 'mrkdwn' ? renderMrkdwn(text.text) : renderPlain(text.text, text.emoji !== false);
}

type Render = (block: Block, place: Place) => unknown;

const elementsOf: Render = (block, place) =>
  (block.elements ?? []).map((element) => renderElement(element, block, place));

const BLOCKS: Readonly<Record<string, Render>> = {
  header: (block) => html`<h3>${renderText(block.text)}</h3>`,
  divider: () => html`<hr />`,
  section,
  context: (block) =>
    (block.elements ?? []).map(
      (element) =>
        html`<span class="context-item">${element.type === 'image' ? element.alt_text : renderText(textOf(element))}</span>`,
    ),
  actions: elementsOf,
  context_actions: elementsOf,
  rich_text: (block) => renderRichText(block),
  markdown: (block) => html`<div class="prose markdown">${renderMarkdown(block.text ?? '')}</div>`,
  image: (block) => html`<p class="quiet">(image: ${block.alt_text})</p>`,
  alert: (block) =>
    html`<div class="alert alert-${block.level ?? 'default'}" role="note">${renderText(block.text)}</div>`,
  input: (block, place) => renderInput(block, place),
  table: (block) => table(block),
  data_table: (block) => table(block),
  container,
};

/** An element of a context block is a text object itself. */
function textOf(element: NonNullable<Block['elements']>[number]): TextObject {
  return { type: element.type === 'mrkdwn' ? 'mrkdwn' : 'plain_text', text: element.text ?? '' };
}

function section(block: Block, place: Place): TemplateResult {
  const fields = (block.fields ?? []).map((field) => html`<div class="field">${renderText(field)}</div>`);
  const accessory =
    block.accessory && html`<div class="accessory">${renderElement(block.accessory, block, place)}</div>`;
  return html`<div class="section-text">
      ${block.text ? html`<div class="prose">${renderText(block.text)}</div>` : nothing}
      ${fields.length > 0 ? html`<div class="fields">${fields}</div>` : nothing}
    </div>
    ${accessory ?? nothing}`;
}

function container(block: Block, place: Place): TemplateResult {
  const title = block.title ? renderText(block.title) : renderRichText(block.rich_text_title ?? {});
  const subtitle = block.subtitle ? html`<span class="quiet">${renderText(block.subtitle)}</span>` : nothing;
  const children = html`<div class="container-body">${renderBlocks(block.child_blocks ?? [], place)}</div>`;
  return block.is_collapsible
    ? html`<details class="container" ?open=${!block.default_collapsed}>
        <summary class="container-title">${title}${subtitle}</summary>
        ${children}
      </details>`
    : html`<section class="container"><div class="container-title">${title}${subtitle}</div>${children}</section>`;
}

function table({ rows = [], column_settings: settings = [], caption }: Block): TemplateResult {
  const classOf = (column: number) => {
    const { align = 'left', is_wrapped: wraps = true } = settings[column] ?? {};
    return `align-${align}${wraps ? '' : ' nowrap'}`;
  };
  const [head = [], ...body] = rows;
  const heads = head.map((cell, column) => html`<th class=${classOf(column)}>${cellContent(cell)}</th>`);
  const lines = body.map(
    (row) =>
      html`<tr>${row.map((cell, column) => html`<td class=${classOf(column)}>${cellContent(cell)}</td>`)}</tr>`,
  );
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${caption ?? 'Table'}>
    <table>
      ${caption ? html`<caption>${caption}</caption>` : nothing}
      <thead><tr>${heads}</tr></thead>
      <tbody>${lines}</tbody>
    </table>
  </div>`;
}

function cellContent(cell: Cell): Content {
  return cell.type === 'rich_text' ? renderRichText(cell) : (cell.text ?? String(cell.value ?? ''));
}
