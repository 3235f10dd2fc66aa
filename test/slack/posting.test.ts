import { afterEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

const refused = () => harness.slack.calls('chat.postMessage').filter(({ status }) => status === 429);
const lookups = () => [
  ...harness.slack.calls('conversations.replies'),
  ...harness.slack.calls('conversations.history'),
];
/** The messages of a channel in the order in which they were answered. */
const answered = (channel: string) =>
  harness.slack
    .calls('chat.postMessage')
    .filter(({ status, parameters }) => status === 200 && parameters.channel === channel)
    .map(({ parameters }) => parameters.thread_ts);

describe('a burst of messages', () => {
  it('is answered in order at the pace that Slack allows, without a refused post or a look at a thread', async () => {
    harness = await startHarness();
    const { slack, channel, settle } = harness;
    const others = ['calls', 'dialer'].map((name) => slack.addChannel({ name, members: ['robin'] }));
    for (const each of others) slack.invite(each);
    const channels = [channel, ...others];
    const began = performance.now();
    const posted = channels.map((each) =>
      Array.from({ length: 9 }, () => slack.post({ channel: each, text: 'bad', user: 'robin' })),
    );
    await settle();
    // Three at once, and six more at one a second.
    expect(performance.now() - began).toBeLessThan(1.2 * 6000 + 1500);
    expect(channels.map(answered)).toEqual(posted);
    expect(refused()).toEqual([]);
    expect(lookups()).toEqual([]);
  });

  it('is not begun anew by a restart: what waited is posted once, and no thread is looked up for it', async () => {
    harness = await startHarness();
    const { slack, channel } = harness;
    const posted = Array.from({ length: 7 }, () => slack.post({ channel, text: 'bad', user: 'robin' }));
    await slack.waitFor(() => answered(channel).length >= 4);
    await harness.restart();
    await harness.settle();
    expect(answered(channel)).toEqual(posted);
    expect(lookups()).toEqual([]);
  });
});

describe('a pause that Slack asks for', () => {
  it('costs one refused post, changes no order, and holds up no other channel', async () => {
    harness = await startHarness();
    const { slack, channel, settle, logs } = harness;
    slack.failNext('chat.postMessage', { retryAfter: 2 });
    const posted = Array.from({ length: 5 }, () => slack.post({ channel, text: 'bad', user: 'robin' }));
    await slack.waitFor(() => refused().length > 0);
    const direct = slack.post({ channel: slack.channelId('dm:mika'), text: 'bad', user: 'mika' });
    await slack.waitFor(() => answered(slack.channelId('dm:mika')).includes(direct), 1500);
    await settle();
    expect(answered(channel)).toEqual(posted);
    expect(refused()).toHaveLength(1);
    expect(lookups()).toEqual([]);
    expect(logs().match(/Slack limits the rate of calls/g)).toHaveLength(1);
    expect(logs()).not.toContain('work was put off');
  });

  it('of a method for the whole workspace is kept by all calls of it', async () => {
    harness = await startHarness();
    const { slack, channel, settle } = harness;
    const posted = ['bad1 bad2', 'bad3 bad4'].map((text) => slack.post({ channel, text }));
    await settle();
    slack.failNext('chat.update', { retryAfter: 2 });
    for (const ts of posted) slack.edit({ channel, ts, text: 'bad1' });
    await settle();
    expect(slack.calls('chat.update').map(({ status }) => status)).toEqual([429, 200, 200]);
    expect(lookups()).toEqual([]);
  });
});

it('looks a thread up after an unknown outcome alone', async () => {
  harness = await startHarness();
  const { slack, channel, settle } = harness;
  slack.failNext('chat.postMessage', { drop: 'response' });
  const ts = slack.post({ channel, text: 'bad' });
  await settle();
  expect(slack.thread(channel, ts)).toHaveLength(2);
  expect(lookups()).toHaveLength(1);
});

it('asks each channel once which of many threads have no reply, and searches the others alone', async () => {
  harness = await startHarness();
  const { slack, settle } = harness;
  const channels = Array.from({ length: 9 }, (_, index) =>
    slack.addChannel({ name: `c${index}`, members: ['robin', 'mika'] }),
  );
  for (const each of channels) slack.invite(each);
  slack.failNext('chat.postMessage', { drop: 'response', times: 9 });
  slack.failNext('chat.postMessage', { drop: 'request', times: 9 });
  const posted = ['robin', 'mika'].flatMap((user) =>
    channels.map((channel) => ({ channel, ts: slack.post({ channel, text: 'bad', user }) })),
  );
  await settle();
  for (const { channel, ts } of posted) expect(slack.thread(channel, ts)).toHaveLength(2);
  const asked = slack.calls('conversations.history').map(({ parameters }) => parameters.channel);
  expect(asked.length).toBeGreaterThan(0);
  expect(new Set(asked).size).toBe(asked.length);
  expect(slack.calls('conversations.replies').length).toBeLessThan(posted.length);
});

it('announces a few answers of many that take their time, so that reactions leave room for answers', async () => {
  harness = await startHarness();
  const { slack, channel, settle } = harness;
  slack.failNext('chat.postMessage', { delayMs: 1500, times: 8 });
  const channels = Array.from({ length: 7 }, (_, index) =>
    slack.addChannel({ name: `c${index}`, members: ['robin'] }),
  );
  for (const each of channels) slack.invite(each);
  for (const each of [channel, ...channels]) slack.post({ channel: each, text: 'bad', user: 'robin' });
  await settle();
  const eyes = slack.calls('reactions.add').filter(({ parameters }) => parameters.name === 'eyes');
  expect(eyes).toHaveLength(4);
  expect(slack.calls('reactions.remove')).toHaveLength(4);
});
