import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** A string of at least one character. */
export const words = (maximum: number) => z.string().min(1).max(maximum);
export const plainText = (maximum: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(maximum), emoji: z.boolean().optional() });
export const markedText = (maximum: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(maximum), verbatim: z.boolean().optional() });
export const anyText = (maximum: number) =>
  z.discriminatedUnion('type', [plainText(maximum), markedText(maximum)]);

export const blockId = words(LIMITS.ids.blockId).optional();
export const actionId = words(LIMITS.ids.actionId).optional();
