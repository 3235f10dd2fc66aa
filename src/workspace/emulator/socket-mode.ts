import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Attempt, DeliveryType } from './delivery.ts';
import { createSecret, createUuid } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type EmulatorState, notify } from './state.ts';
import { asJson, asText, isJson, type Json } from './wire.ts';

/** The server side of Socket Mode: tickets, hello, envelopes and their acknowledgements. */
export interface SocketServer {
  /** A URL that opens one socket, once. */
  issueUrl(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an envelope over a random open socket and resolves when it is acknowledged, or isn't. */
  send(type: DeliveryType, payload: Json, attempt: number, reason: string): Promise<Attempt>;
  disconnect(reason: string): void;
  cut(): void;
  count(): number;
  /** Closes every socket, politely for a moment, and forgets what was under way. */
  stop(): Promise<void>;
}

/** How long a socket may take over its closing handshake when the emulator stops. */
const STOP_MS = 300;

export function createSocketServer(state: EmulatorState): SocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: LIMITS.request.bytes });
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const waiting = new Map<string, (attempt: Attempt) => void>();
  const arrivals = new Set<() => void>();
  let stopped = false;

  const pings = setInterval(() => {
    for (const socket of open) socket.ping();
  }, LIMITS.socket.pingMs);
  pings.unref();

  function welcome(socket: WebSocket): void {
    open.add(socket);
    socket.on('message', (data) => receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.delete(socket);
      notify(state, { kind: 'delivery' });
    });
    socket.send(JSON.stringify(hello(state, open.size)));
    notify(state, { kind: 'delivery' });
    // The client takes envelopes only after it has read hello.
    setTimeout(() => {
      for (const arrive of [...arrivals]) arrive();
    }, 10);
  }

  function receive(data: string): void {
    const answer = parse(data);
    const resolve = waiting.get(asText(answer.envelope_id) ?? '');
    resolve?.({ outcome: 'acked', response: asJson(answer.payload) });
  }

  /** The first open socket, waiting for one until the time of an acknowledgement is over. */
  function findSocket(timeoutMs: number): Promise<WebSocket | undefined> {
    const present = pick(open);
    if (present !== undefined || stopped) return Promise.resolve(present);
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        arrivals.delete(settle);
        resolve(pick(open));
      };
      const timer = setTimeout(settle, timeoutMs);
      arrivals.add(settle);
    });
  }

  return {
    issueUrl() {
      const ticket = createSecret();
      tickets.add(ticket);
      return `${state.origin.replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${state.appId}`;
    },
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', state.origin);
      const ticket = url.searchParams.get('ticket') ?? '';
      if (url.pathname !== '/link/' || !tickets.delete(ticket)) {
        socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
        return;
      }
      if (state.settings.lingeringClose) linger(socket);
      server.handleUpgrade(request, socket, head, welcome);
    },
    async send(type, payload, attempt, reason) {
      const socket = await findSocket(state.settings.ackTimeoutMs);
      if (socket === undefined) return { outcome: 'no-connection', response: {} };
      const id = createUuid();
      return new Promise<Attempt>((resolve) => {
        const settle = (result: Attempt): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(result);
        };
        const timer = setTimeout(
          () => settle({ outcome: 'timeout', response: {} }),
          state.settings.ackTimeoutMs,
        );
        waiting.set(id, settle);
        socket.send(JSON.stringify(envelope(id, type, payload, attempt, reason)));
      });
    },
    disconnect(reason) {
      const frame = { type: 'disconnect', reason, debug_info: { host: 'emulator' } };
      for (const socket of open) socket.send(JSON.stringify(frame));
    },
    cut() {
      for (const socket of open) socket.terminate();
    },
    count: () => ready(open).length,
    async stop() {
      stopped = true;
      clearInterval(pings);
      for (const settle of [...waiting.values()]) settle({ outcome: 'no-connection', response: {} });
      for (const arrive of [...arrivals]) arrive();
      const closing = [...open].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of open) socket.close(1001);
      await Promise.race([Promise.all(closing), sleep(STOP_MS, undefined, { ref: false })]);
      for (const socket of open) socket.terminate();
      server.close();
    },
  };
}

function hello(state: EmulatorState, connections: number): Json {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'emulator', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: state.appId },
  };
}

function envelope(id: string, type: DeliveryType, payload: Json, attempt: number, reason: string): Json {
  const common = { envelope_id: id, payload, type, accepts_response_payload: type !== 'events_api' };
  return type === 'events_api' ? { ...common, retry_attempt: attempt, retry_reason: reason } : common;
}

/** Slack may use any of the open sockets; so does the emulator. */
function pick(sockets: ReadonlySet<WebSocket>): WebSocket | undefined {
  const candidates = ready(sockets);
  return candidates[Math.floor(Math.random() * candidates.length)];
}

/** A socket whose close frame has come takes nothing any more, though its connection may stay. */
function ready(sockets: ReadonlySet<WebSocket>): WebSocket[] {
  return [...sockets].filter((socket) => socket.readyState === socket.OPEN);
}

function parse(data: string): Json {
  try {
    const value: unknown = JSON.parse(data);
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
}

/** Slack answers a close frame but leaves the TCP connection open; a client has to give it up by itself. */
function linger(socket: Duplex): void {
  socket.end = () => {
    setTimeout(() => socket.destroy(), 20_000).unref();
    return socket;
  };
}
