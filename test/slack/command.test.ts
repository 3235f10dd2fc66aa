import { afterEach, describe, expect, it } from 'vitest';
import { readCommand } from '../../src/slack/listeners/commands/parse-command.ts';
import { type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';

describe('the words after the command', () => {
  it.each([
    ['', { kind: 'paste' }],
    [' Help! ', { kind: 'help' }],
    ['mode', { kind: 'show-mode' }],
    ['MODE Auto', { kind: 'set-mode', mode: 'auto' }],
    ['mode loud', { kind: 'unknown-mode' }],
    ['hlep', { kind: 'slip', meant: ['help'] }],
    ['helpp?', { kind: 'slip', meant: ['help'] }],
    ['mdoe', { kind: 'slip', meant: ['mode'] }],
    ['mdoe off', { kind: 'slip', meant: ['mode off'] }],
    ['modes mentoin', { kind: 'slip', meant: ['mode mention'] }],
    ['mode atuo', { kind: 'slip', meant: ['mode auto'] }],
  ])('%j are understood', (text, request) => expect(readCommand(text)).toEqual(request));

  it.each([
    '{"mode":"auto"}',
    '{mode}',
    '[mdoe]',
    'mode of transport',
    'mdoe is what I typed',
    '400',
    'hello',
    '+12065550142',
    'not.a.user',
    'mdoe {"to":"+12065550142"}',
    'call:start',
  ])('%j are something to check', (text) => expect(readCommand(text)).toEqual({ kind: 'check', text }));
});

let harness: Harness;
afterEach(async () => await harness?.stop());

/** What the person who typed it hears. */
async function say(text: string, channel = harness.channel): Promise<string> {
  await harness.slack.command({ channel, text: `/callcheck ${text}` });
  return harness.slack.ephemerals().at(-1)?.text ?? '';
}
const start = async (options: HarnessOptions = {}): Promise<Harness> => {
  harness = await startHarness(options);
  return harness;
};

describe.each<TransportKind>(['socket', 'http'])('the command, over %s', (transport) => {
  it('says what may have been meant', async () => {
    await start({ transport });
    expect(await say('mdoe off')).toMatch(/^Did you mean `\/callcheck mode off`\? /);
    expect(await harness.store.findMode(harness.slack.teamId, harness.channel)).toBeUndefined();
  });

  it.each(['channel', 'group'] as const)('in a %s without the app tells to invite it', async (type) => {
    const { slack, store } = await start({ transport });
    const channel = slack.addChannel({ name: 'elsewhere', type });
    for (const words of ['mode auto', 'mode', 'mode mention', 'mode off']) {
      expect(await say(words, channel)).toMatch(/^Mode \*\w+\*: .* `\/invite @callcheck`\. Until then only/);
    }
    expect(await store.findMode(slack.teamId, channel)).toBe('off');
    slack.invite(channel);
    expect(await say('mode auto', channel)).not.toContain('/invite');
  });
});

describe('the mode', () => {
  it('of a channel with the app needs no invitation', async () => {
    await start();
    expect(await say('mode auto')).toMatch(/^Mode \*auto\*: [^/]*$/);
  });

  it.each(['missing_scope', 'internal_error'])(
    'is told alone where membership is hidden: %s',
    async (error) => {
      await start();
      harness.slack.failNext('conversations.info', { error });
      expect(await say('mode auto')).toMatch(/^Mode \*auto\*: [^/]*$/);
    },
  );

  it('is told in time where Slack is slow to say whether the app is there', async () => {
    await start();
    harness.slack.failNext('conversations.info', { delayMs: 4000 });
    const before = performance.now();
    expect(await say('mode off')).toMatch(/^Mode \*off\*: [^/]*$/);
    expect(performance.now() - before).toBeLessThan(2500);
  });

  it('is left where Slack is slow to say who may change it', async () => {
    await start({ modeChangers: { kind: 'admins' } });
    harness.slack.failNext('users.info', { delayMs: 4000 });
    const before = performance.now();
    expect(await say('mode off')).toMatch(/^Slack took too long to say.*Try again\.$/);
    expect(performance.now() - before).toBeLessThan(2500);
    expect(await harness.store.findMode(harness.slack.teamId, harness.channel)).toBeUndefined();
  });
});
