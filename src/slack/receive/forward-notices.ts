import type { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';

/** A delivery in Socket Mode, whatever it holds. */
const FRAME = z.looseObject({ type: z.literal('events_api'), payload: z.unknown() });
const PAYLOAD = z.looseObject({ type: z.string().optional() });
const WITH_EVENT = z.looseObject({ event: z.looseObject({ type: z.string() }) });

/** How nearly every delivery looks, told without parsing it twice. */
const PLAINLY_WITH_EVENT = /"event"\s*:\s*\{\s*"/;

/**
 * Lets deliveries without an event through, such as the notice that Slack drops events. Socket Mode's client takes each for
 * one with an event inside, and breaks on the others before anybody could acknowledge them; so they get one, which says
 * no more than they do.
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
  if (PLAINLY_WITH_EVENT.test(data) || !data.includes('"events_api"')) return data;
  try {
    const frame = FRAME.safeParse(JSON.parse(data));
    if (!frame.success || WITH_EVENT.safeParse(frame.data.payload).success) return data;
    const payload = PAYLOAD.safeParse(frame.data.payload).data ?? {};
    return JSON.stringify({
      ...frame.data,
      payload: { ...payload, event: { type: payload.type ?? 'unknown' } },
    });
  } catch {
    return data;
  }
}
