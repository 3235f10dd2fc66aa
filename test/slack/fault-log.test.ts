import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { createFaultLog } from '../../src/slack/post/fault-log.ts';

const word = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });
const C0 = { team: 'T0', channel: 'C0' };

it('tells admins of each delay once, with the word that Slack has for it, beside what was given up', () => {
  const faults = createFaultLog();
  for (const at of [1, 2, 3]) faults.noteDelay(word('brand_new_word'), C0, at);
  faults.noteDelay(new Error('ours'), C0, 4);
  faults.note(word('is_archived'), C0, 5);
  faults.notePause({ method: 'chat.postMessage', ...C0, askedMs: 1, afterMs: 1 }, 6);
  faults.notePause({ method: 'chat.update', team: 'T0', channel: null, askedMs: 1, afterMs: 1 }, 7);
  faults.noteDelay(word('brand_new_word'), { team: 'T1', channel: 'C0' }, 8);
  expect(
    faults.recent('T0').map(({ word: said, channel, at, isDelay }) => [said, channel, at, isDelay]),
  ).toEqual([
    ['ratelimited', null, 7, true],
    ['ratelimited', 'C0', 6, true],
    ['is_archived', 'C0', 5, false],
    ['brand_new_word', 'C0', 3, true],
  ]);
});
