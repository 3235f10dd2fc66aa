import type { types } from '@slack/bolt';
import { VIEW } from '../../reply/actions.ts';
import type { Block, Reply } from '../../reply/blocks.ts';
import { line, literal, richText } from '../../reply/mrkdwn.ts';
import { toSlack } from '../post/post-reply.ts';

/** For a click whose request cannot be read any more. */
export const GONE = 'The request of this answer can no longer be read. Ask again for a new answer.';

/** An answer as a modal. */
export function resultView(reply: Reply, close = 'Close'): types.ModalView {
  return modal(reply.blocks, close);
}

/** One sentence of ours. */
export function messageView(words: string): types.ModalView {
  return modal([richText([line(literal(words))])]);
}

function modal(blocks: readonly Block[], close = 'Close'): types.ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.result,
    title: { type: 'plain_text', text: 'callcheck' },
    close: { type: 'plain_text', text: close },
    blocks: toSlack(blocks),
  };
}
