import { App, type ReceiverEvent } from '@slack/bolt';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { admitOwn, appIdOf } from '../../src/slack/receive/admit.ts';

const API = 'http://127.0.0.1:4391/api/';
let lines: string[];
let seen: ReceiverEvent['body'][];
let acks: number;
beforeEach(() => {
  lines = [];
  seen = [];
  acks = 0;
});

/** Gives a delivery to an app that writes down what reaches it. */
async function give(body: Record<string, unknown>, apiUrl: string | undefined = undefined): Promise<void> {
  const app = new App({ token: 'xoxb-invented', signingSecret: 'invented', deferInitialization: true });
  app.processEvent = async (event) => {
    seen.push(event.body);
  };
  const log = createLog({ destination: { write: (line: string) => void lines.push(line) } });
  admitOwn(app, { log, appId: 'A0OURS123', apiUrl });
  await app.processEvent({
    body,
    ack: async () => {
      acks += 1;
    },
  });
}

describe('a delivery', () => {
  it.each<[string, unknown]>([
    ['another app', 'A0THEIRS1'],
    ['no app', ''],
    ['an app that is no word', { id: 'A0OURS123' }],
    ['null', null],
  ])('for %s is acknowledged, ignored, and told of in one line', async (_, id) => {
    await give({ type: 'event_callback', api_app_id: id });
    expect([seen.length, acks, lines.length]).toEqual([0, 1, 1]);
  });

  it('for this app goes on', async () => {
    await give({ type: 'event_callback', api_app_id: 'A0OURS123' });
    expect([seen.length, acks, lines.length]).toEqual([1, 0, 0]);
  });
});

describe('an address to answer to', () => {
  it.each([
    ['https://hooks.slack.com/actions/T0/1/x', undefined],
    ['https://hooks.slack-gov.com/commands/T0/1/x', undefined],
    ['http://127.0.0.1:4391/response/x', API],
  ])('%s stays', async (url, apiUrl) => {
    await give({ response_url: url, response_urls: [{ response_url: url }] }, apiUrl);
    expect(seen[0]).toEqual({ response_url: url, response_urls: [{ response_url: url }] });
    expect(lines).toEqual([]);
  });

  it.each<unknown>([
    'http://hooks.slack.com/x',
    'https://hooks.slack.com.evil.example/x',
    'https://hooks.slack.com@evil.example/x',
    'https://user@hooks.slack.com/x',
    'https://hooks.slack.com:8443/x',
    'https://evil.example/hooks.slack.com',
    'https://xhooks.slack.com/x',
    'http://169.254.169.254/latest',
    'http://127.0.0.1:4392/response/x',
    'http://localhost:4391/x',
    'http://[::1]:4391/x',
    'file:///etc/passwd',
    'nonsense',
    42,
    { href: 'https://hooks.slack.com/x' },
  ])('%s is taken out', async (url) => {
    await give({ response_url: url, response_urls: [{ response_url: url }] }, API);
    expect(seen).toEqual([{ response_urls: [] }]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/evil|169|etc|nonsense/);
  });
});

it.each([
  ['xapp-1-A0OURS123-456-abc', 'A0OURS123'],
  ['xapp-1-local-0123', undefined],
])('of the app token %s the app is known', (token, id) => expect(appIdOf(token)).toBe(id));
