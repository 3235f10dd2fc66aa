import { isMessage, type SourceKey } from '../../store/source-key.ts';
import type { AnswerDeps } from '../work/deps.ts';
import { refusalOf, tolerate } from './slack-fault.ts';

/** Stands on calls that are right. */
export const TICK = 'white_check_mark';

/** Stands on a call whose answer took its time, once it came and found something wrong, or could not be given. */
export const CROSS = 'x';

/** Stands on a message for as long as its answer takes. */
export const EYES = 'eyes';

/** Puts a reaction on a message; one that stands already, or a message that is gone, counts as done. None on a click. */
export async function addReaction(
  source: SourceKey,
  name: string,
  { client, pacer }: Pick<AnswerDeps, 'client' | 'pacer'>,
): Promise<void> {
  if (!isMessage(source)) return;
  const { team, channel, ts: timestamp } = source;
  const add = pacer.call('reactions.add', team, () => client.reactions.add({ channel, timestamp, name }));
  await tolerate(add, 'already_reacted', 'message_not_found');
}

/** Takes our reaction away; false when there was none. */
export async function removeReaction(
  source: SourceKey,
  name: string,
  { client, pacer }: Pick<AnswerDeps, 'client' | 'pacer'>,
): Promise<boolean> {
  if (!isMessage(source)) return false;
  const { team, channel, ts: timestamp } = source;
  try {
    await pacer.call('reactions.remove', team, () => client.reactions.remove({ channel, timestamp, name }));
    return true;
  } catch (error) {
    if (refusalOf(error) === 'no_reaction' || refusalOf(error) === 'message_not_found') return false;
    throw error;
  }
}
