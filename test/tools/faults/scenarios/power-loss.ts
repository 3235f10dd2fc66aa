import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FILE } from '../../../../src/store/embedded/open-database.ts';
import type { PostgresServer } from '../../../support/postgres.ts';
import type { Site } from '../site.ts';

/** The power goes by then, whether or not something can be undone. */
const LONGEST_MS = 2000;

/** The power of the app's machine goes just after work was finished: the state is as the disk has it, and no younger. */
export async function losePower(
  site: Site,
  folder: string,
  times: number,
  messages: number,
): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'callcheck-power-'));
  const kept = join(place, 'disk');
  const preload = new URL('../slow-disk.ts', import.meta.url).pathname;
  let undone = 0;
  try {
    site.stream.run(55, messages);
    for (let count = 0; count < times; count += 1) {
      const replica = await site.start({ preload, environment: { FAULTS_DISK: kept } });
      site.deliverTo([0]);
      await replica.ready;
      await afterSomePosts(site);
      await untilThere(kept);
      replica.kill();
      await replica.ended;
      if (putBack(kept, folder)) undone += 1;
    }
  } finally {
    rmSync(place, { recursive: true });
  }
  await (await site.start()).ready;
  while (site.stream.items.length < messages) site.stream.step();
  if (undone === 0) throw new Error('nothing was undone');
  return `${times} losses of power, ${undone} with work undone`;
}

/** The same for the database's machine, whose server recovers by itself. */
export async function losePowerOfServer(
  site: Site,
  server: PostgresServer,
  times: number,
  messages: number,
): Promise<string> {
  const replica = await site.start();
  site.deliverTo([0]);
  await replica.ready;
  site.stream.run(55, messages);
  for (let count = 0; count < times; count += 1) {
    await afterSomePosts(site);
    await server.halt();
    await server.start();
  }
  while (site.stream.items.length < messages) site.stream.step();
  return `${times} losses of power`;
}

async function afterSomePosts({ slack, random }: Site): Promise<void> {
  const posts = (): number => slack.calls('chat.postMessage').length;
  const wanted = posts() + 1 + random.below(6);
  await slack.waitFor(() => posts() >= wanted, 5000).catch(() => undefined);
}

async function untilThere(path: string): Promise<void> {
  for (const until = performance.now() + LONGEST_MS; performance.now() < until; await pause(1))
    if (existsSync(path)) return;
}

/** Whether something was undone. */
function putBack(kept: string, folder: string): boolean {
  if (!existsSync(kept)) return false;
  for (const name of [`${FILE}-wal`, `${FILE}-shm`]) rmSync(join(folder, name), { force: true });
  for (const name of readdirSync(kept)) copyFileSync(join(kept, name), join(folder, name));
  rmSync(kept, { recursive: true });
  return true;
}
