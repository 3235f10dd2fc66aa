import { afterEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

type Who = 'robin' | 'mika';
/** Somebody writes in a thread; the last step says whether the app answers it. */
type Step = readonly [who: Who, text: string];

/** Robin begins the thread with the first step. Resolves with how many replies each step brought. */
async function converse(steps: readonly Step[], transport: TransportKind): Promise<number[]> {
  harness = await startHarness({ transport });
  const { slack, channel, settle } = harness;
  const [[, opening] = ['robin', ''], ...rest] = steps;
  const root = slack.post({ channel, text: opening, user: 'robin' });
  const counts: number[] = [];
  const count = async (): Promise<void> => {
    await settle();
    const replies = slack.thread(channel, root).filter((message) => message.user === slack.botUserId);
    counts.push(replies.length - counts.reduce((sum, each) => sum + each, 0));
  };
  await count();
  for (const [user, text] of rest) {
    slack.post({ channel, text: text.replace('@app', `<@${slack.botUserId}>`), user, threadTs: root });
    await count();
  }
  return counts;
}

const THREADS: readonly [name: string, steps: readonly Step[], replies: readonly number[]][] = [
  [
    'answers on while its author is alone with it',
    [
      ['robin', 'bad1'],
      ['robin', 'hm'],
      ['robin', 'bad2 now'],
    ],
    [1, 0, 1],
  ],
  [
    'answers on after one word of somebody else',
    [
      ['robin', 'bad1'],
      ['mika', 'what it says'],
      ['robin', 'bad2 now'],
    ],
    [1, 0, 1],
  ],
  [
    'is silent once somebody else has written twice',
    [
      ['robin', 'bad1'],
      ['mika', 'what it says'],
      ['mika', 'send it again?'],
      ['robin', 'bad2 now'],
    ],
    [1, 0, 0, 0],
  ],
  [
    'is silent where a person answered first',
    [
      ['robin', 'calls fail, any idea?'],
      ['mika', 'which body?'],
      ['robin', 'bad1'],
    ],
    [0, 0, 0],
  ],
  [
    'answers the paste that somebody else adds first',
    [
      ['robin', 'calls fail, for you too?'],
      ['mika', 'bad1'],
    ],
    [0, 1],
  ],
  [
    'answers a mention, and speaks again after it',
    [
      ['robin', 'calls fail, any idea?'],
      ['mika', 'no'],
      ['robin', 'bad1'],
      ['mika', '@app bad2'],
      ['robin', 'bad3'],
    ],
    [0, 0, 0, 1, 1],
  ],
];

describe.each<TransportKind>(['socket', 'http'])('in a thread, over %s', (transport) => {
  it.each(THREADS)('it %s', async (_, steps, replies) => {
    expect(await converse(steps, transport)).toEqual(replies);
  });
});

describe('a thread that people have taken over', () => {
  it('still has its answers brought up to date', async () => {
    await converse(
      [
        ['robin', 'bad1 bad2'],
        ['mika', 'one'],
        ['mika', 'two'],
      ],
      'socket',
    );
    const { slack, channel, settle } = harness;
    const [root, reply] = slack.thread(channel, slack.messages(channel)[0]?.ts ?? '');
    slack.edit({ channel, ts: root?.ts ?? '', text: 'bad2' });
    await settle();
    expect(slack.message(channel, reply?.ts ?? '')?.text).toContain('fixed 1 of 2');
  });

  it('is not entered when its first message becomes a call', async () => {
    await converse(
      [
        ['robin', 'hello'],
        ['mika', 'hello'],
      ],
      'socket',
    );
    const { slack, channel, settle } = harness;
    const root = slack.messages(channel)[0]?.ts ?? '';
    slack.edit({ channel, ts: root, text: 'bad' });
    await settle();
    expect(slack.thread(channel, root)).toHaveLength(2);
  });

  it('is remembered over a restart, and counts no redelivery', async () => {
    await converse(
      [
        ['robin', 'bad1'],
        ['mika', 'one'],
      ],
      'socket',
    );
    const { slack, channel } = harness;
    const root = slack.messages(channel)[0]?.ts ?? '';
    const said = slack.deliveries().find(({ payload }) => JSON.stringify(payload).includes('"text":"one"'));
    slack.emitEvent({ ...(said?.payload.event as object) }); // a cast, since the emulator keeps payloads as plain JSON
    await harness.settle();
    slack.post({ channel, text: 'bad2', user: 'robin', threadTs: root });
    await harness.settle();
    expect(slack.thread(channel, root)).toHaveLength(5);
    slack.post({ channel, text: 'two', user: 'mika', threadTs: root });
    await harness.settle();
    await harness.restart();
    slack.post({ channel, text: 'bad3', user: 'robin', threadTs: root });
    await harness.settle();
    expect(slack.thread(channel, root)).toHaveLength(7);
  });
});

describe('other bots and Slack itself', () => {
  it('are answered nowhere, also in its threads', async () => {
    harness = await startHarness();
    const { slack, channel, settle } = harness;
    const root = slack.post({ channel, text: 'bad' });
    await settle();
    slack.post({ channel, text: 'bad', asBot: true, threadTs: root });
    slack.emitEvent({ type: 'message', channel, user: 'USLACK', text: 'bad', ts: '1.1' });
    await settle();
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });
});
