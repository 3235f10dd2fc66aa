import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { TLSSocket } from 'node:tls';

/** As long as the addresses that it takes the place of, so that no length in what passes has to change. */
const HOST = 'slack.lan';
const TLS_HOST = 'slack1.lan';

export interface ConnectProxy {
  /** Its address, for `HTTP_PROXY`. */
  readonly url: string;
  readonly port: number;
  /** The name by which the target is reached through the proxy alone. */
  readonly apiUrl: string;
  /** What was asked for, such as `CONNECT slack.lan:80`. */
  readonly asked: string[];
  /** The `Proxy-Authorization` that came last. */
  lastAuthorization(): string | undefined;
  /** Cuts what passes now. */
  cut(): void;
  stop(): Promise<void>;
}

export interface ProxyOptions {
  /** A key and a certificate for {@link TLS_HOST}: then the target is reached over TLS. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
}

/**
 * An HTTP proxy on loopback that knows CONNECT alone, before a server on loopback. It is the only way to that: the
 * server goes by a name that nobody else can look up, also where it tells its own address.
 */
export async function startConnectProxy(target: string, { tls }: ProxyOptions = {}): Promise<ConnectProxy> {
  const { port: targetPort } = new URL(target);
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let authorization: string | undefined;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(405).end();
  });
  server.on('connect', (request, client: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    authorization = request.headers['proxy-authorization'];
    const upstream = connect(Number(targetPort), '127.0.0.1');
    sockets.add(client).add(upstream);
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    const inside = tls === undefined ? client : new TLSSocket(client, { isServer: true, ...tls });
    inside.pipe(upstream);
    upstream.pipe(renamed(targetPort, tls !== undefined)).pipe(inside);
    for (const each of [client, inside, upstream]) {
      each.on('error', () => undefined);
      each.on('close', () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  const cut = (): void => {
    for (const each of sockets) each.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    apiUrl: tls === undefined ? `http://${HOST}:${targetPort}/api/` : `https://${TLS_HOST}:443/api/`,
    asked,
    lastAuthorization: () => authorization,
    cut,
    async stop() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the server says of its own address leads through the proxy. Ports of five digits are taken for granted. */
function renamed(port: string, isTls: boolean): Transform {
  const [from, to] = isTls
    ? [`ws://127.0.0.1:${port}`, `wss://${TLS_HOST}:443`]
    : [`ws://127.0.0.1:${port}`, `ws://${HOST}:${port}`];
  if (from.length !== to.length) throw new Error('the addresses differ in length');
  return new Transform({
    transform(chunk: Buffer, _, done) {
      done(null, Buffer.from(chunk.toString('latin1').replaceAll(from, to), 'latin1'));
    },
  });
}

/** A key and a certificate of our own for a day, made by openssl in this folder; undefined where there is none. */
export function makeCertificate(folder: string): { key: Buffer; cert: Buffer; file: string } | undefined {
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', `/CN=${TLS_HOST}`, '-addext', `subjectAltName=DNS:${TLS_HOST}`];
  const how = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  try {
    execFileSync('openssl', ['req', ...how, ...subject, '-keyout', key, '-out', file], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { key: readFileSync(key), cert: readFileSync(file), file };
}
