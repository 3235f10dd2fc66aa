import type { types } from '@slack/bolt';
import { z } from 'zod';
import { REASON_INPUT, VIEW } from '../../reply/actions.ts';
import type { Reason } from '../../store/feedback-store.ts';

/** Every reason there is to choose from, with its words. */
export const REASONS: readonly (readonly [Reason, string])[] = [
  ['wrong', 'It says something wrong'],
  ['incomplete', 'It misses what was wrong'],
  ['unclear', 'It is hard to understand'],
  ['not-wanted', 'It was not wanted here'],
];

/** Which reply the reasons are about. */
export interface RatedReply {
  readonly channel: string;
  readonly reply: string;
}

const RATED = z.object({ channel: z.string(), reply: z.string() });

/** Asks why an answer did not help; a choice, so that no free text has to be stored. */
export function reasonView(rated: RatedReply): types.ModalView {
  const options = REASONS.map(
    ([value, text]): types.PlainTextOption => ({ value, text: { type: 'plain_text', text } }),
  );
  return {
    type: 'modal',
    callback_id: VIEW.reason,
    private_metadata: JSON.stringify(rated),
    title: { type: 'plain_text', text: 'Noted, thank you' },
    submit: { type: 'plain_text', text: 'Send' },
    close: { type: 'plain_text', text: 'Skip' },
    blocks: [
      {
        type: 'input',
        block_id: REASON_INPUT.block,
        optional: true,
        label: { type: 'plain_text', text: 'Why did it not help?' },
        hint: { type: 'plain_text', text: 'Only your choice is kept, with the answer it is about.' },
        element: { type: 'radio_buttons', action_id: REASON_INPUT.action, options },
      },
    ],
  };
}

/** Undefined for what this version cannot read. */
export function readRated(metadata: string): RatedReply | undefined {
  try {
    return RATED.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

export function readReason(value: string | undefined): Reason | undefined {
  return REASONS.find(([reason]) => reason === value)?.[0];
}
