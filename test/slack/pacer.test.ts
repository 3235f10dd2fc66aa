import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { createPacer, LONGEST_PAUSE_MS, type Pause } from '../../src/slack/post/pacer.ts';
import { type PacedMethod, rateOf } from '../../src/slack/post/rates.ts';
import { UnreachableError } from '../../src/slack/post/slack-fault.ts';
import { WaitError } from '../../src/slack/post/wait-error.ts';
import { type Decision, decide } from '../../src/slack/work/put-off.ts';
import { MemoryBudgets } from '../../src/store/embedded/memory-budgets.ts';
import { StoreError } from '../../src/store/store.ts';
import { createRateLimits } from '../../src/workspace/emulator/rate-limits.ts';

const limited = (seconds: number) => new webApi.WebAPIRateLimitedError(seconds);
const word = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });

function start(isNewApp = false) {
  const budgets = new MemoryBudgets();
  const pauses: Pause[] = [];
  const pacer = createPacer({
    budgets: {
      takeTurn: async (budget, rate, mostMs) => budgets.takeTurn(budget, rate, mostMs),
      closeBudget: async (budget, rate, ms) => budgets.closeBudget(budget, rate, ms),
    },
    isNewApp,
    paused: (pause) => pauses.push(pause),
  });
  return { pacer, pauses };
}

describe('the pace', () => {
  it.each<[PacedMethod, boolean]>([
    ['chat.update', false],
    ['chat.postEphemeral', false],
    ['reactions.remove', false],
    ['conversations.replies', false],
    ['conversations.replies', true],
  ])('of %s (distributed: %s) never takes more in a minute than its tier has', (method, isNewApp) => {
    const budgets = new MemoryBudgets();
    const limits = createRateLimits(isNewApp ? 'new-app' : 'slack');
    const rate = rateOf(method, isNewApp);
    for (let call = 0, now = 0; call < 200; call += 1) {
      now += budgets.takeTurn(method, rate, Number.POSITIVE_INFINITY, now) ?? Number.NaN;
      expect(limits.refuse(method, {}, now)).toBeUndefined();
    }
  });

  it('believes no pause of more than five minutes, and tells what was asked for', async () => {
    const { pacer, pauses } = start();
    const lane = { team: 'T0', channel: 'C0' };
    const post = pacer.post(lane, async () => {
      throw limited(86_400);
    });
    await expect(post).rejects.toMatchObject({ name: 'WaitError' });
    expect(pauses).toEqual([
      { method: 'chat.postMessage', ...lane, askedMs: 86_400_000, afterMs: LONGEST_PAUSE_MS },
    ]);
    expect(pacer.closedFor(lane)).toBeGreaterThan(LONGEST_PAUSE_MS - 1000);
    expect(pacer.closedFor({ ...lane, channel: 'C1' })).toBe(0);
  });

  it('sends the second look at a thread within a minute away, where apps have one a minute', async () => {
    const { pacer } = start(true);
    const look = () => pacer.call('conversations.replies', 'T0', async () => 'seen');
    await expect(look()).resolves.toBe('seen');
    await expect(look()).rejects.toBeInstanceOf(WaitError);
    await expect(pacer.call('conversations.replies', 'T1', async () => 'seen')).resolves.toBe('seen');
  });

  it('gives up a call that waits for its turn as soon as the process stops', async () => {
    const { pacer } = start();
    let calls = 0;
    const update = () => pacer.call('chat.update', 'T0', async () => (calls += 1));
    const inTurn = Array.from({ length: 10 }, update);
    await Promise.all(inTurn);
    const waiting = expect(update()).rejects.toBeInstanceOf(WaitError);
    await new Promise(setImmediate);
    pacer.stop();
    await waiting;
    expect(calls).toBe(10);
  });

  it('holds only so many posts of a channel; those behind them wait in the store until it has come down', async () => {
    const { pacer } = start();
    const lane = { team: 'T0', channel: 'C0' };
    const posts = Array.from({ length: 12 }, () =>
      pacer.post(lane, () => new Promise<never>(() => undefined)),
    );
    for (const post of posts) post.catch(() => undefined);
    expect(pacer.closedFor(lane)).toBe(9000);
    expect(pacer.waiting()).toBe(12);
    pacer.stop();
  });
});

const DAY = 24 * 60 * 60_000;

describe('work whose try ended with an error', () => {
  it.each<[string, unknown, number, Decision]>([
    ['waits for its turn', new WaitError(700), 0, { kind: 'wait', afterMs: 700 }],
    ['waits where Slack limits', limited(9), 99, { kind: 'wait', afterMs: 9000 }],
    ['waits five minutes at most', limited(1e6), 0, { kind: 'wait', afterMs: 300_000 }],
    ['is retried soon', word('fatal_error'), 0, { kind: 'retry', afterMs: 500, trouble: 'slack' }],
    ['is retried more slowly', word('fatal_error'), 4, { kind: 'retry', afterMs: 8000, trouble: 'slack' }],
    ['waits for a token', word('invalid_auth'), 0, { kind: 'retry', afterMs: 60_000, trouble: 'slack' }],
    [
      'waits for a workspace',
      word('org_login_required'),
      0,
      { kind: 'retry', afterMs: 60_000, trouble: 'slack' },
    ],
    [
      'is retried for a word nobody knows',
      word('brand_new_word'),
      1,
      { kind: 'retry', afterMs: 1000, trouble: 'slack' },
    ],
    ['is given up where Slack refuses', word('is_archived'), 0, { kind: 'give-up', trouble: 'slack' }],
    [
      'is retried for the network',
      new UnreachableError('x'),
      50,
      { kind: 'retry', afterMs: 300_000, trouble: 'network' },
    ],
    [
      'is retried for the store',
      new StoreError('away', 'x'),
      2,
      { kind: 'retry', afterMs: 2000, trouble: 'store' },
    ],
    ['is given up after three mistakes of ours', new Error('x'), 2, { kind: 'give-up', trouble: 'ours' }],
  ])('%s', (_, error, failures, expected) => {
    expect(decide(error, { failures, added: 0 }, 1000)).toEqual(expected);
  });

  it('is given up for its age only after many failures', () => {
    expect(decide(word('fatal_error'), { failures: 20, added: 0 }, 2 * DAY).kind).toBe('give-up');
    expect(decide(word('fatal_error'), { failures: 5, added: 0 }, 2 * DAY).kind).toBe('retry');
    expect(decide(new WaitError(1), { failures: 99, added: 0 }, 2 * DAY).kind).toBe('wait');
  });
});
