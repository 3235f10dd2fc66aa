import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The way from one replica to the database, which can be cut. */
export interface Cable {
  /** The database's URL by this way. */
  readonly url: string;
  /** Ends all connections, and refuses new ones. */
  cut(): void;
  mend(): void;
}

/** Does not keep its process from ending. */
export async function layCable(databaseUrl: string): Promise<Cable> {
  const url = new URL(databaseUrl);
  const to = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(to);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address !== null) url.port = String(address.port);
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isCut = false;
    },
  };
}
