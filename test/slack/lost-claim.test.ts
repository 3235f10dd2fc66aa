import { afterEach, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness | undefined;
afterEach(async () => await harness?.stop());

/** A store whose next claims are lost between taking and posting, as when the database was away for too long. */
function losing(next: { claims: number }): (store: Store) => Store {
  return (store) =>
    new Proxy(store, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name !== 'takeWork') return member.bind(target);
        return async (most: number) => {
          const taken = await target.takeWork(most);
          return taken.map((work) => {
            if (next.claims === 0) return work;
            next.claims -= 1;
            return { ...work, isHeld: () => false };
          });
        };
      },
    });
}

it('posts nothing once its claim is lost, and looks for no post that it never sent', async () => {
  harness = await startHarness({ wrapStore: losing({ claims: 2 }) });
  const { slack, channel } = harness;
  slack.post({ channel, text: 'bad' });
  await slack.waitFor(() => slack.calls('chat.postMessage').length > 0, 10_000);
  await harness.settle();
  expect(slack.calls('chat.postMessage')).toHaveLength(1);
  // Two claims were lost; only the third holder got as far as posting.
  expect(harness.logs().match(/the claim on work was lost/g)).toHaveLength(2);
  expect(slack.calls('conversations.replies')).toHaveLength(0);
});

it('changes no reply once its claim is lost: it may be newer already', async () => {
  const next = { claims: 0 };
  harness = await startHarness({ wrapStore: losing(next) });
  const { slack, channel, settle } = harness;
  const ts = slack.post({ channel, text: 'bad1 bad2' });
  await settle();
  next.claims = 2;
  slack.edit({ channel, ts, text: 'bad1' });
  await settle();
  expect(slack.calls('chat.update')).toHaveLength(1);
  expect(harness.logs().match(/the claim on work was lost/g)).toHaveLength(2);
});
