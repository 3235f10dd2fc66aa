import type { CallBudgets, Rate } from '../../store/call-budgets.ts';
import { createLanes, type Lane, type Lanes, sleepUnless } from './lanes.ts';
import { EYES_RATE, type PacedMethod, POSTS, rateOf } from './rates.ts';
import { classifyFault } from './slack-fault.ts';
import { WaitError } from './wait-error.ts';

/** Slack asked for a pause. */
export interface Pause {
  readonly method: PacedMethod | 'chat.postMessage';
  readonly team: string;
  /** For a post alone: the others concern the whole workspace. */
  readonly channel: string | null;
  /** What Slack asked for, and how long we wait: never longer than five minutes. */
  readonly askedMs: number;
  readonly afterMs: number;
}

export interface PacerOptions {
  /** Shared by all processes on the same state. */
  readonly budgets: CallBudgets;
  /** Workspaces install the app by themselves, so it has the stricter limits of apps outside the Marketplace. */
  readonly isNewApp: boolean;
  /** Hears of each pause once. */
  readonly paused: (pause: Pause) => void;
}

/** Calls of the Web API at the pace that Slack allows, for each workspace. */
export interface Pacer extends Pick<Lanes, 'post' | 'closedFor' | 'waiting' | 'onWaiting' | 'stop'> {
  /** Makes a call in a turn of its method. Rejects with a WaitError, without calling, where none comes within `mostMs`. */
  call<T>(method: PacedMethod, team: string, call: () => Promise<T>, mostMs?: number): Promise<T>;
  /** Waits; rejects with a WaitError as soon as the process stops. */
  pause(ms: number): Promise<void>;
  /** Whether eyes may be set now: they never wait, so that answers don't wait for them. */
  mayAnnounce(team: string): Promise<boolean>;
}

/** A turn that is nearer than this is waited for in memory. */
const NEAR_MS = 5000;

/** A longer `Retry-After` is not believed: one wrong value must not silence a channel until a restart. */
export const LONGEST_PAUSE_MS = 5 * 60_000;

export function createPacer({ budgets, isNewApp, paused }: PacerOptions): Pacer {
  /** Closes a budget where Slack asked for a pause, and tells for how long. */
  async function pauseOf(
    error: unknown,
    budget: string,
    rate: Rate,
    where: Pick<Pause, 'method' | 'team' | 'channel'>,
  ): Promise<number | undefined> {
    const fault = classifyFault(error);
    if (fault?.kind !== 'limited') return undefined;
    const afterMs = Math.min(fault.afterMs, LONGEST_PAUSE_MS);
    await budgets.closeBudget(budget, rate, afterMs);
    paused({ ...where, askedMs: fault.afterMs, afterMs });
    return afterMs;
  }

  const stopping = new AbortController();
  const lanes = createLanes({
    takeTurn: (lane, mostMs) => budgets.takeTurn(laneBudget(lane), POSTS, mostMs),
    pauseOf: (error, lane) =>
      pauseOf(error, laneBudget(lane), POSTS, { method: 'chat.postMessage', ...lane }),
  });
  return {
    post: lanes.post,
    closedFor: lanes.closedFor,
    waiting: lanes.waiting,
    onWaiting: lanes.onWaiting,
    stop() {
      stopping.abort();
      lanes.stop();
    },
    pause: (ms) => sleepUnless(stopping.signal, ms),
    async call(method, team, call, mostMs = NEAR_MS) {
      const rate = rateOf(method, isNewApp);
      const budget = `${team}/${method}`;
      const wait = await budgets.takeTurn(budget, rate, mostMs);
      if (wait === undefined) throw new WaitError(Math.max(rate.intervalMs, NEAR_MS));
      await sleepUnless(stopping.signal, wait);
      try {
        return await call();
      } catch (error) {
        const pause = await pauseOf(error, budget, rate, { method, team, channel: null });
        throw pause === undefined ? error : new WaitError(pause);
      }
    },
    mayAnnounce: async (team) => (await budgets.takeTurn(`${team}/eyes`, EYES_RATE, 0)) !== undefined,
  };
}

const laneBudget = ({ team, channel }: Lane): string => `${team}/${channel}/chat.postMessage`;
