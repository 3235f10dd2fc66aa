import { setTimeout as sleep } from 'node:timers/promises';
import { WaitError } from './wait-error.ts';

/** Where posts go in turn: a channel, seen with the token of a workspace. */
export interface Lane {
  readonly team: string;
  readonly channel: string;
}

export interface LanesOptions {
  /** Takes the next turn of a lane and resolves with how long to wait for it; undefined when that is longer than `mostMs`. */
  readonly takeTurn: (lane: Lane, mostMs: number) => Promise<number | undefined>;
  /** What a failed post means for its lane: how long it is closed, or undefined where the post failed for itself. */
  readonly pauseOf: (error: unknown, lane: Lane) => Promise<number | undefined>;
}

/**
 * One line of posts for each channel. The first in line posts at the pace that Slack allows. When Slack refuses it, the
 * whole line waits and the same post is tried again, so that a pause costs one refused post and changes no order.
 */
export interface Lanes {
  /** Posts in turn. Rejects with a WaitError, without posting, where the turn is too far away to be waited for. */
  post<T>(lane: Lane, send: () => Promise<T>): Promise<T>;
  /** How long a lane takes no further work; 0 while it does. Work that waits elsewhere until then comes in order of age. */
  closedFor(lane: Lane): number;
  /** Posts that wait in all lanes together. */
  waiting(): number;
  /** Calls back whenever more posts wait than before. */
  onWaiting(listener: () => void): void;
  /** Sends those away that wait. */
  stop(): void;
}

/** For longer, a post is not waited for in memory: its work goes back to the store. */
const HOLD_MS = 30_000;

/** So many posts of one channel are held in memory; the work behind them waits in the store. */
const MOST_IN_LANE = 12;

/** And so many of all channels together. */
const MOST_IN_ALL = 200;

/** A full lane takes work again when it has come down to a quarter, at a post a second. */
const REFILL_MS = MOST_IN_LANE * 750;

interface State {
  tail: Promise<unknown>;
  waiting: number;
  /** Slack allows nothing before. */
  pausedUntil: number;
  /** Others wait in the store until then. */
  fullUntil: number;
}

export function createLanes({ takeTurn, pauseOf }: LanesOptions): Lanes {
  const states = new Map<string, State>();
  const stopping = new AbortController();
  let total = 0;
  let tellWaiting = (): void => undefined;

  function stateOf({ team, channel }: Lane): State {
    const key = `${team}/${channel}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    const state: State = { tail: Promise.resolve(), waiting: 0, pausedUntil: 0, fullUntil: 0 };
    states.set(key, state);
    return state;
  }

  function forgetIdle(): void {
    const now = performance.now();
    for (const [key, { waiting, pausedUntil, fullUntil }] of states)
      if (waiting === 0 && Math.max(pausedUntil, fullUntil) < now) states.delete(key);
  }

  async function sendInTurn<T>(lane: Lane, state: State, send: () => Promise<T>): Promise<T> {
    for (;;) {
      const closed = state.pausedUntil - performance.now();
      if (stopping.signal.aborted) throw new WaitError(0);
      if (closed > HOLD_MS) throw new WaitError(closed);
      const wait = await takeTurn(lane, HOLD_MS);
      if (wait === undefined) throw new WaitError(HOLD_MS);
      await sleepUnless(stopping.signal, wait);
      try {
        return await send();
      } catch (error) {
        const pause = await pauseOf(error, lane);
        if (pause === undefined) throw error;
        state.pausedUntil = performance.now() + pause;
      }
    }
  }

  return {
    async post(lane, send) {
      const state = stateOf(lane);
      state.waiting += 1;
      total += 1;
      tellWaiting();
      const sent = state.tail.then(() => sendInTurn(lane, state, send));
      state.tail = sent.catch(() => undefined);
      try {
        return await sent;
      } finally {
        state.waiting -= 1;
        total -= 1;
        if (total === 0) forgetIdle();
      }
    },
    closedFor(lane) {
      const state = stateOf(lane);
      const now = performance.now();
      const closed = Math.max(state.pausedUntil - HOLD_MS, state.fullUntil) - now;
      if (closed > 0) return Math.max(state.pausedUntil, state.fullUntil) - now;
      if (state.waiting < MOST_IN_LANE && total < MOST_IN_ALL) return 0;
      state.fullUntil = now + REFILL_MS;
      return REFILL_MS;
    },
    waiting: () => total,
    onWaiting(listener) {
      tellWaiting = listener;
    },
    stop: () => stopping.abort(),
  };
}

/** Waits; rejects with a WaitError as soon as the process stops: the work goes back to the store and is taken again. */
export async function sleepUnless(signal: AbortSignal, ms: number): Promise<void> {
  if (ms <= 0) return;
  await sleep(ms, undefined, { signal }).catch(() => {
    throw new WaitError(0);
  });
}
