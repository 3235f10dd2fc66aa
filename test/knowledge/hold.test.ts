import { afterEach, expect, it } from 'vitest';
import { fakeCheck, type Harness, startHarness } from '../slack/harness.ts';
import { KNOWLEDGE } from '../slack/sample-knowledge.ts';

let harness: Harness | undefined;
afterEach(async () => await harness?.stop());

it('a message in hand is answered with the knowledge it began with, the next with the new', async () => {
  const named = (version: string) => ({ ...KNOWLEDGE, version });
  let inUse = named('old');
  const asked: string[] = [];
  harness = await startHarness({
    // Asked anew each time, as the app does.
    get knowledge() {
      asked.push(inUse.version);
      return inUse;
    },
    check(text, { version }) {
      // The exchange happens in the middle of the work on the first message.
      inUse = named('new');
      asked.push(`checked with ${version}`);
      return fakeCheck(text);
    },
  });
  const { slack, channel, settle } = harness;
  slack.post({ channel, text: '{ bad }' });
  await settle();
  expect(asked).toEqual(['old', 'checked with old']);
  slack.post({ channel, text: '{ bad }' });
  await settle();
  expect(asked.slice(2)).toEqual(['new', 'checked with new']);
});
