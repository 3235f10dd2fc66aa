import { expect, it } from 'vitest';
import { createRateLimits, type RateLimitKind } from '../../src/workspace/emulator/rate-limits.ts';

const CHANNEL = { channel: 'C0FIRST' };

it('lets a channel have four posts at once, then one a second, whatever other channels do', () => {
  const limits = createRateLimits('slack');
  const post = (now: number, channel = 'C0FIRST') => limits.refuse('chat.postMessage', { channel }, now);
  expect([0, 0, 0, 0, 0].map((now) => post(now))).toEqual([undefined, undefined, undefined, undefined, 1]);
  expect(post(10, 'C0OTHER')).toBeUndefined();
  expect([1000, 1001, 2000].map((now) => post(now))).toEqual([undefined, 1, undefined]);
});

it.each<[RateLimitKind, string, number]>([
  ['slack', 'chat.update', 50],
  ['slack', 'reactions.remove', 20],
  ['slack', 'chat.postEphemeral', 100],
  ['slack', 'conversations.replies', 50],
  ['new-app', 'conversations.replies', 1],
  ['new-app', 'conversations.history', 1],
])('as %s it takes %s %i times in any minute, and says when there is room again', (kind, method, most) => {
  const limits = createRateLimits(kind);
  for (let call = 0; call < most; call += 1) expect(limits.refuse(method, CHANNEL, call)).toBeUndefined();
  expect(limits.refuse(method, CHANNEL, 30_000)).toBe(30);
  expect(limits.refuse(method, CHANNEL, 60_000)).toBeUndefined();
});

it('can be switched off', () => {
  const limits = createRateLimits('off');
  for (let call = 0; call < 500; call += 1)
    expect(limits.refuse('chat.postMessage', CHANNEL, 0)).toBeUndefined();
});
