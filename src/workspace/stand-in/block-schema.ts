import { z } from 'zod';
import { LIMITS } from './limits.ts';

const words = (maximum: number) => z.string().min(1).max(maximum);
const plainText = (maximum: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(maximum), emoji: z.boolean().optional() });
const markedText = (maximum: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(maximum), verbatim: z.boolean().optional() });
const anyText = (maximum: number) => z.discriminatedUnion('type', [plainText(maximum), markedText(maximum)]);

const blockId = words(LIMITS.ids.blockId).optional();
const actionId = words(LIMITS.ids.actionId).optional();
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

const image = z.strictObject({
  type: z.literal('image'),
  image_url: words(LIMITS.image.url).optional(),
  slack_file: z.looseObject({}).optional(),
  alt_text: words(LIMITS.image.alt),
});

const button = z.strictObject({
  type: z.literal('button'),
  ...common,
  text: plainText(LIMITS.button.text),
  value: words(LIMITS.button.value).optional(),
  url: words(LIMITS.button.url).optional(),
  style: colour,
  accessibility_label: words(LIMITS.button.label).optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...common,
  options: z.array(option).min(1).max(LIMITS.overflow),
});

const selects = [
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

const choices = [
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

const richStyle = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
    highlight: z.boolean().optional(),
    client_highlight: z.boolean().optional(),
    unlink: z.boolean().optional(),
  })
  .optional();
const richText = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: richStyle });
const richLink = z.strictObject({
  type: z.literal('link'),
  url: z.string().min(1),
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  style: richStyle,
});
const richInline = z.discriminatedUnion('type', [
  richText,
  richLink,
  z.strictObject({ type: z.literal('user'), user_id: z.string(), style: richStyle }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string(), style: richStyle }),
  z.strictObject({ type: z.literal('team'), team_id: z.string(), style: richStyle }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string(), style: richStyle }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) }),
  z.strictObject({
    type: z.literal('emoji'),
    name: words(100),
    unicode: z.string().optional(),
    skin_tone: z.number().optional(),
    style: richStyle,
  }),
  z.strictObject({ type: z.literal('color'), value: z.string(), style: richStyle }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number(),
    format: z.string(),
    url: z.string().optional(),
    fallback: z.string().optional(),
    style: richStyle,
  }),
]);
const border = { border: z.number().int().min(0).max(1).optional() };
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richInline) });
const richBlock = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        richSection,
        z.strictObject({
          type: z.literal('rich_text_list'),
          elements: z.array(richSection).min(1),
          style: z.enum(['bullet', 'ordered']),
          indent: z.number().int().min(0).max(8).optional(),
          offset: z.number().int().min(0).optional(),
          ...border,
        }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [richText, richLink])),
          language: z.string().optional(),
          ...border,
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richInline), ...border }),
      ]),
    )
    .min(1),
});

const inputs = [
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
const contextActions = z.discriminatedUnion('type', [
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

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().optional(),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richBlock]);

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(LIMITS.section.text).optional(),
    fields: z.array(anyText(LIMITS.section.field)).min(1).max(LIMITS.section.fields).optional(),
    accessory: z.discriminatedUnion('type', [image, button, overflow, ...selects, ...choices]).optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    message: 'a section needs text or fields',
  });

const plainBlocks = [
  section,
  z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(LIMITS.header) }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z
      .array(
        z.discriminatedUnion('type', [
          image,
          plainText(LIMITS.context.text),
          markedText(LIMITS.context.text),
        ]),
      )
      .min(1)
      .max(LIMITS.context.elements),
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z
      .array(z.discriminatedUnion('type', [button, overflow, ...selects, ...choices]))
      .min(1)
      .max(LIMITS.actions),
  }),
  z.strictObject({
    type: z.literal('image'),
    block_id: blockId,
    image_url: words(LIMITS.image.url).optional(),
    slack_file: z.looseObject({}).optional(),
    alt_text: words(LIMITS.image.alt),
    title: plainText(LIMITS.image.title).optional(),
  }),
  richBlock,
  z.strictObject({
    type: z.literal('table'),
    block_id: blockId,
    rows: z.array(z.array(cell).min(1).max(LIMITS.table.columns)).min(1).max(LIMITS.table.rows),
    column_settings: z
      .array(
        z.strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        }),
      )
      .max(LIMITS.table.columns)
      .optional(),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plainText(LIMITS.input.label),
    hint: plainText(LIMITS.input.hint).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: z.discriminatedUnion('type', [...inputs, ...selects, ...choices]),
  }),
] as const;

const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: blockId,
    title: plainText(LIMITS.container.title).optional(),
    rich_text_title: richBlock.optional(),
    subtitle: anyText(LIMITS.container.title).optional(),
    child_blocks: z.array(z.discriminatedUnion('type', plainBlocks)).min(1).max(LIMITS.container.children),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: image.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((block) => block.title !== undefined || block.rich_text_title !== undefined, {
    message: 'a container needs a title',
  });

/**
 * One block as Slack takes it: known types, known properties, lengths within the limits. Cards, carousels, plans,
 * videos and remote files aren't known here, because nothing of ours sends them.
 */
export const BLOCK = z.discriminatedUnion('type', [
  ...plainBlocks,
  container,
  z.strictObject({
    type: z.literal('context_actions'),
    block_id: blockId,
    elements: z.array(contextActions).min(1).max(LIMITS.contextActions),
  }),
  z.strictObject({ type: z.literal('markdown'), block_id: blockId, text: words(LIMITS.message.markdown) }),
  z.strictObject({
    type: z.literal('alert'),
    block_id: blockId,
    text: anyText(LIMITS.alert),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  z.strictObject({
    type: z.literal('data_table'),
    block_id: blockId,
    caption: words(LIMITS.section.text),
    rows: z
      .array(z.array(cell).min(1).max(LIMITS.dataTable.columns))
      .min(LIMITS.dataTable.minimumRows)
      .max(LIMITS.dataTable.rows),
    page_size: z.number().int().min(1).max(LIMITS.dataTable.pageSize).optional(),
    row_header_column_index: z.number().int().min(0).optional(),
  }),
]);

/** A modal or a Home tab as the app sends it, its blocks apart. */
export const VIEW = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    title: plainText(LIMITS.view.title),
    submit: plainText(LIMITS.view.button).optional(),
    close: plainText(LIMITS.view.button).optional(),
    blocks: z.array(z.unknown()),
    private_metadata: z.string().max(LIMITS.view.privateMetadata).optional(),
    callback_id: z.string().max(LIMITS.view.callbackId).optional(),
    external_id: z.string().max(LIMITS.view.callbackId).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('home'),
    blocks: z.array(z.unknown()),
    private_metadata: z.string().max(LIMITS.view.privateMetadata).optional(),
    callback_id: z.string().max(LIMITS.view.callbackId).optional(),
    external_id: z.string().max(LIMITS.view.callbackId).optional(),
  }),
]);
