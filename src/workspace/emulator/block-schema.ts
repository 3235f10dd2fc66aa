import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { richBlock } from './rich-text-schema.ts';
import { actionId, anyText, blockId, plainText, words } from './text-schema.ts';

const option = z.strictObject({
  text: anyText(LIMITS.option.text),
  value: words(LIMITS.option.value),
  description: anyText(LIMITS.option.text).optional(),
});
const options = (most: number) => z.array(option).min(1).max(most);

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(LIMITS.button.text),
  value: words(LIMITS.button.value).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: words(LIMITS.button.label).optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: options(LIMITS.overflow),
});

const select = z.strictObject({
  type: z.literal('static_select'),
  action_id: actionId,
  placeholder: plainText(LIMITS.placeholder).optional(),
  options: options(LIMITS.options),
  initial_option: option.optional(),
});

const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: actionId,
  options: options(LIMITS.choices),
  initial_option: option.optional(),
});

const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  placeholder: plainText(LIMITS.placeholder).optional(),
  initial_value: z.string().max(LIMITS.input.text).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(LIMITS.input.text).optional(),
  max_length: z.number().int().min(1).max(LIMITS.input.text).optional(),
});

/**
 * One block as Slack takes it: known types, known properties, lengths within the limits. It knows what the app sends
 * and what the clicks in Slack's recorded payloads were made on.
 */
export const BLOCK = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(LIMITS.section),
    accessory: z.discriminatedUnion('type', [button, overflow, select]).optional(),
    expand: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(LIMITS.header) }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z
      .array(z.discriminatedUnion('type', [button, overflow, select, radioButtons]))
      .min(1)
      .max(LIMITS.actions),
  }),
  richBlock,
  z.strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plainText(LIMITS.input.label),
    hint: plainText(LIMITS.input.hint).optional(),
    optional: z.boolean().optional(),
    element: z.discriminatedUnion('type', [textInput, select, radioButtons]),
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
