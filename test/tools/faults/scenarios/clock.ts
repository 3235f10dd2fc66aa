import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from '../site.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where the machine's clock jumps to, from the right time. */
const JUMPS = [HOUR, -HOUR, 3 * DAY, -2 * DAY, 0, 4 * MINUTE, -4 * MINUTE, 40 * DAY, 0];

/**
 * The clock of the app's machine jumps under the stream, and a process is killed on the wrong side of a jump. In
 * Socket Mode, since over HTTP a clock that is wrong by five minutes makes every signature look stale; that is tried
 * at the end, where Slack's retries come after the clock is mended.
 */
export async function jump(site: Site, messages: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'callcheck-clock-'));
  const file = join(folder, 'shift');
  const preload = new URL('../shifted-clock.ts', import.meta.url).pathname;
  const set = (shift: number): void => writeFileSync(file, String(shift));
  const start = (transport: 'socket' | 'http') =>
    site.start({ transport, preload, environment: { FAULTS_CLOCK: file } });
  try {
    set(0);
    let replica = await start('socket');
    await replica.ready;
    site.stream.run(40, messages);
    for (const [index, shift] of JUMPS.entries()) {
      set(shift);
      replica.signal('SIGUSR2');
      await pause(700);
      if (index % 3 !== 2) continue;
      replica.kill();
      await replica.ended;
      replica = await start('socket');
      await replica.ready;
    }
    replica.kill();
    await replica.ended;
    set(HOUR);
    replica = await start('http');
    site.deliverTo([0]);
    await replica.ready;
    await pause(1000);
    set(0);
    replica.signal('SIGUSR2');
    await pause(1000);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return `${JUMPS.length + 2} jumps, ${Math.ceil(JUMPS.length / 3) + 1} kills`;
}
