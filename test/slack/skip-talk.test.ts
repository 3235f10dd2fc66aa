import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

const TOKEN = `Zt7${'xW4-vN2_'}aK9cR1dW8eY3${'fU6gZ0hP5iL'}jB-o_7sMq2tXw4`;

let harness: Harness;
afterEach(async () => await harness.stop());

/** Names the deliveries that were stored. */
const listening =
  (stored: string[]) =>
  (store: Store): Store =>
    new Proxy(store, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...values: unknown[]) => {
          if (name === 'addWork') stored.push(JSON.stringify(values));
          return Reflect.apply(member, target, values);
        };
      },
    });

describe.each<TransportKind>(['socket', 'http'])('over %s', (transport) => {
  it('talk is acknowledged and stored nowhere', async () => {
    const stored: string[] = [];
    harness = await startHarness({ transport, wrapStore: listening(stored) });
    const { slack, channel, settle } = harness;
    slack.post({ channel, text: 'who has the phone today?' });
    await settle();
    expect(slack.deliveries().map(({ outcome }) => outcome)).toEqual(['acked']);
    expect(stored).toEqual([]);
  });

  it('all that may deserve something is stored', async () => {
    const stored: string[] = [];
    harness = await startHarness({ transport, wrapStore: listening(stored) });
    const { slack, channel, settle } = harness;
    const bot = `<@${slack.botUserId}>`;
    const ts = slack.post({ channel, text: 'bad, says the payload' });
    slack.post({ channel, text: `${bot} are you there?` });
    slack.post({ channel, text: `Authorization: Bearer ${TOKEN}` });
    await settle();
    slack.edit({ channel, ts, text: 'never mind' });
    await settle();
    slack.post({ channel, text: 'as I said', threadTs: ts });
    await settle();
    const texts = ['bad, says', 'are you there', 'Bearer', 'never mind', 'as I said'];
    expect(texts.filter((text) => !stored.some((work) => work.includes(text)))).toEqual([]);
  });
});
