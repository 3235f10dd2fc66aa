import { webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { createBareMessages } from '../../src/slack/post/bare-messages.ts';
import { WaitError } from '../../src/slack/post/wait-error.ts';

const source = (ts: string, channel = 'C0') => ({ team: 'T0', channel, ts });

function start() {
  const asked: unknown[] = [];
  const paused: (() => void)[] = [];
  const client = new webApi.WebClient('xoxb-none');
  let fails: Error | undefined;
  client.conversations.history = async (range) => {
    asked.push(range);
    const messages = [{ ts: '1700000001.000100' }, { ts: '1700000002.000100', reply_count: 1 }];
    return { ok: true, messages };
  };
  const bare = createBareMessages({
    pause: () => new Promise((resolve) => paused.push(resolve)),
    async call(_method, _team, call) {
      if (fails !== undefined) throw fails;
      return await call();
    },
  });
  return {
    asked,
    isBare: (ts: string, channel?: string) => bare.isBare(source(ts, channel), client),
    goOn: () => paused.splice(0).forEach((resume) => void resume()),
    failWith: (error: Error) => {
      fails = error;
    },
  };
}

it('looks at a channel once for all that are asked about in a moment, and believes what it saw alone', async () => {
  const { asked, isBare, goOn } = start();
  const answers = [
    isBare('1700000002.000100'),
    isBare('1700000001.000100'),
    isBare('1700000003.000100'),
    isBare('1700000001.000100', 'C1'),
  ];
  goOn();
  expect(await Promise.all(answers)).toEqual([false, true, false, true]);
  expect(asked).toMatchObject([
    { channel: 'C0', oldest: '1700000001.000100', latest: '1700000003.000100', inclusive: true },
    { channel: 'C1' },
  ]);
});

it('looks anew for what is asked after a look was sent', async () => {
  const { asked, isBare, goOn } = start();
  const first = isBare('1700000001.000100');
  goOn();
  await first;
  const second = isBare('1700000001.000100');
  goOn();
  await second;
  expect(asked).toHaveLength(2);
});

it('tells nothing where it is not its turn soon, and passes other errors on to all that asked', async () => {
  const { isBare, goOn, failWith } = start();
  failWith(new WaitError(5000));
  const early = isBare('1700000001.000100');
  goOn();
  expect(await early).toBe(false);
  const gone = new Error('gone');
  failWith(gone);
  const late = ['1700000001.000100', '1700000002.000100'].map((ts) => isBare(ts));
  const refused = Promise.all(late.map((each) => expect(each).rejects.toBe(gone)));
  goOn();
  await refused;
});
