import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { partOnStop } from '../../src/slack/receive/transport.ts';

it('a server closes though its clients keep their connections and go on asking', async () => {
  const { promise: isHeld, resolve: release } = Promise.withResolvers<void>();
  const server = createServer({ keepAliveTimeout: 600_000 }, async (asked, response) => {
    if (asked.url === '/slow') await isHeld;
    response.end('ok');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (path: string, by = agent): Promise<string | undefined> => {
    const [response] = await once(request({ port, host: '127.0.0.1', path, agent: by }).end(), 'response');
    response.resume();
    await once(response, 'end');
    return response.headers.connection;
  };
  const part = partOnStop(server);
  expect(await ask('/')).toBe('keep-alive');
  const other = new Agent({ keepAlive: true });
  const slow = ask('/slow', other);
  await once(server, 'request');
  part();
  expect(await ask('/')).toBe('close');
  const closed = once(server, 'close');
  server.close();
  release();
  await slow;
  await closed;
  agent.destroy();
  other.destroy();
});
