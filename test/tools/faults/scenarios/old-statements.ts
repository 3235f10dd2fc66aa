import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '../../../support/postgres.ts';
import type { Site } from '../site.ts';

/** What a later version may do to tables under replicas that run: both ways, so that it can be done again. */
const CHANGES = ['ADD COLUMN extra text', 'DROP COLUMN extra'];
const TABLES = ['callcheck.reply', 'callcheck.delivery', 'callcheck_queue.job'];

const REPLACE = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid % 2 = $1`;

/** Replicas keep their prepared statements while tables change under them, and while half of their connections end. */
export async function outdateStatements(site: Site, times: number, messages: number): Promise<string> {
  const url = site.backend.environment.DATABASE_URL ?? '';
  const replicas = [await site.start({ slot: 0 }), await site.start({ slot: 1 })];
  site.deliverTo([0, 1]);
  await Promise.all(replicas.map(({ ready }) => ready));
  site.stream.run(45, messages);
  for (let count = 0; count < times; count += 1) {
    await pause(1000);
    for (const table of TABLES) await ask(url, `ALTER TABLE ${table} ${CHANGES[count % CHANGES.length]}`);
    await pause(700);
    await ask(url, REPLACE.replace('$1', String(count % 2)));
  }
  while (site.stream.items.length < messages) await pause(100);
  // A connection that ended is told as a server that is away.
  const told = replicas
    .flatMap((replica) => replica.log())
    .filter((line) => line.includes('"code":"failed"'));
  if (told.length > 0) throw new Error(`a statement was not prepared anew: ${told[0]}`);
  return `${times} changes of tables, ${times} times half of the connections ended`;
}
