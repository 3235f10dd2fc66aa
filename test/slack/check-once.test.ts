import { expect, it, vi } from 'vitest';
import { checkOnce } from '../../src/slack/work/check-once.ts';
import { fakeCheck } from './harness.ts';
import { KNOWLEDGE } from './sample-knowledge.ts';

it('checks a text once for each knowledge, forgets it after a minute, and remembers no failure', async () => {
  vi.useFakeTimers();
  const check = vi.fn(async (text: string) => fakeCheck(text));
  const once = checkOnce(check);
  expect(once('bad', KNOWLEDGE)).toBe(once('bad', KNOWLEDGE));
  expect(check).toHaveBeenCalledTimes(1);
  once('bad', { ...KNOWLEDGE });
  expect(check).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(61_000);
  once('bad', KNOWLEDGE);
  expect(check).toHaveBeenCalledTimes(3);
  check.mockRejectedValueOnce(new Error('invented'));
  await expect(once('good', KNOWLEDGE)).rejects.toThrow('invented');
  await expect(once('good', KNOWLEDGE)).resolves.toMatchObject({ respond: false });
  vi.useRealTimers();
});
