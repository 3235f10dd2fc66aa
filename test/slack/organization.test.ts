import { afterEach, describe, expect, it } from 'vitest';
import { createOrgCheck } from '../../src/genesys/org-check.ts';
import { ACTION, PASTE_INPUT } from '../../src/reply/actions.ts';
import { checkText } from '../../src/validator/index.ts';
import {
  createGenesysEmulator,
  type GenesysEmulator,
  type GenesysEmulatorOptions,
} from '../../src/workspace/genesys-emulator/emulator.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Harness, startHarness } from './harness.ts';

const QUEUE = '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c01';
const NAMED =
  'POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "+12065550142", "callFromQueueId": "Sales EMEA" }';
const TWINS = 'POST /api/v2/conversations/calls gives 400\n{ "callUserId": "Alex Smith" }';
const TWIN = '8a2f6c14-0d3b-4e7a-b5c9-1f0e2d3c4b05';

let harness: Harness;
let genesys: GenesysEmulator;
afterEach(async () => {
  await harness.stop();
  await genesys.stop();
});

async function start(
  options: GenesysEmulatorOptions & { readonly channels?: readonly string[] } = {},
): Promise<Harness> {
  genesys = await createGenesysEmulator(options);
  const { url, clientId, clientSecret } = genesys;
  const check = createOrgCheck({ apiUrl: url, loginUrl: url, clientId, clientSecret });
  const channels = options.channels ?? ['api-support'];
  harness = await startHarness({ knowledge, check: checkText, org: { check, channels } });
  return harness;
}

/** The reply to a message, once all is done, as Slack holds it. */
async function replyTo(text: string, channel = harness.channel): Promise<string> {
  const ts = harness.slack.post({ channel, text });
  await harness.settle();
  return JSON.stringify(
    harness.slack.thread(channel, ts)[1]?.blocks ?? harness.slack.messages(channel).at(-1)?.blocks,
  );
}

const posted = (): string =>
  JSON.stringify(harness.slack.calls('chat.postMessage').map(({ parameters }) => parameters));

describe('in a channel that allows lookups', () => {
  it('posts the answer at once, and brings the ID into the body when it is there', async () => {
    await start();
    expect(await replyTo(NAMED)).toContain(QUEUE);
    expect(posted()).not.toContain(QUEUE);
    expect(harness.slack.calls('chat.update')).toHaveLength(1);
  });

  it('looks up again after an edit', async () => {
    const { slack, channel, settle } = await start();
    const ts = slack.post({ channel, text: NAMED.replace('Sales EMEA', 'Unknown queue') });
    await settle();
    slack.edit({ channel, ts, text: NAMED });
    await settle();
    expect(JSON.stringify(slack.thread(channel, ts)[1]?.blocks)).toContain(QUEUE);
  });

  it('counts what an edit fixed of what was looked up', async () => {
    const { slack, channel, settle } = await start();
    const call = (queue: string): string =>
      `POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "12065550142", "callFromQueueId": "${queue}" }`;
    const ts = slack.post({ channel, text: call('3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1cff') });
    await settle();
    expect(JSON.stringify(slack.thread(channel, ts)[1]?.blocks)).toContain(
      '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1cff',
    );
    slack.edit({ channel, ts, text: call('3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c01') });
    await settle();
    expect(JSON.stringify(slack.thread(channel, ts)[1]?.blocks)).toContain('1 of 2 fixed');
  });

  it('tells who asked what the channel is not told', async () => {
    const { slack } = await start();
    expect(await replyTo(TWINS)).not.toContain(TWIN);
    expect(slack.ephemerals().map(({ text }) => text)).toEqual([expect.stringContaining(TWIN)]);
  });

  it('marks what only the organization finds wrong', async () => {
    const { slack, channel } = await start();
    const user = '8a2f6c14-0d3b-4e7a-b5c9-1f0e2d3c4b02';
    await replyTo(
      `POST /api/v2/conversations/calls/user/${user} gives 409\n{ "phoneNumber": "+12065550142" }`,
    );
    expect(
      JSON.stringify(slack.messages(channel).map((message) => slack.thread(channel, message.ts))),
    ).toContain('has no station');
  });

  it('asks nothing for a message without an answer', async () => {
    await start();
    await replyTo('lunch at noon?');
    expect(genesys.requests).toEqual([]);
  });

  it.each([
    ['is down', { status: 503 }],
    ['is slow', { path: /^\/api\//, delayMs: 30_000 }],
    ['limits the rate', { path: /^\/api\//, status: 429, retryAfter: 600 }],
    ['sends garbage', { body: '<html>' }],
    ['drops the connection', { drops: true }],
    ['refuses the client', { path: /oauth/, status: 401 }],
  ] as const)('answers as ever where the API %s', async (_, fault) => {
    const { slack, channel, settle } = await start();
    genesys.faults.set(fault);
    const ts = slack.post({ channel, text: NAMED });
    await slack.waitFor(() => slack.thread(channel, ts).length === 2, 20_000);
    await settle();
    const [, reply, ...more] = slack.thread(channel, ts);
    expect(more).toEqual([]);
    expect(JSON.stringify(reply?.blocks)).toContain('<queue-id>');
  });

  it('keeps what it looked up out of logs and state', async () => {
    await start();
    await replyTo(NAMED);
    await replyTo(TWINS);
    expect(harness.logs()).not.toMatch(/Sales|Alex|3c1d0a52|8a2f6c14/);
  });
});

describe('elsewhere', () => {
  it('asks nothing in a channel that is not listed', async () => {
    await start({ channels: [] });
    expect(await replyTo(NAMED)).toContain('<queue-id>');
    expect(genesys.requests).toEqual([]);
  });

  it('looks up in a direct message, and tells all there', async () => {
    const { slack } = await start({ channels: [] });
    expect(await replyTo(NAMED, slack.channelId('dm'))).toContain(QUEUE);
    expect(await replyTo(TWINS, slack.channelId('dm'))).toContain(TWIN);
  });

  it('looks up for the command, after the answer', async () => {
    const { slack, channel } = await start({ channels: [] });
    await slack.command({ channel, text: `/callcheck ${NAMED}` });
    await slack.waitFor(
      () => JSON.stringify(slack.ephemerals().at(-1)?.blocks ?? []).includes(QUEUE),
      20_000,
    );
  });

  it('looks up for the form to paste into', async () => {
    const { slack, channel } = await start({ channels: [] });
    await slack.command({ channel, text: '/callcheck' });
    await slack.waitFor(() => slack.views().length > 0, 20_000);
    await slack.submitView({ values: { [PASTE_INPUT.block]: NAMED } });
    await slack.waitFor(() => JSON.stringify(slack.views().at(-1) ?? {}).includes(QUEUE), 20_000);
  });

  it('looks up for the shortcut', async () => {
    const { slack, channel } = await start({ channels: [] });
    const ts = slack.post({ channel, text: NAMED });
    await slack.shortcut({ channel, ts });
    await slack.waitFor(() => JSON.stringify(slack.views().at(-1) ?? {}).includes(QUEUE), 20_000);
  });
});

it('names a permission that the client lacks in the Home tab of admins', async () => {
  const { slack } = await start({ permissions: [] });
  await replyTo(NAMED);
  slack.openHome('robin');
  const home = await slack.waitFor(() => {
    const blocks = JSON.stringify(slack.home('robin') ?? {});
    return blocks.includes('For admins') && blocks;
  }, 20_000);
  expect(home).toContain('routing:queue:view');
});

it('copies the call with the ID that was found', async () => {
  const { slack, channel } = await start();
  const text = NAMED;
  const ts = slack.post({ channel, text });
  await harness.settle();
  const reply = slack.thread(channel, ts)[1]?.ts ?? '';
  await slack.click({ channel, ts: reply, actionId: ACTION.copyAs });
  await slack.waitFor(() => JSON.stringify(slack.views().at(-1) ?? {}).includes(QUEUE), 20_000);
});

it('shows in Details what the organization says', async () => {
  const { slack, channel } = await start();
  const ts = slack.post({ channel, text: NAMED });
  await harness.settle();
  const reply = slack.thread(channel, ts)[1]?.ts ?? '';
  await slack.click({ channel, ts: reply, actionId: ACTION.details });
  await slack.waitFor(() => JSON.stringify(slack.views().at(-1) ?? {}).includes(QUEUE), 20_000);
});

it('says in Details that the lookup failed, and not in the answer', async () => {
  const { slack, channel } = await start({ permissions: [] });
  const ts = slack.post({ channel, text: NAMED });
  await harness.settle();
  const reply = slack.thread(channel, ts)[1];
  expect(JSON.stringify(reply?.blocks)).not.toContain('was not checked');
  await slack.click({ channel, ts: reply?.ts ?? '', actionId: ACTION.details });
  await slack.waitFor(() => JSON.stringify(slack.views().at(-1) ?? {}).includes('was not checked'), 20_000);
});
