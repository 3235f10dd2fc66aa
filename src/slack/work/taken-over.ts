import type { SourceKey } from '../../store/source-key.ts';
import type { Store } from '../../store/store.ts';
import type { MessageEvent } from '../receive/read-event.ts';

type Written = Extract<MessageEvent, { kind: 'written' }>;

/** After this many messages by others the thread is theirs, if its first message was answered; before that, one is enough. */
const MOST_OTHERS = 2;

/**
 * Whether people have taken over the thread that a message stands in: somebody other than the author of the thread has
 * written there before we answered the message that began it, or others have written twice since. Then we only answer
 * when asked, and bring earlier answers up to date. A message that begins a thread is nobody else's.
 */
export async function isTakenOver(
  { thread, ts, revision }: Written,
  { team, channel }: SourceKey,
  store: Store,
): Promise<boolean> {
  if (thread === ts && revision === '') return false;
  const participants = await store.countParticipants(team, channel, thread);
  if (participants === 0 || participants >= MOST_OTHERS) return participants > 0;
  return (await store.findReply({ team, channel, ts: thread }))?.state !== 'answered';
}

/** Remembers a message of somebody other than the thread's author: its id, and no more of them than it takes. */
export async function noteParticipant(
  event: Written,
  source: SourceKey,
  at: number,
  store: Store,
): Promise<void> {
  const { thread, threadAuthor, author, revision } = event;
  if (threadAuthor === undefined || threadAuthor === author || revision !== '') return;
  if ((await store.countParticipants(source.team, source.channel, thread)) >= MOST_OTHERS) return;
  await store.addParticipant(source, thread, at);
}
