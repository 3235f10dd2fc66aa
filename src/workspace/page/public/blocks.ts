import { html, nothing, type TemplateResult } from 'lit-html';
import { renderElement } from './elements.ts';
import { renderInput } from './inputs.ts';
import { type Content, renderMrkdwn, renderPlain } from './mrkdwn.ts';
import { renderRichText } from './rich-text.ts';
import type { Block, Place, TextObject } from './types.ts';

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

const BLOCKS: Readonly<Record<string, Render>> = {
  header: (block) => html`<h3>${renderText(block.text)}</h3>`,
  divider: () => html`<hr />`,
  section: (block, place) => html`<div class="prose">${renderText(block.text)}</div>
    ${block.accessory ? html`<div class="accessory">${renderElement(block.accessory, block, place)}</div>` : nothing}`,
  actions: (block, place) => (block.elements ?? []).map((element) => renderElement(element, block, place)),
  rich_text: (block) => renderRichText(block),
  input: (block, place) => renderInput(block, place),
};
