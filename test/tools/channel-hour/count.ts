import type { Harness } from '../../slack/harness.ts';
import { type Fate, type Paste, phone } from './plan.ts';

export interface Posted extends Paste {
  readonly ts: string;
}

/** What stands in the channel when the hour is over. */
export interface Tally {
  readonly deserving: number;
  readonly right: number;
  readonly wrong: number;
  readonly missing: number;
  readonly doubled: number;
  readonly elsewhere: number;
}

/** What the words of the one right reply must show; undefined where there must be none. */
function wantedOf({ fate, number }: Posted): readonly (RegExp | string)[] | undefined {
  const wanted: Readonly<Record<Fate, readonly (RegExp | string)[] | undefined>> = {
    stays: [phone(number), /\d errors/],
    'comes twice': [phone(number), /\d errors/],
    'is talked over': [phone(number), /\d errors/],
    'is broken later': [phone(number), /\d errors/],
    'is mended in part': [phone(number), /: 1 error · fixed [1-9] of/],
    'is mended': [/nothing wrong found · fixed (\d) of \1/],
    'is right': undefined,
    'is deleted': undefined,
    'is deleted at once': undefined,
  };
  return wanted[fate];
}

/** Counts every message of the app against what each paste deserves. */
export function count({ slack, channel }: Harness, pastes: readonly Posted[]): Tally {
  const all = slack.messages(channel).flatMap(({ ts }) => slack.thread(channel, ts));
  const ours = new Map(
    all.filter(({ user }) => user === slack.botUserId).map((message) => [message.ts, message]),
  );
  const tally = { deserving: 0, right: 0, wrong: 0, missing: 0, doubled: 0 };
  for (const each of pastes) {
    const wanted = wantedOf(each);
    if (wanted === undefined) continue;
    tally.deserving += 1;
    const replies = slack.thread(channel, each.ts).filter(({ ts }) => ours.has(ts));
    for (const { ts } of replies) ours.delete(ts);
    const [reply] = replies;
    const words = JSON.stringify([reply?.text, reply?.blocks]);
    if (reply === undefined) tally.missing += 1;
    else if (replies.length > 1) tally.doubled += 1;
    else if (wanted.every((part) => (typeof part === 'string' ? words.includes(part) : part.test(words))))
      tally.right += 1;
    else tally.wrong += 1;
  }
  // What is left answers nothing that deserved it.
  return { ...tally, elsewhere: ours.size };
}

export const isPerfect = ({ deserving, right, elsewhere }: Tally): boolean =>
  deserving > 0 && right === deserving && elsewhere === 0;
