import { afterEach, describe, expect, it } from 'vitest';
import { ACTION } from '../../src/reply/actions.ts';
import { isGreeting, isThanks } from '../../src/slack/work/small-talk.ts';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

describe('words to the app', () => {
  it.each(['', 'help', 'Hi!', 'hello callcheck', 'good morning'])('“%s” asks for help', (text) => {
    expect(isGreeting(text)).toBe(true);
    expect(isThanks(text)).toBe(false);
  });
  it.each(['thanks', 'Thank you so much!', 'thx 🙏', 'perfect, thanks', 'thanks, it works'])(
    '“%s” is thanks',
    (text) => {
      expect(isThanks(text)).toBe(true);
      expect(isGreeting(text)).toBe(false);
    },
  );
  it.each(['thanks, but it still returns 400', 'help: 400 on calls', 'hi, {"to":1}'])(
    '“%s” is neither',
    (text) => {
      expect(isThanks(text) || isGreeting(text)).toBe(false);
    },
  );
});

it('says what it can do, with examples and without ratings, and thanks by a reaction', async () => {
  harness = await startHarness();
  const { slack, settle } = harness;
  const hi = slack.post({ channel: 'dm', text: 'hi' });
  await settle();
  const reply = JSON.stringify(slack.thread('dm', hi)[1]?.blocks);
  expect(reply).toContain('For example:');
  expect(reply).not.toContain(ACTION.helpful);
  const thanks = slack.post({ channel: 'dm', text: 'thanks!' });
  await settle();
  expect(slack.thread('dm', thanks)).toHaveLength(1);
  expect(slack.message('dm', thanks)?.reactions).toHaveLength(1);
});

it('names who shared a private answer, and shows the request', async () => {
  harness = await startHarness();
  const { slack, channel, settle } = harness;
  await slack.command({ channel, text: '/callcheck bad call' });
  await slack.click({ channel, ts: slack.ephemerals()[0]?.ts ?? '', actionId: ACTION.share });
  await settle();
  const posted = slack.messages(channel).find(({ user }) => user === slack.botUserId);
  const words = JSON.stringify(posted?.blocks);
  expect(words).toContain(`"user_id":"${slack.userId('robin')}"`);
  expect(words).toContain('bad call');
});

it('checks a call from its Home, with a way back from a paste without one', async () => {
  harness = await startHarness();
  const { slack } = harness;
  slack.openHome();
  const home = await slack.waitFor(() => slack.home());
  await slack.click({ viewId: home.id, actionId: ACTION.checkCall });
  await slack.waitFor(() => slack.views().length === 1);
  await slack.submitView({ values: { paste: 'lunch at noon' } });
  expect(slack.views()).toHaveLength(2);
  expect(JSON.stringify(slack.views()[1])).toContain('"Back"');
  await slack.closeView({});
  await slack.submitView({ values: { paste: 'bad' } });
  expect(slack.views()).toHaveLength(1);
  expect(JSON.stringify(slack.views()[0])).toContain('The word bad is wrong.');
});
