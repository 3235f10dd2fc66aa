import { afterEach, expect, it } from 'vitest';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

it.each<TransportKind>(['socket', 'http'])(
  'the second of two edits within a second is answered too, over %s',
  async (transport) => {
    harness = await startHarness({ transport });
    const { slack, channel, settle } = harness;
    const ts = slack.post({ channel, text: 'bad1 bad2 bad3' });
    await settle();
    const message = { type: 'message', user: slack.userId('robin'), ts, text: 'bad1 bad2 bad3' };
    const second = `${Math.floor(Date.now() / 1000) + 5}.000000`;
    const edit = (text: string, before: object, eventTs: string): void =>
      slack.emitEvent({
        type: 'message',
        subtype: 'message_changed',
        channel,
        message: { ...message, text, edited: { user: message.user, ts: second } },
        previous_message: { ...message, ...before },
        event_ts: eventTs,
        ts: eventTs,
        channel_type: 'channel',
      });
    edit('bad2 bad3', {}, '1890000000.000100');
    edit('bad3', { text: 'bad2 bad3', edited: { user: message.user, ts: second } }, '1890000000.000200');
    await settle();
    const reply = JSON.stringify(slack.thread(channel, ts)[1]?.blocks);
    expect(reply).toContain('The word bad3 is wrong.');
    expect(reply).not.toMatch(/bad[12] is wrong|write good for bad[12]/);
  },
);
