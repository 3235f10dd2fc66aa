import { renderText } from './blocks.js';
import { h, icon, toast } from './dom.js';
import { openMenu } from './menu.js';
import { act, store, visibleChannels } from './store.js';

/** An interactive element that acts at once: buttons, menus and selects of messages and views. */
export function renderElement(element, block, place) {
  const render = ELEMENTS[element.type];
  return render === undefined
    ? h('span', { class: 'quiet' }, `(${element.type})`)
    : render(element, block, place);
}

const ELEMENTS = {
  button: (element, block, place) =>
    h(
      'button',
      {
        type: 'button',
        class: `button ${element.style ?? ''}`,
        testid: `action-${element.action_id ?? ''}`,
        'aria-label': element.accessibility_label,
        onclick: (event) => use(event.currentTarget, element, block, place),
      },
      renderText(element.text),
    ),
  overflow: (element, block, place) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button icon-button',
        testid: `action-${element.action_id ?? ''}`,
        'aria-label': 'More actions',
        'aria-haspopup': 'menu',
        onclick(event) {
          const button = event.currentTarget;
          const items = element.options.map((option) => ({
            label: option.text.text,
            run: () => use(button, element, block, place, { value: option.value }),
          }));
          openMenu(button, items);
        },
      },
      icon('more'),
    ),
  feedback_buttons: (element, block, place) =>
    h(
      'span',
      { class: 'feedback', role: 'group', 'aria-label': 'Feedback' },
      ['positive_button', 'negative_button'].map((name) => {
        const { text, value, accessibility_label: label } = element[name];
        return h(
          'button',
          {
            type: 'button',
            class: 'button ghost',
            testid: `feedback-${name === 'positive_button' ? 'positive' : 'negative'}`,
            'aria-label': label,
            onclick: (event) => use(event.currentTarget, element, block, place, { value }),
          },
          icon(name === 'positive_button' ? 'up' : 'down'),
          text.text,
        );
      }),
    ),
  icon_button(element, block, place) {
    const allowed = element.visible_to_user_ids;
    if (allowed && !allowed.includes(store.look.user)) return null;
    return h(
      'button',
      {
        type: 'button',
        class: 'button ghost',
        testid: `action-${element.action_id ?? ''}`,
        'aria-label': element.accessibility_label ?? element.text.text,
        onclick: (event) => use(event.currentTarget, element, block, place),
      },
      icon('trash'),
      element.text.text,
    );
  },
  static_select: select,
  users_select: select,
  channels_select: select,
  conversations_select: select,
  radio_buttons: choices,
  checkboxes: choices,
};

/** Tells the app, after its own question if it has one; the element rests meanwhile. */
async function use(control, element, block, place, chosen = {}) {
  if (element.confirm && !(await ask(element.confirm))) return;
  control.disabled = true;
  try {
    const details = { ...place, actionId: element.action_id, blockId: block.block_id, ...chosen };
    const { acked } = await act('click', details);
    if (!acked) toast('The app did not answer in time.', 'error');
    if (element.url && /^https?:/i.test(element.url)) window.open(element.url, '_blank', 'noopener');
  } catch (error) {
    toast(error.message, 'error');
  } finally {
    control.disabled = false;
  }
}

function ask(confirm) {
  return new Promise((resolve) => {
    const close = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const dialog = h(
      'dialog',
      { class: 'confirm', testid: 'confirm', oncancel: () => close(false) },
      h('h2', {}, confirm.title?.text ?? 'Are you sure?'),
      h('p', {}, renderText(confirm.text)),
      h(
        'div',
        { class: 'dialog-actions' },
        h(
          'button',
          { type: 'button', class: 'button', onclick: () => close(false) },
          confirm.deny?.text ?? 'Cancel',
        ),
        h(
          'button',
          {
            type: 'button',
            class: `button ${confirm.style ?? 'primary'}`,
            testid: 'confirm-yes',
            onclick: () => close(true),
          },
          confirm.confirm?.text ?? 'Yes',
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

function select(element, block, place) {
  return h(
    'select',
    {
      class: 'select',
      testid: `action-${element.action_id ?? ''}`,
      'aria-label': element.placeholder?.text ?? 'Choose',
      onchange: (event) =>
        use(event.currentTarget, element, block, place, { value: event.currentTarget.value }),
    },
    optionNodes(element, place),
  );
}

/** The options of a select: its own, or the people or channels of the workspace. */
export function optionNodes(element, place) {
  const chosen = chosenValue(element, place);
  const option = (value, label) => h('option', { value, selected: value === chosen }, label);
  const empty = h(
    'option',
    { value: '', disabled: true, selected: chosen === undefined },
    element.placeholder?.text ?? 'Choose',
  );
  if (element.type.includes('users')) {
    const people = [...store.users.values()].filter((user) => !user.isBot);
    return [empty, people.map((user) => option(user.id, user.realName))];
  }
  if (element.type.includes('channels') || element.type.includes('conversations')) {
    const channels = visibleChannels().filter((channel) => channel.type !== 'im');
    return [empty, channels.map((channel) => option(channel.id, `#${channel.name}`))];
  }
  const groups = (element.option_groups ?? []).map((group) =>
    h(
      'optgroup',
      { label: group.label.text },
      group.options.map((one) => option(one.value, one.text.text)),
    ),
  );
  return [empty, (element.options ?? []).map((one) => option(one.value, one.text.text)), groups];
}

function chosenValue(element, place) {
  const state = place.state?.[element.action_id];
  return (
    state?.selected_option?.value ??
    state?.selected_channel ??
    state?.selected_user ??
    element.initial_option?.value ??
    element.initial_channel ??
    element.initial_conversation ??
    element.initial_user
  );
}

function choices(element, block, place) {
  const single = element.type === 'radio_buttons';
  const initial = (element.initial_options ?? [element.initial_option])
    .filter(Boolean)
    .map((one) => one.value);
  const name = `${place.ts ?? place.viewId}-${block.block_id}-${element.action_id}`;
  const group = h('fieldset', { class: 'choices' });
  const changed = (event) => {
    const values = [...group.querySelectorAll('input:checked')].map((input) => input.value);
    use(event.currentTarget, element, block, place, single ? { value: values[0] } : { values });
  };
  for (const option of element.options) {
    const input = h('input', {
      type: single ? 'radio' : 'checkbox',
      name,
      value: option.value,
      checked: initial.includes(option.value),
      onchange: changed,
    });
    const description = option.description
      ? h('span', { class: 'quiet' }, renderText(option.description))
      : null;
    group.append(h('label', { class: 'choice' }, input, h('span', {}, renderText(option.text), description)));
  }
  return group;
}
