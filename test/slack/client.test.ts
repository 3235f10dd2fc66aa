import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { NO_TELEMETRY } from '../../src/ops/telemetry/telemetry.ts';
import { createClient } from '../../src/slack/post/client.ts';

it('begins every call at once: its caller has just asked whether it may still post', async () => {
  const calls = 150;
  const waiting: (() => void)[] = [];
  const server = createServer((_, response) => {
    waiting.push(() => response.end('{"ok":true}'));
    if (waiting.length === calls) for (const answer of waiting) answer();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  const client = createClient('xoxb-invented', {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    log: createLog({ level: 'silent' }),
    telemetry: NO_TELEMETRY,
  });
  // Were some to wait in the client, none would be answered.
  const answers = await Promise.all(Array.from({ length: calls }, () => client.auth.test()));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  server.closeAllConnections();
  server.close();
});
