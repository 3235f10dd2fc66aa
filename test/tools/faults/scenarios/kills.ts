import { setTimeout as pause } from 'node:timers/promises';
import type { Change, SlackEmulator } from '../../../../src/workspace/emulator/emulator.ts';
import type { Replica } from '../replica.ts';
import type { Site, TransportKind } from '../site.ts';

/** When the process ends, at the latest, if what it waits for does not come. */
const LONGEST_MS = 2500;

/**
 * kill -9 under the stream, again and again: while it starts, at any moment after, right after Slack has done a call
 * whose answer is still on its way, and right after a delivery was acknowledged. Every second time it comes back on
 * the other transport. The stream lasts as long as the kills do: where nothing is left to do, none hits anything.
 */
export async function killAtRandom(
  site: Site,
  kills: number,
  messages: number,
  pauseMs: number,
): Promise<string> {
  site.stream.run(pauseMs, messages);
  for (let count = 0; count < kills; count += 1) {
    const replica = await startOn(site, count % 2 === 0 ? 'http' : 'socket');
    await someMoment(site, replica);
    replica.kill();
    await replica.ended;
  }
  await (await startOn(site, 'http')).ready;
  return `${kills} kills`;
}

async function startOn(site: Site, transport: TransportKind): Promise<Replica> {
  const replica = await site.start({ transport });
  site.deliverTo(transport === 'http' ? [0] : []);
  return replica;
}

async function someMoment({ random, slack }: Site, replica: Replica): Promise<void> {
  const kind = random.pick(['starting', 'any', 'called', 'called', 'called', 'acknowledged', 'acknowledged']);
  if (kind === 'starting') return await pause(random.below(900));
  await replica.ready;
  const after = 1 + random.below(6);
  if (kind === 'any') return await pause(random.below(900));
  await nth(slack, after, kind === 'called' ? isCall : isDelivery);
}

const isCall = (change: Change): boolean => change.kind === 'call' && change.method !== 'auth.test';
const isDelivery = (change: Change): boolean => change.kind === 'delivery';

/** Resolves in the same turn in which the change of this number is told. */
function nth(slack: SlackEmulator, count: number, fits: (change: Change) => boolean): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const end = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, LONGEST_MS);
    const stop = slack.onChange((change) => {
      if (fits(change)) left -= 1;
      if (left === 0) end();
    });
  });
}
