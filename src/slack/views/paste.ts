import type { types } from '@slack/bolt';
import { PASTE_INPUT, VIEW } from '../../reply/actions.ts';
import { LIMITS } from '../../reply/block-limits.ts';

/** A place to paste into. The channel it was opened from is kept for sharing the answer there. */
export function pasteView(channel: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.paste,
    private_metadata: channel,
    title: { type: 'plain_text', text: 'Check a call' },
    submit: { type: 'plain_text', text: 'Check' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: PASTE_INPUT.block,
        label: { type: 'plain_text', text: 'Request, error, or both' },
        hint: { type: 'plain_text', text: 'Only you see the answer. Leave tokens out.' },
        element: {
          type: 'plain_text_input',
          action_id: PASTE_INPUT.action,
          multiline: true,
          max_length: LIMITS.modalInput,
          placeholder: { type: 'plain_text', text: 'POST /api/v2/conversations/calls … and the JSON body' },
        },
      },
    ],
  };
}
