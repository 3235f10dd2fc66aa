import { h } from './dom.js';
import { renderElement } from './elements.js';
import { renderInput } from './inputs.js';
import { renderMarkdown } from './markdown.js';
import { renderMrkdwn, renderPlain } from './mrkdwn.js';
import { renderRichText } from './rich-text.js';

/**
 * Blocks as nodes. `place` says where they stand (a message or a view), so that buttons know what they belong to.
 * A block this page doesn't know is named instead of being left out silently.
 */
export function renderBlocks(blocks, place) {
  return (blocks ?? []).map((block) => {
    const render = BLOCKS[block.type];
    const content = render === undefined ? unknown(block) : render(block, place);
    return h('div', { class: `block block-${block.type}`, testid: `block-${block.type}` }, content);
  });
}

/** A text object of Block Kit. */
export function renderText(text) {
  return text.type === 'mrkdwn' ? renderMrkdwn(text.text) : renderPlain(text.text, text.emoji !== false);
}

const unknown = (block) => h('p', { class: 'quiet' }, `(a block of type ${block.type})`);

const BLOCKS = {
  header: (block) => h('h3', {}, renderText(block.text)),
  divider: () => h('hr'),
  section(block, place) {
    const fields = (block.fields ?? []).map((field) => h('div', { class: 'field' }, renderText(field)));
    return [
      h(
        'div',
        { class: 'section-text' },
        block.text ? h('div', { class: 'prose' }, renderText(block.text)) : null,
        fields.length > 0 ? h('div', { class: 'fields' }, fields) : null,
      ),
      block.accessory ? h('div', { class: 'accessory' }, renderElement(block.accessory, block, place)) : null,
    ];
  },
  context: (block) =>
    block.elements.map((element) =>
      h('span', { class: 'context-item' }, element.type === 'image' ? element.alt_text : renderText(element)),
    ),
  actions: (block, place) => block.elements.map((element) => renderElement(element, block, place)),
  context_actions: (block, place) => block.elements.map((element) => renderElement(element, block, place)),
  rich_text: (block) => renderRichText(block),
  markdown: (block) => h('div', { class: 'prose markdown' }, renderMarkdown(block.text)),
  image: (block) => h('p', { class: 'quiet' }, `(image: ${block.alt_text})`),
  alert: (block) =>
    h('div', { class: `alert alert-${block.level ?? 'default'}`, role: 'note' }, renderText(block.text)),
  input: (block, place) => renderInput(block, place),
  table: (block) => table(block.rows, block.column_settings ?? []),
  data_table: (block) => table(block.rows, [], block.caption),
  container(block, place) {
    const title = block.title ? renderText(block.title) : renderRichText(block.rich_text_title ?? {});
    const subtitle = block.subtitle ? h('span', { class: 'quiet' }, renderText(block.subtitle)) : null;
    const children = h('div', { class: 'container-body' }, renderBlocks(block.child_blocks, place));
    if (!block.is_collapsible)
      return h(
        'section',
        { class: 'container' },
        h('div', { class: 'container-title' }, title, subtitle),
        children,
      );
    return h(
      'details',
      { class: 'container', open: !block.default_collapsed },
      h('summary', { class: 'container-title' }, title, subtitle),
      children,
    );
  },
};

function table(rows, settings, caption) {
  const cell = (content, column, tag) => {
    const setting = settings[column] ?? {};
    const classes = [`align-${setting.align ?? 'left'}`, setting.is_wrapped === false ? 'nowrap' : ''];
    return h(tag, { class: classes.join(' ') }, cellContent(content));
  };
  const [head = [], ...body] = rows;
  return h(
    'div',
    { class: 'table-frame', tabIndex: 0, role: 'region', 'aria-label': caption ?? 'Table' },
    h(
      'table',
      {},
      caption ? h('caption', {}, caption) : null,
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head.map((content, column) => cell(content, column, 'th')),
        ),
      ),
      h(
        'tbody',
        {},
        body.map((row) =>
          h(
            'tr',
            {},
            row.map((content, column) => cell(content, column, 'td')),
          ),
        ),
      ),
    ),
  );
}

function cellContent(content) {
  if (content.type === 'rich_text') return renderRichText(content);
  return content.type === 'raw_number' ? (content.text ?? String(content.value)) : content.text;
}
