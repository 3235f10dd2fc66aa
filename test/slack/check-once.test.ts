import { expect, it, vi } from 'vitest';
import { checkOnce } from '../../src/slack/work/check-once.ts';
import { fakeCheck } from './harness.ts';
import { KNOWLEDGE } from './sample-knowledge.ts';

it('checks a text once for each knowledge, forgets it after a minute, and remembers no failure', () => {
  vi.useFakeTimers();
  const check = vi.fn(fakeCheck);
  const once = checkOnce(check);
  expect(once('bad', KNOWLEDGE)).toBe(once('bad', KNOWLEDGE));
  expect(check).toHaveBeenCalledTimes(1);
  once('bad', { ...KNOWLEDGE });
  expect(check).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(61_000);
  once('bad', KNOWLEDGE);
  expect(check).toHaveBeenCalledTimes(3);
  check.mockImplementationOnce(() => {
    throw new Error('invented');
  });
  expect(() => once('good', KNOWLEDGE)).toThrow('invented');
  expect(once('good', KNOWLEDGE).respond).toBe(false);
  vi.useRealTimers();
});
