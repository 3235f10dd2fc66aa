import type { Json } from './wire.ts';

/**
 * Which of Slack's rate limits hold. `slack`: those of an app that a workspace made for itself, or that is in the
 * Marketplace. `new-app`: of an app that is distributed outside the Marketplace, which may read a conversation once a
 * minute. `off`: none.
 */
export type RateLimitKind = 'slack' | 'new-app' | 'off';

/** Calls that a method takes in a minute, by Slack's tier of it. */
const TIERS = { 2: 20, 3: 50, 4: 100 } as const;

/**
 * Slack's tiers, from the page of each method. Methods that are not here have a limit of their own that no test reaches,
 * or are tier 1, which Slack does not enforce on `apps.connections.open` to the letter.
 */
const TIER_OF: Readonly<Record<string, keyof typeof TIERS>> = {
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'files.completeUploadExternal': 4,
  'files.delete': 3,
  'files.getUploadURLExternal': 4,
  'files.info': 4,
  'reactions.add': 3,
  'reactions.get': 3,
  'reactions.remove': 2,
  'usergroups.users.list': 2,
  'users.conversations': 3,
  'users.info': 4,
  'users.list': 2,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};

const READS_CONVERSATIONS: ReadonlySet<string> = new Set(['conversations.history', 'conversations.replies']);

const MINUTE_MS = 60_000;

/** One post a second and channel. Slack allows "short bursts" above that and does not say how long; this is a guess. */
const POST_MS = 1000;
const POSTS_AT_ONCE = 4;

/** The rate limits of one workspace. */
export interface RateLimits {
  /** Counts a call. Returns the seconds of `Retry-After` for one too many, which is not counted. */
  refuse(method: string, parameters: Json, now?: number): number | undefined;
}

/** Counts calls the strict way: no more than a tier's number in any minute. */
export function createRateLimits(kind: RateLimitKind): RateLimits {
  const calls = new Map<string, number[]>();
  const posts = new Map<string, number>();

  function countCall(method: string, now: number): number | undefined {
    const most = mostOf(method, kind);
    if (most === undefined) return undefined;
    const recent = (calls.get(method) ?? []).filter((at) => now - at < MINUTE_MS);
    calls.set(method, recent);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= most) return seconds(oldest + MINUTE_MS - now);
    recent.push(now);
    return undefined;
  }

  /** A bucket of a few posts that fills up by one a second. */
  function countPost(channel: string, now: number): number | undefined {
    const due = Math.max(posts.get(channel) ?? now, now);
    const wait = due - now - (POSTS_AT_ONCE - 1) * POST_MS;
    if (wait > 0) return seconds(wait);
    posts.set(channel, due + POST_MS);
    return undefined;
  }

  return {
    refuse(method, { channel }, now = performance.now()) {
      if (kind === 'off') return undefined;
      return method === 'chat.postMessage' ? countPost(String(channel), now) : countCall(method, now);
    },
  };
}

function mostOf(method: string, kind: RateLimitKind): number | undefined {
  if (kind === 'new-app' && READS_CONVERSATIONS.has(method)) return 1;
  const tier = TIER_OF[method];
  return tier && TIERS[tier];
}

const seconds = (ms: number): number => Math.max(Math.ceil(ms / 1000), 1);
