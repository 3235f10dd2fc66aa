import type { Reply } from '../../reply/blocks.ts';
import { bold, code, line, literal, richText } from '../../reply/mrkdwn.ts';
import { plural } from '../../reply/verdict.ts';
import type { ReplyRecord } from '../../store/reply-store.ts';
import type { Outcome } from '../../store/work-queue.ts';
import { findPosted, postReply } from '../post/post-reply.ts';
import type { Attempt } from './attempt.ts';
import type { AnswerDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Findings named in a hand-over; the reply above has them all. */
const MOST_FINDINGS = 5;

/** Calls the group for unsolved cases into a thread, once, with what is known of the case. */
export async function handOver(
  job: Extract<Job, { kind: 'hand-over' }>,
  attempt: Attempt,
  deps: AnswerDeps,
): Promise<Outcome> {
  const { source } = job;
  const record = await deps.store.findReply(source);
  const group = deps.escalationGroup;
  if (group === undefined || record === undefined || record.reply === null || record.handedOver) return {};
  const place = {
    // Told apart from the reply to the same message.
    source: { ...source, ts: `hand-over-${source.ts}` },
    thread: record.thread ?? record.reply,
    attempt,
  };
  const found = attempt.traces.has('post') ? await findPosted(place, deps) : undefined;
  if (found === undefined) await postReply(place, summarize(record, group, deps), deps);
  deps.log.info({ channel: source.channel, ts: source.ts }, 'handed over');
  return { records: [{ ...record, handedOver: true, updated: deps.now() }] };
}

/** Codes and their cards' titles: only our own words, so it can't hold anything that was pasted. */
function summarize({ codes }: ReplyRecord, group: string, deps: AnswerDeps): Reply {
  const kinds = [...new Set(codes)];
  const { cards } = deps.knowledge();
  const lines = kinds
    .slice(0, MOST_FINDINGS)
    .map((each) => line(literal(`${cards.get(each)?.title ?? 'Finding'} `), code(each)));
  const rest = kinds.length - lines.length;
  const found =
    codes.length === 0
      ? 'The check found nothing wrong.'
      : `The check found ${plural(codes.length, 'problem')}:`;
  return {
    text: `Still stuck: handed over. ${found}`,
    blocks: [
      richText([
        line(
          [{ type: 'usergroup', usergroup_id: group }],
          bold(' Somebody is still stuck here. '),
          literal(found),
        ),
        ...(lines.length === 0
          ? []
          : [{ type: 'rich_text_list', style: 'bullet', elements: lines } as const]),
        ...(rest === 0 ? [] : [line(literal(`and ${rest} more`))]),
        line(literal('The message and the corrected call stand above in this thread.')),
      ]),
    ],
  };
}
