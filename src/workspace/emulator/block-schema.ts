import { z } from 'zod';
import { button, choices, contextActions, image, inputs, overflow, selects } from './element-schema.ts';
import { LIMITS } from './limits.ts';
import { richBlock } from './rich-text-schema.ts';
import { anyText, blockId, markedText, plainText, words } from './text-schema.ts';

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
