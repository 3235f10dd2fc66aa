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

/** Something to copy. Slack's clients bring their own copy button for code. */
export function codeView(title: string, text: string, remark: string): types.ModalView {
  const code = {
    type: 'rich_text_preformatted',
    language: 'shell',
    elements: [{ type: 'text', text }],
  } as const;
  return modal(VIEW.result, title, [
    richText([{ ...code, elements: [...code.elements] }, line(literal(remark))]),
  ]);
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
