import type { types } from '@slack/bolt';
import { VIEW } from '../../reply/actions.ts';
import type { Block, Reply } from '../../reply/blocks.ts';
import { line, literal, richText } from '../../reply/mrkdwn.ts';
import { toSlack } from '../post-reply.ts';

/** An answer as a modal. */
export function resultView(reply: Reply): types.ModalView {
  return modal(VIEW.result, 'callcheck', reply.blocks);
}

/** The cards behind an answer. */
export function explainView(blocks: readonly Block[]): types.ModalView {
  return modal(VIEW.explain, 'Explained', blocks);
}

/** One sentence of ours. */
export function messageView(words: string): types.ModalView {
  return modal(VIEW.result, 'callcheck', [richText([line(literal(words))])]);
}

function modal(callbackId: string, title: string, blocks: readonly Block[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: 'Close' },
    blocks: toSlack(blocks),
  };
}
