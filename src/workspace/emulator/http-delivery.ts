import { createHmac } from 'node:crypto';
import type { Attempt, DeliveryType } from './delivery.ts';
import type { EmulatorState } from './state.ts';
import { isJson, type Json } from './wire.ts';

interface HttpDelivery {
  readonly url: string;
  readonly type: DeliveryType;
  readonly payload: Json;
  readonly number: number;
  readonly reason: string;
  readonly signal: AbortSignal;
}

/** Posts one payload to the app as Slack does: JSON for events, a form for the rest, signed, answered in time. */
export async function deliverByHttp(state: EmulatorState, delivery: HttpDelivery): Promise<Attempt> {
  const body = encode(delivery);
  const headers: Record<string, string> = {
    'content-type': delivery.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
    ...sign(state.signingSecret, body),
  };
  if (delivery.number > 0) {
    headers['x-slack-retry-num'] = String(delivery.number);
    headers['x-slack-retry-reason'] = delivery.reason;
  }
  const signal = AbortSignal.any([delivery.signal, AbortSignal.timeout(state.settings.ackTimeoutMs)]);
  try {
    const answer = await fetch(delivery.url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const text = await answer.text();
    if (answer.ok) return { outcome: 'acked', response: parseAnswer(text) };
    return { outcome: 'failed', response: {}, final: answer.headers.get('x-slack-no-retry') === '1' };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return { outcome: timedOut ? 'timeout' : 'no-connection', response: {} };
  }
}

/** The headers that prove a body comes from this workspace (signature version 0). */
export function sign(
  secret: string,
  body: string,
  seconds = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}

function encode({ type, payload }: HttpDelivery): string {
  if (type === 'events_api') return JSON.stringify(payload);
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]);
  return new URLSearchParams(fields).toString();
}

/** An acknowledgement holds nothing, plain words, or a JSON object. */
function parseAnswer(text: string): Json {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : {};
  } catch {
    return { text };
  }
}
