import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import {
  createSlackEmulator,
  type InjectedFault,
  type SlackEmulator,
  type SlackEmulatorOptions,
} from '../../src/workspace/emulator/emulator.ts';

let slack: SlackEmulator;
afterEach(async () => await slack.stop());

async function open(options: SlackEmulatorOptions = {}): Promise<void> {
  slack = await createSlackEmulator(options);
}

it.each<[string, InjectedFault, number]>([
  ['nothing, with the work undone', { hang: 'request' }, 0],
  ['nothing, after the work', { hang: 'response' }, 1],
  ['half an answer', { drop: 'body' }, 1],
  ['a page, with the work undone', { garbage: { text: '<html>', type: 'text/html', isDone: false } }, 0],
  ['half of the JSON, after the work', { garbage: { text: '{"ok":tr', isDone: true } }, 1],
])('Slack answers %s, once', async (_, fault, posts) => {
  await open();
  const channel = slack.channelId('api-support');
  const client = new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    timeout: 300,
  });
  slack.failNext('chat.postMessage', fault);
  await expect(client.chat.postMessage({ channel, text: 'x' })).rejects.toThrow();
  expect(slack.messages(channel)).toHaveLength(posts);
  await expect(client.chat.postMessage({ channel, text: 'x' })).resolves.toMatchObject({ ok: true });
});

it('several addresses get events in turn, and what one refuses comes to the next', async () => {
  await open({ retryDelaysMs: [5] });
  const taken: string[] = [];
  const server = createServer((request, response) => {
    taken.push(String(request.headers['x-slack-retry-num'] ?? 'first'));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  slack.deliverTo(['http://127.0.0.1:9/', `http://127.0.0.1:${port}/`]);
  for (let index = 0; index < 4; index += 1) slack.post({ channel: 'api-support', text: 'x' });
  expect(slack.undelivered()).toBe(4);
  await slack.waitFor(() => slack.undelivered() === 0);
  expect(taken.filter((attempt) => attempt === 'first')).toHaveLength(2);
  expect(slack.deliveries().filter(({ outcome }) => outcome === 'acked')).toHaveLength(taken.length);
});
