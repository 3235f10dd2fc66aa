import type { App, types } from '@slack/bolt';

/**
 * A small app for tests of the emulator's page: it answers each message in its thread with every kind of block the page
 * draws, and opens a modal on `/callcheck`.
 */
export function registerDemo(app: App): void {
  app.message(async ({ message, client }) => {
    if (message.subtype !== undefined && message.subtype !== 'file_share') return;
    if (!('user' in message) || ('thread_ts' in message && message.thread_ts !== undefined)) return;
    const text = 'text' in message ? (message.text ?? '') : '';
    if (text.includes('Twilio')) return;
    await client.reactions.add({ channel: message.channel, timestamp: message.ts, name: 'eyes' });
    await client.chat.postMessage({
      channel: message.channel,
      thread_ts: message.ts,
      text: 'Checked: 3 errors',
      blocks: answer(),
    });
  });
  app.command('/callcheck', async ({ ack, command, client }) => {
    if (command.text !== '') return ack({ text: `Privately: *${command.text.length}* characters read.` });
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: MODAL });
  });
  app.view('paste', async ({ ack, view, client, body }) => {
    const typed = view.state.values.payload?.text?.value ?? '';
    if (!typed.includes('{')) {
      await ack({ response_action: 'errors', errors: { payload: 'There is no JSON object in this.' } });
      return;
    }
    await ack();
    const channel = view.private_metadata === '' ? body.user.id : view.private_metadata;
    await client.chat.postMessage({ channel, text: `Read ${typed.length} characters.` });
  });
  app.action('explain', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'A phone number goes with type *phone*.', replace_original: false });
  });
  app.action('more', async ({ ack, respond }) => {
    await ack();
    await respond('More it is.');
  });
  app.action('remove', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  app.action('mode', async ({ ack, client, body }) => {
    await ack();
    await client.views.publish({ user_id: body.user.id, view: home('saved') });
  });
  app.shortcut('check_payload', async ({ ack, respond }) => {
    await ack();
    await respond('Checked from the menu.');
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: home('auto') });
  });
}

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });

const option = (text: string, value: string): types.PlainTextOption => ({ text: plain(text), value });

const MODAL: types.ModalView = {
  type: 'modal',
  callback_id: 'paste',
  title: plain('Check a call'),
  submit: plain('Check'),
  blocks: [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'Paste a *request body*, a `curl` command or an error.' },
    },
    {
      type: 'input',
      block_id: 'payload',
      label: plain('What did you send?'),
      hint: plain('Only you see the answer.'),
      element: { type: 'plain_text_input', action_id: 'text', multiline: true, placeholder: plain('{ … }') },
    },
  ],
};

function home(state: string): types.HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Where callcheck listens') },
      { type: 'section', text: { type: 'mrkdwn', text: `State: *${state}*` } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*#api-support*\nanswers every failing call' },
        accessory: {
          type: 'static_select',
          action_id: 'mode',
          options: [option('auto', 'auto'), option('mention', 'mention'), option('off', 'off')],
          initial_option: option('auto', 'auto'),
        },
      },
      { type: 'divider' },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'Ask with `/callcheck`, a mention, or here in *Messages*.' },
      },
    ],
  };
}

function answer(): types.KnownBlock[] {
  const corrected =
    '{\n  "from": { "address": "+12065550142", "type": "phone" },\n  "to": [{ "address": "+12065550143", "type": "phone", "attempts": 2, "auto": true }]\n}';
  // The types of Block Kit don't know `language` yet.
  const code = {
    type: 'rich_text_preformatted',
    language: 'json',
    elements: [{ type: 'text', text: corrected }],
  };
  return [
    { type: 'section', text: { type: 'mrkdwn', text: '*POST /api/v2/conversations/calls* · 3 errors' } },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: '/from/type', style: { code: true } },
                { type: 'text', text: ' (line 3) ' },
                { type: 'text', text: 'agent', style: { code: true } },
                {
                  type: 'text',
                  text: ' needs an ID (a UUID), but this is a phone number.',
                },
              ],
            },
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: '/to/0/address', style: { code: true } },
                { type: 'text', text: ' is too short for +1: 7 digits, 10 needed. ' },
                { type: 'text', text: 'inferred', style: { italic: true } },
              ],
            },
          ],
        },
        {
          type: 'rich_text_section',
          elements: [{ type: 'text', text: 'Same shape, corrected', style: { bold: true } }],
        },
        code as unknown as types.RichTextPreformatted,
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'A quoted <b>word</b> & more' }] },
      ],
    },
    { type: 'divider' },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'explain', style: 'primary', text: plain('Explain') },
        { type: 'button', action_id: 'more', text: plain('As cURL') },
        {
          type: 'overflow',
          action_id: 'more_menu',
          options: [option('As Python', 'python'), option('As JSON', 'json')],
        },
        {
          type: 'button',
          action_id: 'remove',
          style: 'danger',
          text: plain('Remove'),
        },
      ],
    },
  ];
}
