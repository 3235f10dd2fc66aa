import type { SlackEmulator } from '../../../src/workspace/emulator/emulator.ts';
import { type Item, repliesTo } from './stream.ts';

/** What stands in the workspace, held against what should. */
export interface Tally {
  /** Events that Slack had for the app, redeliveries of the same one among them. */
  readonly deliveries: number;
  readonly attempts: number;
  readonly deserving: number;
  /** One reply, and it says what it should. */
  readonly right: number;
  readonly doubled: number;
  readonly lost: number;
  /** One reply that tells of an earlier state of the message, or of something else. */
  readonly outdated: number;
  /** Replies where there should be none. */
  readonly needless: number;
  /** Events that Slack stopped to deliver, since nobody took them. */
  readonly refused: number;
}

export function tally(slack: SlackEmulator, items: readonly Item[]): Tally {
  const threads = items.map((item) => ({ item, replies: repliesTo(slack, item) }));
  const deserving = threads.filter(({ item }) => item.wanted !== undefined);
  const singles = deserving.filter(({ replies }) => replies.length === 1);
  const right = singles.filter(({ item, replies }) => item.wanted?.test(JSON.stringify(replies[0])));
  const others = threads.filter(({ item }) => item.wanted === undefined);
  const attempts = slack.deliveries().filter(({ type }) => type === 'events_api');
  const payloads = new Set(attempts.map(({ payload }) => payload));
  const taken = new Set(attempts.filter(({ outcome }) => outcome === 'acked').map(({ payload }) => payload));
  return {
    deliveries: payloads.size,
    attempts: attempts.length,
    deserving: deserving.length,
    right: right.length,
    doubled: deserving.filter(({ replies }) => replies.length > 1).length,
    lost: deserving.filter(({ replies }) => replies.length === 0).length,
    outdated: singles.length - right.length,
    needless: others.reduce((sum, { replies }) => sum + replies.length, 0) + countRoots(slack, items),
    refused: payloads.size - taken.size,
  };
}

/** Posts of ours that stand under no message of the stream. */
function countRoots(slack: SlackEmulator, items: readonly Item[]): number {
  const known = new Set(items.map(({ channel, ts }) => `${channel}/${ts}`));
  const posts = slack.channels().flatMap(({ id }) => slack.messages(id));
  return posts.filter(
    ({ channel, ts, thread_ts = ts, user }) =>
      user === slack.botUserId && !known.has(`${channel}/${thread_ts}`),
  ).length;
}

/** Whether everything is as it should be, redeliveries and all. */
export function isRight({ deserving, right, doubled, lost, outdated, needless, refused }: Tally): boolean {
  return right === deserving && doubled + lost + outdated + needless + refused === 0;
}
