import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import { afterEach, expect, it, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { NO_TELEMETRY } from '../../src/ops/telemetry/telemetry.ts';
import { createClient } from '../../src/slack/post/client.ts';
import { LONGEST_CALL_MS } from '../../src/store/work-queue.ts';

let server: Server | undefined;
afterEach(() => {
  vi.useRealTimers();
  server?.closeAllConnections();
  server?.close();
});

/** A client of a Web API that does this with each call. */
async function clientOf(answer: RequestListener): Promise<webApi.WebClient> {
  server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  return createClient('xoxb-invented', {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    log: createLog({ level: 'silent' }),
    telemetry: NO_TELEMETRY,
  });
}

it('begins every call at once: its caller has just asked whether it may still post', async () => {
  const calls = 150;
  const waiting: (() => void)[] = [];
  const client = await clientOf((_, response) => {
    waiting.push(() => response.end('{"ok":true}'));
    if (waiting.length === calls) for (const answer of waiting) answer();
  });
  // Were some to wait in the client, none would be answered.
  const answers = await Promise.all(Array.from({ length: calls }, () => client.auth.test()));
  expect(answers.every(({ ok }) => ok)).toBe(true);
});

it.each<[string, RequestListener]>([
  ['gets no answer', () => vi.advanceTimersByTime(LONGEST_CALL_MS)],
  [
    'gets half an answer',
    (_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"ok":');
      setImmediate(() => vi.advanceTimersByTime(LONGEST_CALL_MS));
    },
  ],
])('ends a call that %s, before a claim can be given to another', async (_, answer) => {
  const client = await clientOf(answer);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await expect(client.auth.test()).rejects.toBeInstanceOf(webApi.WebAPIRequestError);
});
