import type { types } from '@slack/bolt';
import { ACTION, VIEW } from '../../reply/actions.ts';
import { readCurl } from '../../reply/button-values.ts';
import { CALL_CODES, type CallCode } from '../../reply/call-code.ts';
import { line, literal, richText } from '../../reply/mrkdwn.ts';
import { toSlack } from '../post/post-reply.ts';
import { messageView } from './result.ts';

/**
 * The corrected call, ready to copy, in one language, with a select for the others. The call itself stays with the view,
 * so that the select works after any restart. Slack's clients bring their own copy button for code.
 */
export function codeView(value: string, wanted: string): types.ModalView {
  const call = readCurl(value);
  if (call === undefined) return messageView('This call can no longer be read. Ask again for a new answer.');
  const offered = CALL_CODES.flatMap((code) => {
    const text = code.render(call.operation, call.body);
    return text === undefined ? [] : [{ code, text }];
  });
  const chosen = offered.find(({ code }) => code.language === wanted) ?? offered[0];
  if (chosen === undefined) return messageView('This call cannot be written as code.');
  const options = offered.map(({ code }) => optionOf(code));
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: ACTION.language,
    options,
    initial_option: optionOf(chosen.code),
  };
  return {
    type: 'modal',
    callback_id: VIEW.code,
    private_metadata: value,
    title: { type: 'plain_text', text: 'The corrected call' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      { type: 'actions', block_id: 'callcheck_languages', elements: [select] },
      ...toSlack([
        richText([
          {
            type: 'rich_text_preformatted',
            language: HIGHLIGHT[chosen.code.language],
            elements: [{ type: 'text', text: chosen.text }],
          },
          line(literal(chosen.code.remark)),
        ]),
      ]),
    ],
  };
}

const HIGHLIGHT = { curl: 'shell', javascript: 'javascript', python: 'python', cli: 'shell' } as const;

function optionOf({ label, language }: CallCode): types.PlainTextOption {
  return { text: { type: 'plain_text', text: label }, value: language };
}
