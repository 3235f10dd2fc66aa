import { renderText } from './blocks.js';
import { h } from './dom.js';
import { optionNodes } from './elements.js';

/** An input block: label, control, hint, and room for what is wrong with it. */
export function renderInput(block, place) {
  const { element } = block;
  const id = `input-${place.viewId}-${block.block_id}`;
  const control = (CONTROLS[element.type] ?? CONTROLS.plain_text_input)(element, id, place);
  control.dataset.blockId = block.block_id;
  control.dataset.actionId = element.action_id ?? '';
  control.dataset.testid = `input-${block.block_id}`;
  const isGroup = control.tagName === 'FIELDSET';
  return [
    h(
      isGroup ? 'span' : 'label',
      { class: 'label', htmlFor: isGroup ? undefined : id },
      block.label.text,
      block.optional ? h('span', { class: 'quiet' }, ' (optional)') : null,
    ),
    control,
    block.hint ? h('p', { class: 'quiet hint' }, renderText(block.hint)) : null,
    h('p', { class: 'field-error', role: 'alert', dataset: { errorFor: block.block_id } }),
  ];
}

/** The values of all inputs below `root`, by block id. */
export function collectValues(root) {
  const values = {};
  for (const control of root.querySelectorAll('[data-block-id]')) {
    const { blockId } = control.dataset;
    const isChoice = control.tagName === 'SELECT' || control.dataset.single;
    if (control.tagName !== 'FIELDSET') values[blockId] = control.value;
    else {
      const chosen = [...control.querySelectorAll('input:checked')].map((input) => input.value);
      values[blockId] = control.dataset.single ? (chosen[0] ?? '') : chosen;
    }
    // Nothing chosen is no choice of nothing.
    if (values[blockId] === '' && isChoice) delete values[blockId];
  }
  return values;
}

const line = (type) => (element, id) =>
  h('input', {
    id,
    type,
    class: 'text-input',
    placeholder: element.placeholder?.text ?? '',
    value: element.initial_value ?? '',
    autocomplete: 'off',
    spellcheck: false,
  });

const CONTROLS = {
  plain_text_input(element, id) {
    if (!element.multiline) return line('text')(element, id);
    return area(element, id, element.initial_value ?? '');
  },
  rich_text_input(element, id) {
    const sections = element.initial_value?.elements ?? [];
    const text = sections
      .map((part) => part.elements.map((one) => one.text ?? one.url ?? '').join(''))
      .join('\n');
    return area(element, id, text);
  },
  email_text_input: line('email'),
  url_text_input: line('url'),
  number_input: line('number'),
  datepicker: line('date'),
  static_select: choose,
  users_select: choose,
  channels_select: choose,
  conversations_select: choose,
  radio_buttons: group,
  checkboxes: group,
};

function area(element, id, value) {
  return h('textarea', {
    id,
    class: 'text-input',
    rows: 9,
    placeholder: element.placeholder?.text ?? '',
    value,
    spellcheck: false,
    autocomplete: 'off',
  });
}

function choose(element, id, place) {
  return h('select', { id, class: 'select' }, optionNodes(element, place));
}

function group(element, id) {
  const single = element.type === 'radio_buttons';
  const initial = (element.initial_options ?? [element.initial_option])
    .filter(Boolean)
    .map((one) => one.value);
  const options = element.options.map((option) => {
    const input = h('input', {
      type: single ? 'radio' : 'checkbox',
      name: id,
      value: option.value,
      checked: initial.includes(option.value),
    });
    return h('label', { class: 'choice' }, input, h('span', {}, renderText(option.text)));
  });
  return h('fieldset', { class: 'choices', dataset: single ? { single: '1' } : {} }, options);
}
