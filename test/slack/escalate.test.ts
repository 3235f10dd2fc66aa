import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { ACTION, MENU } from '../../src/reply/actions.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

const GROUP = 'S0HELPERS';
let harness: Harness;
afterEach(async () => await harness?.stop());

const ask = async (transport: TransportKind, escalationGroup?: string) => {
  harness = await startHarness({ transport, ...(escalationGroup !== undefined && { escalationGroup }) });
  const { slack, channel, settle } = harness;
  const source = slack.post({ channel, text: 'bad1 hush-Zebra-4711' });
  await settle();
  const ts = slack.thread(channel, source)[1]?.ts ?? '';
  return {
    source,
    click: () => slack.click({ channel, ts, actionId: ACTION.more, value: MENU.handOver, user: 'mika' }),
  };
};
const thread = (source: string) => harness.slack.thread(harness.channel, source);

describe.each<TransportKind>(['socket', 'http'])('Hand over, over %s', (transport) => {
  it('calls the group once, with nothing that was pasted', async () => {
    const { source, click } = await ask(transport, GROUP);
    harness.slack.failNext('chat.postMessage', { drop: 'response' });
    await click();
    await click();
    await harness.settle();
    await harness.restart();
    await click();
    await harness.slack.waitFor(() =>
      JSON.stringify(harness.slack.ephemerals('mika')).includes('already handed over'),
    );
    await harness.settle();
    const [, , call, ...more] = thread(source);
    expect(more).toEqual([]);
    const words = JSON.stringify([call?.blocks, call?.text]);
    expect(words).toContain(`"usergroup_id":"${GROUP}"`);
    expect(words).toContain('rule/bad1');
    expect(words).not.toContain('Zebra');
    // What the person who clicked is told stands in the thread too.
    expect(harness.slack.ephemerals('mika').map((each) => each.thread_ts)).toEqual([source, source, source]);
    // An edit doesn't forget that it was handed over.
    harness.slack.edit({ channel: harness.channel, ts: source, text: 'bad2' });
    await harness.settle();
    await click();
    await harness.settle();
    expect(thread(source)).toHaveLength(3);
  });
});

it('offers no hand-over where no group is set', async () => {
  const { source } = await ask('socket');
  expect(JSON.stringify(thread(source))).not.toContain(`"value":"${MENU.handOver}"`);
});

it('offers none in direct messages, where nobody could come', async () => {
  harness = await startHarness({ escalationGroup: GROUP });
  const { slack, settle } = harness;
  const source = slack.post({ channel: 'dm', text: 'bad1' });
  await settle();
  const words = JSON.stringify(slack.thread('dm', source));
  expect(words).toContain(`"value":"${MENU.remove}"`);
  expect(words).not.toContain(`"value":"${MENU.handOver}"`);
});

it('takes the id of a group, and nothing else', async () => {
  expect(loadConfig({ CALLCHECK_ESCALATION_GROUP: GROUP }).escalationGroup).toBe(GROUP);
  expect(() => loadConfig({ CALLCHECK_ESCALATION_GROUP: '@helpers' })).toThrow(/CALLCHECK_ESCALATION_GROUP/);
});
