import { SocketModeReceiver } from '@slack/bolt';
import { expect, it } from 'vitest';
import { passNotices } from '../../src/slack/receive/forward-notices.ts';

/** What a frame becomes for the app; undefined where it is no delivery. */
async function bodyOf(frame: unknown): Promise<unknown> {
  const { client } = new SocketModeReceiver({ appToken: 'xapp-invented' });
  passNotices(client);
  let body: unknown;
  client.on('slack_event', (given: { body: unknown }) => {
    body = given.body;
  });
  client.emit('ws_message', typeof frame === 'string' ? frame : JSON.stringify(frame), false);
  await new Promise((resolve) => setImmediate(resolve));
  return body;
}

const deliver = (payload: unknown) => bodyOf({ type: 'events_api', envelope_id: 'e1', payload });

it.each<[string, unknown, unknown]>([
  ['with an event', { event: { type: 'message', text: '"event":null' } }, undefined],
  ['of a notice', { type: 'app_rate_limited', team_id: 'T1' }, { type: 'app_rate_limited' }],
  ['of an unknown kind', { type: 'a_kind_of_tomorrow' }, { type: 'a_kind_of_tomorrow' }],
  ['whose event is null', { type: 'event_callback', event: null }, { type: 'event_callback' }],
  ['whose event is a word', { type: 'event_callback', event: 'x' }, { type: 'event_callback' }],
])('a delivery %s reaches the app with one', async (_, payload, event) => {
  const given = typeof payload === 'object' ? payload : {};
  expect(await deliver(payload)).toEqual(event === undefined ? given : { ...given, event });
});

it.each([[null], [42], ['x'], [[1]]])('a delivery of %j reaches the app as an empty one', async (payload) => {
  expect(await deliver(payload)).toEqual({ event: { type: 'unknown' } });
});

it.each(['nonsense', '{"type":"events_api"', { type: 'hello' }])('%j is no delivery', async (frame) => {
  expect(await bodyOf(frame)).toBeUndefined();
});
