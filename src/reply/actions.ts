/** What the buttons of replies are called in Slack's payloads. Old replies keep theirs, so these never change. */
export const ACTION = {
  explain: 'callcheck_explain',
  previousPage: 'callcheck_previous_page',
  nextPage: 'callcheck_next_page',
  curl: 'callcheck_curl',
  language: 'callcheck_language',
  helpful: 'callcheck_helpful',
  notHelpful: 'callcheck_not_helpful',
  mode: 'callcheck_mode',
  mute: 'callcheck_mute',
  remove: 'callcheck_remove',
  share: 'callcheck_share',
  stuck: 'callcheck_stuck',
} as const;

/** Modals, by their callback ids, and the inputs they hold. */
export const VIEW = {
  paste: 'callcheck_paste',
  result: 'callcheck_result',
  explain: 'callcheck_explained',
  code: 'callcheck_code',
  reason: 'callcheck_reason',
} as const;
export const REASON_INPUT = { block: 'reason', action: 'reason_choice' } as const;
export const PASTE_INPUT = { block: 'paste', action: 'paste_text' } as const;

export const SHORTCUT = 'check_payload';
export const COMMAND = '/callcheck';
