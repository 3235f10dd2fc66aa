import type { types, webApi } from '@slack/bolt';
import type { Block, Reply } from '../../reply/blocks.ts';
import { escapeMrkdwn } from '../../reply/mrkdwn.ts';
import { formatSource, type SourceKey, timeOf } from '../../store/source-key.ts';
import { StoreError } from '../../store/store.ts';
import { refusalOf } from './slack-fault.ts';

/** How our replies are recognised in a thread: readable by any app there, so it holds ids alone. */
const EVENT_TYPE = 'callcheck_reply';

/** Pages of a thread that are searched for a reply of ours. */
const MOST_PAGES = 5;

export interface Place {
  readonly source: SourceKey;
  /** The root to answer under, or null for the top of the channel. */
  readonly thread: string | null;
  /** Whether this process may still post: another one may have taken the work over. */
  isHeld(): boolean;
}

/** Refusals of the blocks themselves: ours to mend, but the person should still hear the verdict. */
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
export async function postReply(client: webApi.WebClient, place: Place, reply: Reply): Promise<string> {
  const post = async (blocks: readonly Block[]) => {
    refuseLost(place);
    return await client.chat.postMessage({
      channel: place.source.channel,
      ...(place.thread !== null && { thread_ts: place.thread }),
      text: escapeMrkdwn(reply.text),
      blocks: toSlack(blocks),
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: EVENT_TYPE, event_payload: { source: formatSource(place.source) } },
    });
  };
  const { ts } = await orVerdictAlone(post, reply);
  if (ts === undefined) throw new Error('Slack acknowledged a post without its ts');
  return ts;
}

/** Throws when another process may do this work by now. */
export function refuseLost({ isHeld }: Pick<Place, 'isHeld'>): void {
  if (!isHeld())
    throw new StoreError('lost', 'The claim on this work was lost: another replica does it now.');
}

/** Brings an earlier reply up to date; not once the work is no longer held, when it may be newer already. */
export async function updateReply(
  client: webApi.WebClient,
  place: Pick<Place, 'source' | 'isHeld'>,
  ts: string,
  reply: Reply,
): Promise<void> {
  const update = async (blocks: readonly Block[]) => {
    refuseLost(place);
    return await client.chat.update({
      channel: place.source.channel,
      ts,
      text: escapeMrkdwn(reply.text),
      blocks: toSlack(blocks),
    });
  };
  await orVerdictAlone(update, reply);
}

/** Looks for the reply to this source where it would stand. */
export async function findPosted(client: webApi.WebClient, place: Place): Promise<string | undefined> {
  const wanted = formatSource(place.source);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const common = {
      channel: place.source.channel,
      limit: 200,
      // A reply of ours cannot be older than what it answers.
      oldest: timeOf(place.source),
      include_all_metadata: true,
      ...(cursor && { cursor }),
    };
    const answer =
      place.thread === null
        ? await client.conversations.history(common)
        : await client.conversations.replies({ ...common, ts: place.thread });
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

/** Our blocks as Bolt's types name them; those lack `language` on code blocks, which Slack documents. */
export function toSlack(blocks: readonly Block[]): types.KnownBlock[] {
  return [...blocks];
}
