import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';

/** How often connections that fell idle are looked for. */
const LOOK_MS = 50;

/**
 * Returns what to call before a server is closed. A closed server takes no new connection, but answers on the ones it
 * has for as long as the other side keeps them; Slack's are busy all day. From then on each is told to part after its
 * next answer, and those with nothing to answer are ended.
 */
export function partOnStop(server: HttpServer | HttpsServer): () => void {
  let isStopping = false;
  server.prependListener('request', (_, response) => {
    if (isStopping) response.shouldKeepAlive = false;
  });
  return () => {
    isStopping = true;
    const looks = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    server.once('close', () => clearInterval(looks));
  };
}
