import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FILE } from '../../../../src/store/embedded/open-database.ts';
import type { Site } from '../site.ts';

/** What somebody deletes while the app runs. */
export type Lost = 'log' | 'folder';

/**
 * The log of the state, or its folder, is deleted under the running app. It must take nothing more in, so that Slack sends
 * again what came since, and say so; after a restart all of that is answered.
 */
export async function loseState(site: Site, folder: string, what: Lost, messages: number): Promise<string> {
  const first = await site.start();
  site.deliverTo([0]);
  await first.ready;
  for (let count = 0; count < messages; count += 1) site.stream.paste();
  await site.untilSettled(60_000);
  // The text of finished work is wiped, and the log with it, in a quiet moment.
  await pause(1500);
  rmSync(what === 'log' ? join(folder, `${FILE}-wal`) : folder, { recursive: true });
  for (let count = 0; count < messages; count += 1) site.stream.paste();
  await pause(1500);
  const acknowledged = messages - site.slack.undelivered();
  const isTold = first.log().some((line) => line.includes('Nothing more is taken in'));
  first.kill();
  await first.ended;
  await (await site.start()).ready;
  if (acknowledged > 0) throw new Error(`${acknowledged} deliveries were acknowledged into a deleted file`);
  if (!isTold) throw new Error('the log does not say that the state is gone');
  return `${what} deleted while running, ${messages} deliveries refused`;
}

/** Each paste is edited twice within a second; the reply must show the second edit. */
export async function editTwice(site: Site, messages: number): Promise<string> {
  const replica = await site.start();
  site.deliverTo([0]);
  await replica.ready;
  const items = Array.from({ length: messages }, () => site.stream.paste());
  await site.untilSettled(60_000);
  for (const item of items) for (let edit = 0; edit < 2; edit += 1) site.stream.edit(item);
  return `${messages} messages edited twice within a second`;
}
