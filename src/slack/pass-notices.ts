import type { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';

/** A delivery in Socket Mode; only notices lack the event inside. */
const FRAME = z.looseObject({
  type: z.literal('events_api'),
  payload: z.looseObject({ type: z.literal('app_rate_limited'), event: z.undefined().optional() }),
});

/**
 * Lets notices that Slack drops events through. Socket Mode's client takes every delivery for one with an event inside,
 * and breaks on those before anybody could acknowledge them; so they get one, which says no more than they do.
 */
export function passNotices(client: SocketModeReceiver['client']): void {
  const listeners = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const passed = typeof data === 'string' ? withEvent(data) : data;
    for (const listen of listeners) listen(passed, isBinary);
  });
}

function withEvent(data: string): string {
  if (!data.includes('"app_rate_limited"')) return data;
  try {
    const frame = FRAME.safeParse(JSON.parse(data));
    if (!frame.success) return data;
    const { payload } = frame.data;
    return JSON.stringify({ ...frame.data, payload: { ...payload, event: { type: payload.type } } });
  } catch {
    return data;
  }
}
