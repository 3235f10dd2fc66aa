import { isSubscribed, wrapEvent } from './envelope.ts';
import { deliverByHttp } from './http-delivery.ts';
import type { DeliveryRecord } from './interface.ts';
import type { SocketServer } from './socket-mode.ts';
import { type EmulatorState, notify } from './state.ts';
import type { Json } from './wire.ts';

export type DeliveryType = DeliveryRecord['type'];

/** What one attempt came to; `response` is what the app sent along with its acknowledgement. */
export interface Attempt {
  readonly outcome: 'acked' | 'timeout' | 'failed' | 'no-connection';
  readonly response: Json;
  /** The app asked for no more attempts (`x-slack-no-retry`). */
  readonly final?: boolean;
}

/** Carries events and interactions to the app, by socket or by signed HTTP. */
export interface Delivery {
  /** Sends an event if the app subscribed to it, and again while it isn't acknowledged, up to three times. */
  event(event: Json, over?: Json): void;
  /** Sends any events_api body, subscribed or not, in the same way. */
  body(payload: Json): void;
  /** Sends an interaction or a command, once, and resolves with what came back. */
  once(type: DeliveryType, payload: Json): Promise<Attempt>;
  /** To these URLs in turn; null is Socket Mode. */
  toHttp(urls: readonly string[] | null): void;
  /** Events that are not acknowledged and not given up. */
  underWay(): number;
  stop(): void;
}

/** Where deliveries go, for all workspaces alike: to these URLs in turn; null is Socket Mode. */
export interface DeliveryRoute {
  urls: readonly string[] | null;
}

export function createDelivery(state: EmulatorState, sockets: SocketServer, to: DeliveryRoute): Delivery {
  let turn = 0;
  let underWay = 0;
  let stopped = false;
  const pauses = new Map<NodeJS.Timeout, () => void>();
  const stopping = new AbortController();

  async function attempt(
    type: DeliveryType,
    payload: Json,
    number: number,
    reason: string,
  ): Promise<Attempt> {
    const target = nextUrl();
    const transport = target === null ? 'socket' : 'http';
    const record: DeliveryRecord = { transport, type, attempt: number, payload, outcome: 'pending' };
    state.deliveries.push(record);
    const result =
      target === null
        ? await sockets.send(type, payload, number, reason)
        : await deliverByHttp(state, { url: target, type, payload, number, reason, signal: stopping.signal });
    record.outcome = result.outcome;
    if (!stopped) notify(state, { kind: 'delivery' });
    return result;
  }

  function nextUrl(): string | null {
    if (to.urls === null) return null;
    turn += 1;
    return to.urls[turn % to.urls.length] ?? null;
  }

  async function deliver(payload: Json): Promise<void> {
    underWay += 1;
    await untilAcked(payload);
    underWay -= 1;
    if (!stopped) notify(state, { kind: 'delivery' });
  }

  async function untilAcked(payload: Json): Promise<void> {
    let reason = '';
    for (const [number, delay] of [0, ...state.settings.retryDelaysMs].entries()) {
      await pause(delay);
      if (stopped) return;
      // Slack keeps an event for an app whose socket is away; one that never connects gets the retries only.
      const result = await attempt('events_api', payload, number, reason);
      if (result.outcome === 'acked' || result.final === true) return;
      reason = REASONS[result.outcome];
    }
  }

  function pause(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, delay);
      pauses.set(timer, done);
      function done(): void {
        clearTimeout(timer);
        pauses.delete(timer);
        resolve();
      }
    });
  }

  return {
    event(event, over) {
      if (isSubscribed(state, event)) void deliver(wrapEvent(state, event, over));
    },
    body: (payload) => void deliver(payload),
    once: (type, payload) => attempt(type, payload, 0, ''),
    toHttp(next) {
      to.urls = next;
    },
    underWay: () => underWay,
    stop() {
      stopped = true;
      stopping.abort();
      for (const done of [...pauses.values()]) done();
    },
  };
}

const REASONS = {
  timeout: 'http_timeout',
  failed: 'http_error',
  'no-connection': 'connection_failed',
  acked: '',
} as const;
