import type { types } from '@slack/bolt';
import { ACTION, VIEW } from '../../reply/actions.ts';
import { findCall } from '../../reply/call.ts';
import { CALL_CODES, type WrittenCall } from '../../reply/call-code.ts';
import { codeBlock, line, literal, richText } from '../../reply/mrkdwn.ts';
import { findRegion } from '../../reply/region.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import { toSlack } from '../post/post-reply.ts';
import { messageView } from './result.ts';

/** What Slack takes as one block of code in a view, with room to spare. */
const LONGEST_CODE = 20_000;

export interface ShownCall {
  readonly text: string;
  readonly report: Report;
}

/**
 * The call to send, ready to copy, in one language, with a select for the others; its host is that of the region that the
 * text names. `metadata` says where the text is, so that the select works after any restart. Slack's clients bring their own copy button
 * for code.
 */
export function codeView(
  { text, report }: ShownCall,
  wanted: string,
  metadata: string,
  knowledge: Knowledge,
): types.ModalView {
  const call = findCall(report);
  if (call === null) return messageView('There is no call to copy in this message.');
  const { domain, isNamed } = findRegion(text, knowledge);
  const offered = CALL_CODES.flatMap((code) => {
    const written = code.render(call, domain);
    return written === undefined ? [] : [{ code, written }];
  });
  const chosen = offered.find(({ code }) => code.language === wanted) ?? offered[0];
  if (chosen === undefined || chosen.written.length > LONGEST_CODE)
    return messageView('This call is too long to show here. `npx callcheck --fix` prints its body.');
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: ACTION.language,
    options: offered.map(({ code }) => optionOf(code)),
    initial_option: optionOf(chosen.code),
  };
  const region = isNamed ? '' : ' Replace the host with that of your region.';
  return {
    type: 'modal',
    callback_id: VIEW.code,
    private_metadata: metadata,
    title: { type: 'plain_text', text: 'Copy the call' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      { type: 'actions', block_id: 'callcheck_languages', elements: [select] },
      ...toSlack([
        richText([
          codeBlock(chosen.written, HIGHLIGHT[chosen.code.language]),
          line(literal(`${chosen.code.remark}${region}`)),
        ]),
      ]),
    ],
  };
}

const HIGHLIGHT = { curl: 'shell', javascript: 'javascript', python: 'python', cli: 'shell' } as const;

function optionOf({ label, language }: WrittenCall): types.PlainTextOption {
  return { text: { type: 'plain_text', text: label }, value: language };
}
