import { setTimeout as pause } from 'node:timers/promises';
import { FREE_MS } from '../../../../src/store/postgres/claims.ts';
import { LONGEST_CALL_MS } from '../../../../src/store/work-queue.ts';
import { type Cable, layCable } from '../cable.ts';
import type { Replica } from '../replica.ts';
import type { Site, TransportKind } from '../site.ts';
import { type Item, repliesTo } from '../stream.ts';

/** What happens to a replica that has work in its hands. */
interface Blow {
  readonly name: string;
  /** Its claims are free after this long. */
  readonly freeMs: number;
  strike(slot: number): void;
  undo(slot: number): Promise<void>;
}

/** From then on the other replica has as much to do as in a calm round: it may need this many times as long. */
const ALONE = 3;

/** And this long besides, for signs of life that come once a second and for channels that get one post a second. */
const GRACE_MS = 5000;

/** Two replicas on one state, killed in turn with work in their hands. */
export async function killInTurn(site: Site, transport: TransportKind, rounds: number): Promise<string> {
  const start = (slot: number) => site.start({ slot, transport });
  const replicas = [await start(0), await start(1)];
  const kill: Blow = {
    name: 'killed',
    freeMs: FREE_MS,
    strike: (slot) => replicas[slot]?.kill(),
    async undo(slot) {
      replicas[slot] = await start(slot);
      await replicas[slot].ready;
    },
  };
  return await strikeInTurn(site, transport, replicas, rounds, [kill]);
}

/** One sleeps as a process that gets no processor does; another lives and cannot reach the database. Both come back. */
export async function stunInTurn(site: Site, rounds: number): Promise<string> {
  const cables: Cable[] = [];
  const start = async (slot: number): Promise<Replica> => {
    const cable = await layCable(site.backend.environment.DATABASE_URL ?? '');
    cables.push(cable);
    return await site.start({ slot, environment: { DATABASE_URL: cable.url } });
  };
  const replicas = [await start(0), await start(1)];
  const sleep: Blow = {
    name: 'asleep',
    // It may have a post under way.
    freeMs: FREE_MS + LONGEST_CALL_MS,
    strike: (slot) => replicas[slot]?.signal('SIGSTOP'),
    undo: async (slot) => replicas[slot]?.signal('SIGCONT'),
  };
  const cut: Blow = {
    name: 'cut off',
    freeMs: FREE_MS,
    strike: (slot) => cables[slot]?.cut(),
    undo: async (slot) => cables[slot]?.mend(),
  };
  try {
    return await strikeInTurn(site, 'http', replicas, rounds, [sleep, cut]);
  } finally {
    // Asleep, it would not hear of the end.
    for (const replica of replicas) replica.signal('SIGCONT');
    for (const cable of cables) cable.mend();
  }
}

/** The other replica must answer all that was acknowledged by then, while the one that was struck is still away. */
async function strikeInTurn(
  site: Site,
  transport: TransportKind,
  replicas: readonly Replica[],
  rounds: number,
  blows: readonly [Blow, ...Blow[]],
): Promise<string> {
  site.deliverTo(transport === 'http' ? [0, 1] : []);
  await Promise.all(replicas.map(({ ready }) => ready));
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    const slot = round % 2;
    const blow = blows[Math.floor(round / 2) % blows.length] ?? blows[0];
    const time = await strikeWithWork(site, blow, slot);
    times.set(blow.name, [...(times.get(blow.name) ?? []), time]);
    await pause(200);
    await blow.undo(slot);
  }
  return [...times].map(([name, all]) => describe(name, all)).join(', ');
}

const describe = (name: string, times: readonly number[]): string =>
  `${times.length} times ${name}, taken over in ${(Math.max(...times) / 1000).toFixed(1)} s`;

/** Resolves with the time in which the other replica had answered everything; rejects where that is too long. */
async function strikeWithWork(site: Site, blow: Blow, slot: number): Promise<number> {
  const calm = performance.now();
  await untilAnswered(site, giveWork(site), 60_000);
  const alone = (performance.now() - calm) * ALONE;
  const pastes = giveWork(site);
  await site.slack.waitFor(() => pastes.filter((item) => isAnswered(site, item)).length >= 3, 20_000);
  blow.strike(slot);
  const struck = performance.now();
  const taken = pastes.filter((item) => isTaken(site, item));
  await untilAnswered(site, taken, 120_000);
  const time = performance.now() - struck;
  const most = blow.freeMs + alone + GRACE_MS;
  if (time > most)
    throw new Error(`${blow.name}: taken over in ${time.toFixed(0)} ms instead of ${most.toFixed(0)}`);
  return time;
}

/** Not so much that the looks at threads that follow use up what Slack allows in a minute: that is tried elsewhere. */
function giveWork({ stream }: Site): Item[] {
  for (let count = 0; count < 15; count += 1) stream.step();
  return Array.from({ length: 15 }, () => stream.paste());
}

const untilAnswered = async (site: Site, items: readonly Item[], mostMs: number): Promise<unknown> =>
  await site.slack.waitFor(() => items.every((item) => isAnswered(site, item)), mostMs);

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
