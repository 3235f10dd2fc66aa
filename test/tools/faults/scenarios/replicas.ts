import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../replica.ts';
import type { Site, TransportKind } from '../site.ts';
import { type Item, repliesTo } from '../stream.ts';

/**
 * What a dead replica had in hand must be answered by then, also on a busy machine. A claim with a noted post is free
 * after 14 s, and other work may wait behind it.
 */
const TAKEN_OVER_MS = 60_000;

/**
 * Two replicas on one state, killed in turn with work in their hands. The other one must answer all that was
 * acknowledged by then, while the dead one is still away.
 */
export async function killInTurn(site: Site, transport: TransportKind, rounds: number): Promise<string> {
  const replicas = [await site.start({ slot: 0, transport }), await site.start({ slot: 1, transport })];
  site.deliverTo(transport === 'http' ? [0, 1] : []);
  await Promise.all(replicas.map(({ ready }) => ready));
  let longest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const slot = round % 2;
    longest = Math.max(longest, await killWithWork(site, replicas[slot]));
    const next = await site.start({ slot, transport });
    replicas[slot] = next;
    await next.ready;
  }
  return `${rounds} kills, taken over in ${(longest / 1000).toFixed(1)} s`;
}

/** Resolves with the time in which the other replica had answered everything. */
async function killWithWork(site: Site, victim: Replica | undefined): Promise<number> {
  for (let count = 0; count < 30; count += 1) site.stream.step();
  const pastes = Array.from({ length: 25 }, () => site.stream.paste());
  await site.slack.waitFor(() => pastes.filter((item) => isAnswered(site, item)).length >= 3, 20_000);
  victim?.kill();
  const killed = performance.now();
  const taken = pastes.filter((item) => isTaken(site, item));
  await site.slack.waitFor(() => taken.every((item) => isAnswered(site, item)), TAKEN_OVER_MS);
  const time = performance.now() - killed;
  await pause(200);
  return time;
}

const isAnswered = ({ slack }: Site, item: Item): boolean => repliesTo(slack, item).length > 0;

/** Whether the message was acknowledged, so that nobody but us answers for it. */
function isTaken({ slack }: Site, { ts }: Item): boolean {
  return slack.deliveries().some(({ outcome, payload }) => {
    const { event } = payload;
    return (
      outcome === 'acked' && typeof event === 'object' && event !== null && 'ts' in event && event.ts === ts
    );
  });
}
