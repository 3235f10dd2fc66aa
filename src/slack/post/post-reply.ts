import type { types, webApi } from '@slack/bolt';
import type { Block, Reply } from '../../reply/blocks.ts';
import { escapeMrkdwn } from '../../reply/mrkdwn.ts';
import { formatSource, type SourceKey, timeOf } from '../../store/source-key.ts';
import { StoreError } from '../../store/store.ts';
import { type Attempt, refuseLost } from '../work/attempt.ts';
import type { AnswerDeps } from '../work/deps.ts';
import { guardShown } from './guard-calls.ts';
import { isNotDone, refusalOf } from './slack-fault.ts';
import { WaitError } from './wait-error.ts';

/** How our replies are recognised in a thread: readable by any app there, so it holds ids alone. */
const EVENT_TYPE = 'callcheck_reply';

/** Pages of a thread that are searched for a reply of ours. */
const MOST_PAGES = 5;

export interface Place {
  readonly source: SourceKey;
  /** The root to answer under, or null for the top of the channel. */
  readonly thread: string | null;
  readonly attempt: Attempt;
}

type Deps = Pick<AnswerDeps, 'client' | 'pacer'>;

/** Refusals of the blocks themselves: a bug of ours, but the person still gets the verdict. */
const BLOCK_REFUSALS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);

/**
 * Posts a reply and resolves with its ts. A rejection leaves open whether it was posted; see `slack-fault.ts`. Posts
 * nothing once the work is no longer held.
 */
export async function postReply(
  { source, thread, attempt }: Place,
  reply: Reply,
  { client, pacer }: Deps,
): Promise<string> {
  const message = (blocks: readonly Block[]) => ({
    channel: source.channel,
    ...(thread !== null && { thread_ts: thread }),
    text: escapeMrkdwn(reply.text),
    blocks: toArgument(blocks),
    unfurl_links: false,
    unfurl_media: false,
    metadata: JSON.stringify({ event_type: EVENT_TYPE, event_payload: { source: formatSource(source) } }),
  });
  const { ts } = await orVerdictAlone(
    (blocks) => pacer.post(source, () => postNow(client, attempt, message(blocks))),
    reply,
  );
  if (typeof ts !== 'string') throw new Error('Slack acknowledged a post without its ts');
  return ts;
}

/** Notes that the post may be there before it is sent; takes the note back where it was not sent, or Slack says that it is not. */
async function postNow(
  client: webApi.WebClient,
  attempt: Attempt,
  message: Readonly<Record<string, unknown>>,
): Promise<webApi.WebAPICallResult & { readonly ts?: unknown }> {
  await attempt.traces.note('post');
  try {
    refuseLost(attempt);
    return await client.apiCall('chat.postMessage', message);
  } catch (error) {
    if (isNotDone(error) || error instanceof StoreError) attempt.traces.clear('post');
    throw error;
  }
}

/** Brings an earlier reply up to date; not once the work is no longer held, when it may be newer already. */
export async function updateReply(
  { source, attempt }: Pick<Place, 'source' | 'attempt'>,
  ts: string,
  reply: Reply,
  { client, pacer }: Deps,
): Promise<void> {
  const update = (blocks: readonly Block[]) =>
    pacer.call('chat.update', source.team, async () => {
      refuseLost(attempt);
      return await client.apiCall('chat.update', {
        channel: source.channel,
        ts,
        text: escapeMrkdwn(reply.text),
        blocks: toArgument(blocks),
      });
    });
  await orVerdictAlone(update, reply);
}

/**
 * Looks for the reply to this source where it would be: only after an attempt with an unknown outcome. Where too many
 * threads are searched to do it at once, the channel is asked first whether there is anything in this one.
 */
export async function findPosted(place: Sought, deps: SearchDeps): Promise<string | undefined> {
  const { source, thread } = place;
  try {
    return await search(place, deps, 0);
  } catch (error) {
    if (!(error instanceof WaitError)) throw error;
  }
  const isBare = thread === source.ts && (await deps.bareMessages.isBare(source, deps.client));
  return isBare ? undefined : await search(place, deps);
}

type Sought = Pick<Place, 'source' | 'thread'>;
type SearchDeps = Pick<AnswerDeps, 'client' | 'pacer' | 'bareMessages'>;

/** Searches a thread, or the channel where the reply stands on its own, page by page; the first within `mostMs`. */
async function search(
  { source, thread }: Sought,
  { client, pacer }: SearchDeps,
  mostMs?: number,
): Promise<string | undefined> {
  const wanted = formatSource(source);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const common = {
      channel: source.channel,
      limit: 200,
      // A reply of ours cannot be older than what it answers.
      oldest: timeOf(source),
      include_all_metadata: true,
      ...(cursor && { cursor }),
    };
    const within = cursor === undefined ? mostMs : undefined;
    const answer =
      thread === null
        ? await pacer.call(
            'conversations.history',
            source.team,
            () => client.conversations.history(common),
            within,
          )
        : await pacer.call(
            'conversations.replies',
            source.team,
            () => client.conversations.replies({ ...common, ts: thread }),
            within,
          );
    const found = answer.messages?.find((message) => sourceOf(message) === wanted);
    if (found?.ts !== undefined) return found.ts;
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return undefined;
  }
  return undefined;
}

interface WithMetadata {
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown };
}

function sourceOf({ metadata }: WithMetadata): string | undefined {
  const payload = metadata?.event_payload;
  if (metadata?.event_type !== EVENT_TYPE || typeof payload !== 'object' || payload === null)
    return undefined;
  return 'source' in payload && typeof payload.source === 'string' ? payload.source : undefined;
}

async function orVerdictAlone<T>(send: (blocks: readonly Block[]) => Promise<T>, reply: Reply): Promise<T> {
  try {
    return await send(reply.blocks);
  } catch (error) {
    if (!BLOCK_REFUSALS.has(refusalOf(error) ?? '')) throw error;
    return await send([
      { type: 'section', text: { type: 'mrkdwn', text: escapeMrkdwn(reply.text), verbatim: true } },
    ]);
  }
}

/** The client would copy an object twice, and print it for a debug line that nobody reads. `guardCalls` guards it. */
const toArgument = (blocks: readonly Block[]): string => JSON.stringify(blocks);

/** Our blocks as Bolt's types name them, with no credential in them; those types lack `language` on code blocks, which Slack documents. */
export function toSlack(blocks: readonly Block[]): types.KnownBlock[] {
  return JSON.parse(JSON.stringify(blocks), guardShown);
}
