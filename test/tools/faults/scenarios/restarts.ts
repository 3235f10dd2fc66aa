import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from '../site.ts';

/** SIGTERM in the middle of the stream, and the next process as soon as the last has ended. */
export async function stopAndStart(site: Site, times: number, messages: number): Promise<string> {
  site.stream.run(40, messages);
  let replica = await site.start();
  site.deliverTo([0]);
  let longest = 0;
  for (let count = 0; count < times; count += 1) {
    await replica.ready;
    await pause(200 + site.random.below(800));
    const asked = performance.now();
    replica.signal('SIGTERM');
    const status = await replica.ended;
    if (status !== 0)
      throw new Error(`it ended with status ${status}:\n${replica.log().slice(-5).join('\n')}`);
    longest = Math.max(longest, performance.now() - asked);
    replica = await site.start();
  }
  await replica.ready;
  return `${times} stops, each within ${(longest / 1000).toFixed(1)} s`;
}
