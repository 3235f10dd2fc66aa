import type { Rate } from '../../store/call-budgets.ts';

/** Methods of the Web API that work calls. What people wait for with a view open is called at once and is not here. */
export type PacedMethod =
  | 'chat.delete'
  | 'chat.getPermalink'
  | 'chat.postEphemeral'
  | 'chat.update'
  | 'conversations.history'
  | 'conversations.replies'
  | 'files.completeUploadExternal'
  | 'files.delete'
  | 'files.getUploadURLExternal'
  | 'reactions.add'
  | 'reactions.remove';

/** Slack's tiers, in calls a minute. Slack's figures are minimums: `20+`, `50+`, `100+`. */
const TIERS = { 2: 20, 3: 50, 4: 100 } as const;

const TIER_OF: Readonly<Record<PacedMethod, keyof typeof TIERS>> = {
  'chat.delete': 3,
  'chat.getPermalink': 3,
  'chat.postEphemeral': 4,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.replies': 3,
  'files.completeUploadExternal': 4,
  'files.delete': 3,
  'files.getUploadURLExternal': 4,
  'reactions.add': 3,
  'reactions.remove': 2,
};

const READS_CONVERSATIONS: ReadonlySet<PacedMethod> = new Set([
  'conversations.history',
  'conversations.replies',
]);

/** Of an app that is distributed outside the Marketplace: one call a minute. */
const NEW_APP_READS: Rate = { intervalMs: 60_500, burst: 1 };

/** One post a second and channel, and short bursts above that. */
export const POSTS: Rate = { intervalMs: 1000, burst: 3 };

/** Eyes come and go with two calls, and the second is of the lowest tier; most of that is for marks that answers leave. */
export const EYES_RATE: Rate = { intervalMs: 6000, burst: 4 };

/** Our pace in a method: a fifth of the tier at once and the rest over the minute, so that no minute has more than the tier. */
export function rateOf(method: PacedMethod, isNewApp: boolean): Rate {
  if (isNewApp && READS_CONVERSATIONS.has(method)) return NEW_APP_READS;
  const most = TIERS[TIER_OF[method]];
  const burst = most / 5;
  return { intervalMs: 60_000 / (most - burst), burst };
}
