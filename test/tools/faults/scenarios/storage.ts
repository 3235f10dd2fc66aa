import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresServer } from '../../../support/postgres.ts';
import type { Disk } from '../disk.ts';
import type { Site } from '../site.ts';

/** The database goes away under the stream, in order and as in a crash, and comes back. */
export async function stopDatabase(site: Site, server: PostgresServer, messages: number): Promise<string> {
  const replicas = [await site.start({ slot: 0 }), await site.start({ slot: 1 })];
  site.deliverTo([0, 1]);
  await Promise.all(replicas.map(({ ready }) => ready));
  site.stream.run(45, messages);
  const ways = [() => server.stop(), () => server.halt(), () => server.stop()];
  for (const end of ways) {
    await pause(1200);
    await end();
    await pause(1800);
    await server.start();
  }
  await pause(1000);
  await server.disconnectAll();
  return `${ways.length} stops of 2 s, all connections ended once`;
}

/** The disk under the state fills up under the stream, and has room again. */
export async function fillDisk(site: Site, disk: Disk, messages: number): Promise<string> {
  const replica = await site.start();
  site.deliverTo([0]);
  await replica.ready;
  site.stream.run(45, messages);
  const times = 3;
  for (let count = 0; count < times; count += 1) {
    await pause(1200);
    disk.fill(replica.pid);
    await pause(1800);
    disk.free(replica.pid);
  }
  const refusals = site.slack.deliveries().filter(({ outcome }) => outcome !== 'acked').length;
  if (refusals === 0) throw new Error('the disk was never full');
  return `${times} times full (${disk.kind}), ${refusals} deliveries refused`;
}
