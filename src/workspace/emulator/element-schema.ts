import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { richBlock } from './rich-text-schema.ts';
import { actionId, anyText, plainText, words } from './text-schema.ts';

const colour = z.enum(['primary', 'danger']).optional();

const confirm = z
  .strictObject({
    title: plainText(LIMITS.confirm.title),
    text: anyText(LIMITS.confirm.text),
    confirm: plainText(LIMITS.confirm.button),
    deny: plainText(LIMITS.confirm.button),
    style: colour,
  })
  .optional();

const option = z.strictObject({
  text: anyText(LIMITS.option.text),
  value: words(LIMITS.option.value),
  description: anyText(LIMITS.option.description).optional(),
  url: words(LIMITS.option.url).optional(),
});
const options = z.array(option).min(1).max(LIMITS.options);
const optionGroups = z
  .array(z.strictObject({ label: plainText(LIMITS.option.text), options }))
  .min(1)
  .max(LIMITS.options);

const common = { action_id: actionId, confirm };
const focus = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(LIMITS.placeholder).optional() };
const select = { ...common, ...focus, ...placeholder };
const several = { ...select, max_selected_items: z.number().int().min(1).optional() };
const filter = z.looseObject({}).optional();

export const image = z.strictObject({
  type: z.literal('image'),
  image_url: words(LIMITS.image.url).optional(),
  slack_file: z.looseObject({}).optional(),
  alt_text: words(LIMITS.image.alt),
});

export const button = z.strictObject({
  type: z.literal('button'),
  ...common,
  text: plainText(LIMITS.button.text),
  value: words(LIMITS.button.value).optional(),
  url: words(LIMITS.button.url).optional(),
  style: colour,
  accessibility_label: words(LIMITS.button.label).optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...common,
  options: z.array(option).min(1).max(LIMITS.overflow),
});

export const selects = [
  z.strictObject({
    type: z.literal('static_select'),
    ...select,
    options: options.optional(),
    option_groups: optionGroups.optional(),
    initial_option: option.optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...select, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...select,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter,
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...select,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    ...several,
    options: options.optional(),
    option_groups: optionGroups.optional(),
    initial_options: z.array(option).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...several,
    initial_users: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...several,
    initial_conversations: z.array(z.string()).optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter,
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...several,
    initial_channels: z.array(z.string()).optional(),
  }),
] as const;

export const choices = [
  z.strictObject({
    type: z.literal('radio_buttons'),
    ...common,
    ...focus,
    options: z.array(option).min(1).max(LIMITS.choices),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    ...common,
    ...focus,
    options: z.array(option).min(1).max(LIMITS.choices),
    initial_options: z.array(option).optional(),
  }),
  z.strictObject({
    type: z.literal('datepicker'),
    ...select,
    initial_date: z.iso.date().optional(),
  }),
] as const;

const dispatch = {
  action_id: actionId,
  ...focus,
  ...placeholder,
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .optional(),
};

export const inputs = [
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...dispatch,
    initial_value: z.string().max(LIMITS.input.text).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(LIMITS.input.text).optional(),
    max_length: z.number().int().min(1).max(LIMITS.input.text).optional(),
  }),
  z.strictObject({
    type: z.literal('rich_text_input'),
    ...dispatch,
    initial_value: richBlock.optional(),
    min_lines: z.number().int().min(1).max(100).optional(),
    max_lines: z.number().int().min(1).max(100).optional(),
  }),
  z.strictObject({ type: z.literal('email_text_input'), ...dispatch, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal('url_text_input'), ...dispatch, initial_value: z.string().optional() }),
  z.strictObject({
    type: z.literal('number_input'),
    ...dispatch,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    action_id: actionId,
    filetypes: z.array(z.string()).min(1).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
] as const;

const feedbackButton = z.strictObject({
  text: plainText(LIMITS.button.text),
  value: words(LIMITS.button.value),
  accessibility_label: words(LIMITS.button.label).optional(),
});
export const contextActions = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    action_id: actionId,
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    ...common,
    icon: z.enum(['trash']),
    text: plainText(LIMITS.button.text),
    value: words(LIMITS.button.value).optional(),
    accessibility_label: words(LIMITS.button.label).optional(),
    visible_to_user_ids: z.array(z.string()).min(1).optional(),
  }),
]);
