import type { types } from '@slack/bolt';
import { VIEW } from '../../reply/actions.ts';
import { renderDetailsBlocks } from '../../reply/details/render-blocks.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import { toSlack } from '../post/post-reply.ts';

/** All that is known about a request, in one view to scroll through. */
export function detailsView(report: Report, knowledge: Knowledge): types.ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.details,
    title: { type: 'plain_text', text: 'Details' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: toSlack(renderDetailsBlocks(report, knowledge)),
  };
}
