const DAY_MS = 24 * 60 * 60 * 1000;

/** Slack's last delayed retry comes after a day; a known delivery is kept for longer than that. */
const DELIVERY_DAYS = 2;

/** How long replies, and whatever else belongs to a message, are kept unless set otherwise. */
export const KEEP_DAYS = 400;

/** Before which times things are too old. */
export interface Cutoffs {
  readonly deliveries: number;
  /** An edit or deletion of a message that was answered before this finds no reply to change. */
  readonly replies: number;
  /** As a day, `2026-11-24`. */
  readonly counters: string;
}

export function findCutoffs(now: number, keepDays: number): Cutoffs {
  const replies = now - keepDays * DAY_MS;
  return {
    deliveries: now - DELIVERY_DAYS * DAY_MS,
    replies,
    counters: new Date(replies).toISOString().slice(0, 10),
  };
}
