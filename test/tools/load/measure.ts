import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { clock } from './clock.ts';
import type { Expect, Told } from './fake-slack.ts';
import { type MessageKind, nextDelivery } from './messages.ts';
import type { Running } from './subjects.ts';

/** The Web API that all subjects post to. */
export interface FakeSlack {
  readonly port: number;
  /** Resolves when so many posts came from now on. */
  posts(count: number): Promise<{ readonly at: number; readonly latencies: readonly number[] }>;
  stop(): void;
}

export async function startFakeSlack(): Promise<FakeSlack> {
  const child = fork(new URL('./fake-slack.ts', import.meta.url));
  const listening = await told(child, 'listening');
  return {
    port: listening.port,
    posts(count) {
      child.send({ posts: count } satisfies Expect);
      return told(child, 'posted');
    },
    stop: () => child.disconnect(),
  };
}

function told<Kind extends Told['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Told, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the fake Slack never said ${kind}`)), LONGEST_MS);
    const listen = (message: Told): void => {
      if (message.kind !== kind) return;
      clearTimeout(timer);
      child.off('message', listen);
      resolve(message as Extract<Told, { kind: Kind }>); // a cast, since the compiler does not narrow by a type parameter
    };
    child.on('message', listen);
  });
}

const LONGEST_MS = 120_000;

/** Deliveries that are under way at a time when the app is to be busy. */
const AT_ONCE = 32;

/** Sends as fast as they are acknowledged; deliveries a second until the last one is answered. */
export async function saturate(
  app: Running,
  slack: FakeSlack,
  kind: MessageKind,
  count: number,
): Promise<number> {
  const pool = new Pool(app.url, { connections: AT_ONCE });
  // Talk gets no answer, so that a call is sent behind it: when that is answered, the talk is judged.
  const done = slack.posts(kind === 'call' ? count : 1);
  const began = clock();
  let left = count;
  const send = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await deliver(pool, kind);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  if (kind === 'talk') await deliver(pool, 'call');
  const { at } = await done;
  await pool.close();
  return (count * 1000) / (at - began);
}

/** Sends at an even pace; for calls the times from delivery to reply, for talk those until it is acknowledged. */
export async function pace(
  app: Running,
  slack: FakeSlack,
  kind: MessageKind,
  perSecond: number,
  count: number,
): Promise<readonly number[]> {
  const pool = new Pool(app.url, { connections: AT_ONCE });
  const done = kind === 'call' ? slack.posts(count) : undefined;
  const began = clock();
  const sent: Promise<number>[] = [];
  for (let index = 0; index < count; index += 1) {
    await pause(Math.max(began + (index * 1000) / perSecond - clock(), 0));
    sent.push(deliver(pool, kind));
  }
  const acknowledged = await Promise.all(sent);
  const times = done === undefined ? acknowledged : (await done).latencies;
  await pool.close();
  return times;
}

/** Resolves with the milliseconds until it was acknowledged. */
async function deliver(pool: Pool, kind: MessageKind): Promise<number> {
  const delivery = nextDelivery(kind);
  const began = clock();
  const { statusCode, body } = await pool.request({ method: 'POST', path: '/slack/events', ...delivery });
  await body.dump();
  if (statusCode !== 200) throw new Error(`a delivery was answered with ${statusCode}`);
  return clock() - began;
}
