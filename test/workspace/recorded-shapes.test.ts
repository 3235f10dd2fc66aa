import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSlackEmulator, type Json, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { findDifferences } from './shape.ts';

/** Payloads recorded in real workspaces; kept outside the project. */
const FOLDER = new URL('../../../shared/data/slack-payloads/', import.meta.url);
const isMissing = !existsSync(FOLDER);
if (isMissing)
  console.warn('No recorded Slack payloads here; the shapes of the emulator are not compared with them');

function recorded(file: string, name: string): Json {
  const all: unknown = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
  return Reflect.get(all as object, name) as Json;
}

/** What only some workspaces send: ids of an enterprise around them. */
const ELSEWHERE = /enterprise|\/inviter: missing/;

describe.skipIf(isMissing)('payloads have the shape of recorded ones', () => {
  let emulator: SlackEmulator;
  beforeAll(async () => {
    emulator = await createSlackEmulator({ retryDelaysMs: [] });
    emulator.deliverTo('http://127.0.0.1:9/');
  });
  afterAll(() => emulator.stop());

  const last = (type: string, accept: (payload: Json) => boolean = () => true): Promise<Json> =>
    emulator.waitFor(
      () => emulator.deliveries().findLast((one) => one.type === type && accept(one.payload))?.payload,
    );

  const event = (type: string, channel?: string) =>
    last('events_api', ({ event: inner }) => {
      const { type: found, channel: where } = inner as Json;
      return found === type && (channel === undefined || where === emulator.channelId(channel));
    });

  const compare = (file: string, name: string, ours: Json): void => {
    const differences = findDifferences(recorded(file, name), ours).filter((line) => !ELSEWHERE.test(line));
    expect(differences, `${file} ${name}`).toEqual([]);
  };

  test('a message and a mention', async () => {
    emulator.post({ channel: 'api-support', text: '@callcheck hello' });
    compare('channel-mention-slack.json', 'mention', await event('message', 'api-support'));
    compare('streaming-slack.json', 'aiMention', await event('message', 'api-support'));
    compare('channel-slack.json', 'mention', await event('app_mention'));
    compare('slack.json', 'mention', await event('app_mention'));
  });

  test('a direct message, and a reply in a thread', async () => {
    emulator.post({ channel: 'dm', text: 'hello' });
    compare('dm-slack-direct.json', 'directDM', await event('message', 'dm'));
    const root = emulator.post({ channel: 'api-support', text: 'root' });
    const ts = emulator.post({ channel: 'api-support', text: 'reply', threadTs: root });
    const reply = await last('events_api', (payload) => (payload.event as Json).ts === ts);
    compare('slack.json', 'followUp', reply);
    compare('dm-slack.json', 'dmRequest', reply);
  });

  test('a reaction, and a new member', async () => {
    const ts = emulator.post({ channel: 'api-support', text: 'x' });
    emulator.react({ channel: 'api-support', ts, name: '+1' });
    compare('actions-reactions-slack.json', 'reaction', await event('reaction_added'));
    emulator.invite('general');
    compare('member-joined-channel-slack.json', 'memberJoinedChannel', await event('member_joined_channel'));
  });

  test('a slash command', async () => {
    await emulator.command({ channel: 'api-support', text: '/callcheck some words' });
    compare('slash-commands-slack.json', 'slashCommandWithArgs', await last('slash_commands'));
  });

  test('a click in a thread, in a select, and in a private message', async () => {
    const root = emulator.post({ channel: 'api-support', text: 'root' });
    const button = {
      type: 'button',
      action_id: 'go',
      text: { type: 'plain_text', text: 'Go' },
      style: 'primary',
    };
    const option = { text: { type: 'plain_text', text: 'One' }, value: 'one' };
    const placeholder = { type: 'plain_text', text: 'Choose' };
    const select = { type: 'static_select', action_id: 'pick', options: [option], placeholder };
    const radio = {
      type: 'radio_buttons',
      action_id: 'plan',
      options: [
        { text: { type: 'mrkdwn', text: '*a*' }, value: 'a', description: { type: 'mrkdwn', text: 'b' } },
      ],
    };
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'H' } },
      { type: 'actions', elements: [button, select, radio] },
    ];
    const channel = emulator.channelId('api-support');
    const { ts } = await call('chat.postMessage', { channel, thread_ts: root, text: 'x', blocks });
    await emulator.click({ channel, ts: String(ts), actionId: 'go' });
    compare('channel-slack.json', 'channel_post_action', await last('interactive'));
    compare('modals-slack.json', 'action', await last('interactive'));
    await emulator.click({ channel, ts: String(ts), actionId: 'pick', value: 'one' });
    compare('actions-reactions-slack.json', 'staticSelectAction', await last('interactive'));
    await emulator.click({ channel, ts: String(ts), actionId: 'plan', value: 'a' });
    compare('actions-reactions-slack.json', 'radioButtonsAction', await last('interactive'));
    const { message_ts } = await call('chat.postEphemeral', {
      channel,
      user: emulator.userId('robin'),
      thread_ts: root,
      text: 'x',
      blocks,
    });
    await emulator.click({ channel, ts: String(message_ts), actionId: 'go' });
    compare('modals-slack.json', 'ephemeralAction', await last('interactive'));
  });

  test('a submitted view', async () => {
    const { triggerId } = await emulator.command({ channel: 'api-support', text: '/callcheck' });
    const label = { type: 'plain_text', text: 'L' };
    const input = { type: 'plain_text_input', multiline: true, placeholder: label };
    const view = {
      type: 'modal',
      callback_id: 'form',
      title: label,
      submit: label,
      close: label,
      blocks: [
        {
          type: 'input',
          block_id: 'message',
          label,
          optional: false,
          element: { ...input, action_id: 'message' },
        },
        {
          type: 'input',
          block_id: 'email',
          label,
          optional: true,
          element: { ...input, action_id: 'email' },
        },
        {
          type: 'input',
          block_id: 'category',
          label,
          element: {
            type: 'static_select',
            action_id: 'category',
            options: [{ text: label, value: 'feature' }],
          },
        },
      ],
    };
    await call('views.open', { trigger_id: triggerId, view });
    await emulator.submitView({ values: { message: 'Hello', category: 'feature', email: 'me@example.com' } });
    compare('slash-commands-slack.json', 'viewSubmission', await last('interactive'));
    compare('modals-slack.json', 'viewSubmission', await last('interactive'));
  });

  async function call(method: string, body: Json): Promise<Json> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${emulator.botToken}` };
    const answer = await fetch(emulator.apiUrl + method, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const result = (await answer.json()) as Json;
    expect(result).toMatchObject({ ok: true });
    return result;
  }
});
