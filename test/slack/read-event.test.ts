import { describe, expect, it } from 'vitest';
import { readMessageEvent } from '../../src/slack/receive/read-event.ts';
import { isSettled } from '../../src/slack/work/judge.ts';
import type { ReplyRecord, ReplyState } from '../../src/store/reply-store.ts';

const BOT = 'U0BOT';
const message = (over: object = {}) => ({
  type: 'message',
  channel: 'C1',
  user: 'U1',
  ts: '1.1',
  text: 'words',
  ...over,
});
const rich = (element: object) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] },
];
const changed = (now: object, before: object) => ({
  type: 'message',
  subtype: 'message_changed',
  channel: 'C1',
  ts: '9.9',
  message: message(now),
  previous_message: message(before),
});

describe('readMessageEvent', () => {
  it.each([
    ['a message', message(), { kind: 'written', ts: '1.1', thread: '1.1', author: 'U1', revision: '' }],
    ['a reply in a thread', message({ thread_ts: '1.0' }), { thread: '1.0' }],
    ['a file', message({ subtype: 'file_share' }), { kind: 'written' }],
    ['a broadcast', message({ subtype: 'thread_broadcast', thread_ts: '1.0' }), { thread: '1.0' }],
    [
      'a mention, without its own text',
      message({ text: '<@U0BOT> look' }),
      { mentionsBot: true, content: { text: ' look' } },
    ],
    [
      'a mention in rich text, whatever the text beside it says',
      message({ text: '', blocks: rich({ type: 'user', user_id: BOT }) }),
      { mentionsBot: true },
    ],
    [
      'its name in code as no mention',
      message({ text: 'x', blocks: rich({ type: 'text', text: '<@U0BOT>', style: { code: true } }) }),
      { mentionsBot: false, content: { text: '`<@U0BOT>`' } },
    ],
    [
      'its name as it was typed as no mention',
      message({ text: 'the log has &lt;@U0BOT&gt;' }),
      { mentionsBot: false },
    ],
    [
      'its name in a forwarded message as no mention',
      message({ text: 'see', attachments: [{ is_share: true, text: 'ask <@U0BOT>' }] }),
      { mentionsBot: false },
    ],
    ['a direct message', message({ channel: 'D1', channel_type: 'im' }), { isDirect: true }],
    ['an app_mention', message({ type: 'app_mention', text: 'hi <@U0BOT>' }), { mentionsBot: true }],
    [
      'an edit',
      changed({ text: 'new', edited: { ts: '2.2' } }, {}),
      { kind: 'written', ts: '1.1', revision: '2.2' },
    ],
    [
      'a second edit',
      changed({ text: 'new', edited: { ts: '3.3' } }, { edited: { ts: '2.2' } }),
      { revision: '3.3' },
    ],
    [
      'a deletion',
      { ...message(), subtype: 'message_deleted', deleted_ts: '1.1', previous_message: message() },
      { kind: 'deleted', ts: '1.1' },
    ],
    [
      'a deleted root with replies',
      changed({ subtype: 'tombstone', user: 'USLACKBOT' }, {}),
      { kind: 'deleted', ts: '1.1' },
    ],
  ])('reads %s', (_, event, expected) => {
    expect(readMessageEvent(event, BOT)).toMatchObject(expected);
  });

  it.each([
    ['its own message', message({ user: BOT })],
    ['a bot', message({ bot_id: 'B1' })],
    ['a bot_message', message({ subtype: 'bot_message', bot_id: 'B1' })],
    ['Slackbot', message({ user: 'USLACKBOT' })],
    ['a join', message({ subtype: 'channel_join' })],
    ['a message without a user', message({ user: undefined })],
    ['a preview on an unedited message', changed({ attachments: [{ text: 'preview' }] }, {})],
    [
      'a preview on an edited message',
      changed({ edited: { ts: '2.2' }, attachments: [{}] }, { edited: { ts: '2.2' } }),
    ],
    ['a thread counter', changed({ reply_count: 1 }, {})],
    ['an edit that leaves the words as they were', changed({ edited: { ts: '2.2' } }, {})],
    ['an update of its own post', changed({ user: BOT, text: 'new', edited: { ts: '2.2' } }, { user: BOT })],
    [
      'a deletion of its own post',
      {
        ...message(),
        subtype: 'message_deleted',
        deleted_ts: '1.1',
        previous_message: message({ user: BOT, bot_id: 'B1' }),
      },
    ],
    ['another event', { type: 'reaction_added', user: 'U1' }],
    ['nonsense', 'nonsense'],
  ])('passes over %s', (_, event) => {
    expect(readMessageEvent(event, BOT)).toBeNull();
  });
});

describe('isSettled', () => {
  const record = (state: ReplyState, revision = ''): ReplyRecord => ({
    source: { team: 'T1', channel: 'C1', ts: '1.1' },
    thread: '1.1',
    author: 'U1',
    state,
    revision,
    reply: null,
    codes: [],
    files: [],
    handedOver: false,
    updated: 1,
  });

  it.each([
    ['nothing known', undefined, '', false, false],
    ['a twin of what was answered', record('answered'), '', true, true],
    ['an edit of what was answered', record('answered'), '2.2', false, false],
    ['the original after its edit', record('answered', '2.2'), '', false, true],
    ['a twin of what was passed over', record('silent', '2.2'), '2.2', false, true],
    ['a mention of what was passed over', record('silent', '2.2'), '2.2', true, false],
    ['a mention of what got a tick', record('reacted'), '', true, false],
    ['an edit of what the author removed', record('removed'), '2.2', true, true],
    ['a late delivery of what is gone', record('deleted'), '', true, true],
  ])('of %s', (_, known, revision, asked, expected) => {
    expect(isSettled(known, revision, asked)).toBe(expected);
  });
});
