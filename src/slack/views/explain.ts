import type { types } from '@slack/bolt';
import { ACTION, VIEW } from '../../reply/actions.ts';
import { readExplain } from '../../reply/button-values.ts';
import { explainPages } from '../../reply/explain.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import { toSlack } from '../post/post-reply.ts';

/** For a button whose value this version cannot read. */
const NOTHING = { codes: [], errors: [], claims: [], operation: null };

/**
 * The cards behind an answer, one a page. The codes stay with the view, so that leafing works after any restart; a page
 * that is not there, as after a change of the knowledge, is the nearest one that is.
 */
export function explainView(value: string, wanted: number, knowledge: Knowledge): types.ModalView {
  const pages = explainPages(readExplain(value) ?? NOTHING, knowledge);
  const last = pages.length - 1;
  const page = Math.min(Math.max(Number.isInteger(wanted) ? wanted : 0, 0), last);
  const position = last === 0 ? '' : ` · ${page + 1} of ${pages.length}`;
  return {
    type: 'modal',
    callback_id: VIEW.explain,
    private_metadata: value,
    title: { type: 'plain_text', text: `Explained${position}` },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...toSlack(pages[page] ?? []), ...leaves(page, last)],
  };
}

/** Buttons to the pages beside this one; each says where it leads. */
function leaves(page: number, last: number): types.ActionsBlock[] {
  const elements = [
    ...(page > 0 ? [button(ACTION.previousPage, 'Previous', page - 1)] : []),
    ...(page < last ? [button(ACTION.nextPage, 'Next', page + 1)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'callcheck_pages', elements }];
}

function button(action: string, text: string, page: number): types.Button {
  return { type: 'button', action_id: action, text: { type: 'plain_text', text }, value: String(page) };
}
