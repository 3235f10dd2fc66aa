import { z } from 'zod';
import { blockId, words } from './text-schema.ts';

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
export const richBlock = z.strictObject({
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
