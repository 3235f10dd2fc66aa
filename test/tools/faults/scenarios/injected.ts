import { setTimeout as pause } from 'node:timers/promises';
import type { InjectedFault } from '../../../../src/workspace/emulator/emulator.ts';
import type { Site } from '../site.ts';

const PAGE = { text: '<!doctype html><title>Sorry</title><p>Come back later', type: 'text/html' };
const CUT = { text: '{"ok":true,"channel":"C0' };

/** What Slack, and what stands between, answers when it answers wrongly. */
const FAULTS: readonly InjectedFault[] = [
  { retryAfter: 1 },
  { status: 429 },
  { status: 500 },
  { error: 'internal_error' },
  { error: 'service_unavailable' },
  { hang: 'request' },
  { hang: 'response' },
  { drop: 'request' },
  { drop: 'response' },
  { drop: 'body' },
  { garbage: { ...PAGE, isDone: false }, status: 502 },
  { garbage: { ...PAGE, isDone: false }, status: 403 },
  { garbage: { ...PAGE, isDone: false } },
  { garbage: { ...PAGE, isDone: true } },
  { garbage: { ...CUT, isDone: false } },
  { garbage: { ...CUT, isDone: true } },
  { garbage: { text: 'null', isDone: true } },
  { garbage: { text: '', isDone: true } },
];

/** Posting is what must not be doubled; asking, changing and taking away go wrong in the same ways, but are rarer. */
const OFTEN: readonly string[] = [
  'chat.postMessage',
  'chat.postMessage',
  'chat.postMessage',
  'conversations.replies',
];
const RARELY: readonly [string, ...string[]] = ['chat.update', 'chat.delete', 'reactions.add'];

/** Slack answering with limits, errors, nothing and garbage, before and after it has done what was asked. */
export async function badAnswers(site: Site, messages: number): Promise<string> {
  const replica = await site.start();
  site.deliverTo([0]);
  await replica.ready;
  site.stream.run(50, messages);
  for (const [index, fault] of FAULTS.entries()) {
    const rarely = RARELY[index % RARELY.length] ?? RARELY[0];
    for (const method of [...OFTEN, rarely]) site.slack.failNext(method, fault);
    await pause(500);
  }
  while (site.stream.items.length < messages) await pause(100);
  return `${FAULTS.length * (OFTEN.length + 1)} wrong answers`;
}
