/** What the controls of replies are called in Slack's payloads. Old replies keep theirs, so these never change. */
export const ACTION = {
  details: 'callcheck_explain',
  copyAs: 'callcheck_curl',
  language: 'callcheck_language',
  helpful: 'callcheck_helpful',
  notHelpful: 'callcheck_not_helpful',
  more: 'callcheck_more',
  mode: 'callcheck_mode',
  share: 'callcheck_share',
  checkCall: 'callcheck_check_call',
} as const;

/** What the menu of a reply offers. */
export const MENU = { mute: 'mute', remove: 'remove', handOver: 'hand-over' } as const;

/** Modals, by their callback ids, and the inputs they hold. */
export const VIEW = {
  paste: 'callcheck_paste',
  result: 'callcheck_result',
  details: 'callcheck_explained',
  code: 'callcheck_code',
  reason: 'callcheck_reason',
} as const;
export const REASON_INPUT = { block: 'reason', action: 'reason_choice' } as const;
export const PASTE_INPUT = { block: 'paste', action: 'paste_text' } as const;

export const SHORTCUT = 'check_payload';
export const COMMAND = '/callcheck';
