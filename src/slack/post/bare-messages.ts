import type { webApi } from '@slack/bolt';
import type { SourceKey } from '../../store/source-key.ts';
import type { Pacer } from './pacer.ts';
import { WaitError } from './wait-error.ts';

/** Tells which messages of a channel have no replies, with one call for all that are asked about within a second. */
export interface BareMessages {
  /** False also where it cannot be told from the channel, or not soon. */
  isBare(source: SourceKey, client: webApi.WebClient): Promise<boolean>;
}

/** How long a call waits for more messages to ask about. */
const GATHER_MS = 1000;

/** A call that has not been sent yet. */
interface Look {
  readonly asked: string[];
  readonly bare: Promise<ReadonlySet<string>>;
}

/**
 * After a crash many threads have to be searched for what was posted, each with a call of its own. Slack tells with each
 * message of a channel how many replies it has, so that one call clears all those that have none.
 */
export function createBareMessages(pacer: Pick<Pacer, 'call' | 'pause'>): BareMessages {
  const waiting = new Map<string, Look>();

  async function look(
    { team, channel }: SourceKey,
    asked: string[],
    client: webApi.WebClient,
    send: () => void,
  ): Promise<ReadonlySet<string>> {
    try {
      await pacer.pause(GATHER_MS);
      const { messages = [] } = await pacer.call('conversations.history', team, () => {
        send();
        const times = asked.toSorted();
        const range = { oldest: times[0] ?? '', latest: times.at(-1) ?? '', inclusive: true };
        return client.conversations.history({ channel, ...range, limit: 200 });
      });
      return new Set(messages.flatMap(({ ts = '', reply_count: count = 0 }) => (count === 0 ? [ts] : [])));
    } catch (error) {
      if (error instanceof WaitError) return new Set();
      throw error;
    } finally {
      send();
    }
  }

  return {
    async isBare(source, client) {
      const place = `${source.team}/${source.channel}`;
      let current = waiting.get(place);
      if (current === undefined) {
        const asked: string[] = [];
        // A message that is asked about later may have got its reply in the meantime, so it needs a new look.
        const send = (): void => {
          if (waiting.get(place)?.asked === asked) waiting.delete(place);
        };
        current = { asked, bare: look(source, asked, client, send) };
        waiting.set(place, current);
      }
      current.asked.push(source.ts);
      return (await current.bare).has(source.ts);
    },
  };
}
