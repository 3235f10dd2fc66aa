import type { Report } from '../validator/report.ts';
import { ACTION, MENU } from './actions.ts';
import type { Answer } from './answer/answer.ts';
import type { BlockOptions } from './block-kit.ts';
import type { Block, Button, Overflow } from './blocks.ts';
import { writeRequest } from './button-values.ts';
import { findCall } from './call.ts';
import { hasSubject } from './verdict.ts';

/** Where a reply stands; it decides the controls. */
export type Controls =
  | { readonly kind: 'thread'; readonly escalates?: boolean }
  | { readonly kind: 'private' | 'modal'; readonly share?: string | undefined };

/**
 * The row of controls, five at most. Their values hold the request as it was read: enough to answer a click after any
 * restart. A text too long for a value is read again where it was posted.
 */
export function controlBlocks(report: Report, answer: Answer, { text, surface }: BlockOptions): Block[] {
  if (!hasSubject(report)) return [];
  const value = writeRequest(text);
  const isReachable = value !== '' || surface.kind === 'thread';
  const elements = [
    ...(isReachable ? aboutReport(report, answer, value) : []),
    ...(surface.kind === 'thread' ? aboutReply(surface.escalates === true) : toShare(surface.share)),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'callcheck_actions', elements }];
}

function aboutReport(report: Report, { body }: Answer, value: string): Button[] {
  return [
    button(ACTION.details, 'Details', value),
    ...(findCall(report, body) === null ? [] : [button(ACTION.copyAs, 'Copy as…', value)]),
  ];
}

function aboutReply(escalates: boolean): (Button | Overflow)[] {
  const options = [
    option('Mute this thread', MENU.mute),
    option('Remove this answer', MENU.remove),
    ...(escalates ? [option('Hand over to people', MENU.handOver)] : []),
  ];
  return [
    { ...button(ACTION.helpful, '👍', 'helpful'), accessibility_label: 'Helpful' },
    { ...button(ACTION.notHelpful, '👎', 'not-helpful'), accessibility_label: 'Not helpful' },
    { type: 'overflow', action_id: ACTION.more, options },
  ];
}

const toShare = (share: string | undefined): Button[] =>
  share === undefined ? [] : [button(ACTION.share, 'Share to channel', share)];

function button(action: string, text: string, value: string): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text },
    ...(value !== '' && { value }),
  };
}

const option = (text: string, value: string): Overflow['options'][number] => ({
  text: { type: 'plain_text', text },
  value,
});
