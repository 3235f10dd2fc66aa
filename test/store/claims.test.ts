import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Claims, FREE_MS, LOST_MS, Watch } from '../../src/store/postgres/claims.ts';
import { LONGEST_CALL_MS } from '../../src/store/work-queue.ts';

const JOB = { id: '5f1f7a52-6c7f-4b58-9d0e-0d3c8f6e2a11', retryCount: 2 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const alive = async () => new Set([JOB.id]);

describe('a claim', () => {
  it('is lost without a sign of life, and stays so', async () => {
    const claims = new Claims();
    const id = claims.add(JOB, performance.now());
    vi.advanceTimersByTime(LOST_MS);
    expect(claims.isHeld(id)).toBe(true);
    vi.advanceTimersByTime(1);
    expect(claims.isHeld(id)).toBe(false);
    await claims.beat(alive);
    expect(claims.isHeld(id)).toBe(false);
    // It can still be ended, should nobody have taken it yet.
    expect(claims.find(id)).toEqual(JOB);
  });

  it('holds for as long as signs of life arrive, counted from when they left', async () => {
    const claims = new Claims();
    const id = claims.add(JOB, performance.now());
    for (let beat = 0; beat < 10; beat += 1) {
      vi.advanceTimersByTime(LOST_MS - 500);
      await claims.beat(async () => {
        vi.advanceTimersByTime(400);
        return await alive();
      });
      expect(claims.isHeld(id)).toBe(true);
      vi.advanceTimersByTime(100);
    }
  });

  it('is lost once the database names it no more, but not because it cannot be asked', async () => {
    const claims = new Claims();
    const id = claims.add(JOB, performance.now());
    await expect(claims.beat(async () => await Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(claims.isHeld(id)).toBe(true);
    await claims.beat(async () => new Set());
    expect(claims.isHeld(id)).toBe(false);
  });

  it('is not lost by a clock that is set', () => {
    const claims = new Claims();
    const id = claims.add(JOB, performance.now());
    vi.setSystemTime(Date.now() + 24 * 60 * 60 * 1000);
    expect(claims.isHeld(id)).toBe(true);
  });

  it('is nobody’s once it is ended', () => {
    const claims = new Claims();
    const id = claims.add(JOB, performance.now());
    claims.end(id);
    expect([claims.isHeld(id), claims.find(id)]).toEqual([false, undefined]);
  });
});

describe('the watch', () => {
  const beatOf = (beat: string, retryCount = JOB.retryCount, mayPost = false) => ({
    attempt: { ...JOB, retryCount },
    beat,
    mayPost,
  });

  it.each<[string, (readonly [number, string, number?])[], boolean]>([
    [
      'a sign of life that never changes',
      [
        [0, 'a'],
        [FREE_MS, 'a'],
        [FREE_MS + 1, 'a'],
      ],
      true,
    ],
    ['one seen just now for the first time', [[FREE_MS * 9, 'a']], false],
    [
      'one that changed meanwhile',
      [
        [0, 'a'],
        [FREE_MS - 1, 'b'],
        [FREE_MS + 1, 'b'],
      ],
      false,
    ],
    [
      'one that went back in time',
      [
        [0, 'b'],
        [FREE_MS - 1, 'a'],
        [FREE_MS + 1, 'a'],
      ],
      false,
    ],
    [
      'a new attempt with the old sign',
      [
        [0, 'a'],
        [FREE_MS + 1, 'a', 3],
      ],
      false,
    ],
  ])('finds out of %s whether its holder is dead', (_, seen, isDead) => {
    const watch = new Watch(new Claims());
    const found = seen.map(([now, beat, retryCount]) => watch.findDead([beatOf(beat, retryCount)], now));
    expect(found.at(-1)).toEqual(isDead ? [beatOf('a')] : []);
    expect(found.slice(0, -1).flat()).toEqual([]);
  });

  it('frees no claim while a call that its holder could begin is under way', () => {
    const holder = new Claims();
    const watch = new Watch(new Claims());
    const id = holder.add(JOB, performance.now());
    let lastHeld = 0;
    // The holder's signs of life end here, and it posts at the last moment that it may.
    for (let now = 0; ; now += 100, vi.advanceTimersByTime(100)) {
      if (holder.isHeld(id)) lastHeld = now;
      if (watch.findDead([beatOf('a', JOB.retryCount, true)]).length === 0) continue;
      expect(now - lastHeld).toBeGreaterThan(LONGEST_CALL_MS);
      break;
    }
  });

  it('frees nothing that its own process works on, however late its signs of life are', () => {
    const claims = new Claims();
    const watch = new Watch(claims);
    const id = claims.add(JOB, performance.now());
    expect(watch.findDead([beatOf('a')], 0)).toEqual([]);
    expect(watch.findDead([beatOf('a')], FREE_MS * 9)).toEqual([]);
    claims.end(id);
    expect(watch.findDead([beatOf('a')], FREE_MS * 9 + 1)).toEqual([beatOf('a')]);
  });
});
