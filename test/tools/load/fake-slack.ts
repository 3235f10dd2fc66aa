/**
 * The least of a Web API: any call is fine, and every post is counted with the time since its message was sent, which
 * the `ts` of the message tells. A process of its own, so that it takes nothing from whom it measures; no part of the
 * emulator, which checks too much to be fast.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clock } from './clock.ts';

/** What the bench asks for: to be told when so many posts have come. */
export interface Expect {
  readonly posts: number;
}

export type Told =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'posted'; readonly at: number; readonly latencies: readonly number[] };

let wanted = Number.POSITIVE_INFINITY;
let latencies: number[] = [];
let posts = 0;

const tell = (message: Told): void => void process.send?.(message);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const method = request.url?.slice('/api/'.length) ?? '';
    if (method === 'chat.postMessage') count(Buffer.concat(chunks).toString());
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(answer(method)));
  });
});

function count(body: string): void {
  const now = clock();
  const ts = /(?:^|&)thread_ts=([\d.]+)/.exec(body)?.[1];
  posts += 1;
  latencies.push(now - Number(ts) * 1000);
  if (posts < wanted) return;
  tell({ kind: 'posted', at: now, latencies });
}

function answer(method: string): object {
  if (method === 'auth.test')
    return { ok: true, team_id: 'T0LOAD', user_id: 'U0BOT', bot_id: 'B0BOT', user: 'callcheck' };
  return { ok: true, ts: `1770000000.${String(posts).padStart(6, '0')}`, channel: 'C0LOAD', messages: [] };
}

process.on('message', (message: Expect) => {
  wanted = message.posts;
  posts = 0;
  latencies = [];
});
process.on('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  tell({ kind: 'listening', port });
});
