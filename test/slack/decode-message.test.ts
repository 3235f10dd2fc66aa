import { describe, expect, it } from 'vitest';
import { decodeInput, decodeMessage } from '../../src/slack/receive/decode-message.ts';
import { compose } from '../../src/workspace/emulator/compose.ts';

const rich = (...elements: object[]) => ({ text: 'ignored', blocks: [{ type: 'rich_text', elements }] });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });

describe('decodeMessage, from text alone', () => {
  it.each([
    ['entities, the ampersand last', '{"a": "&lt;b&gt; &amp;amp; &amp;lt;"}', '{"a": "<b> &amp; &lt;"}'],
    ['a number that became a link', '"to": "<tel:+12065550142|+12065550142>"', '"to": "+12065550142"'],
    ['a number with a label of its own', '<tel:+12065550142|+1 206-555-0142>', '+1 206-555-0142'],
    ['a bare number link', '<tel:+12065550142>', '+12065550142'],
    ['a domain', '<http://api.example.com|api.example.com>/x', 'api.example.com/x'],
    ['a URL', '<https://api.example.com/api/v2?x=1&amp;y=2>', 'https://api.example.com/api/v2?x=1&y=2'],
    ['a mail address', '<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['mentions', '<@U0ABC> in <#C0ABC|calls> <!here> <!subteam^S1|@team>', '<@U0ABC> in #calls @here @team'],
    ['a date', '<!date^1392734382^{date}|18 Feb>', '18 Feb'],
    ['angle brackets that were typed', '&lt;@U1&gt; &lt;user-id&gt;', '<@U1> <user-id>'],
    ['an open bracket without an end', 'a < b <', 'a < b <'],
    ['code fences', '```{ "a": 1 }```', '```{ "a": 1 }```'],
  ])('restores %s', (_, given, expected) => {
    expect(decodeMessage({ text: given }).text).toBe(expected);
    expect(decodeInput(given)).toBe(expected);
  });
});

describe('decodeMessage, from rich text', () => {
  it.each([
    [
      'code blocks, fenced, on the lines where they are seen',
      rich(
        section(text('see:\n')),
        { type: 'rich_text_preformatted', elements: [text('{\n"a": 1}')] },
        section(text('thanks')),
      ),
      'see:\n```{\n"a": 1}```\nthanks',
    ],
    [
      'links inside code',
      rich({
        type: 'rich_text_preformatted',
        elements: [
          text('"to": "'),
          { type: 'link', url: 'tel:+12065550142', text: '+12065550142' },
          text('"'),
        ],
      }),
      '```"to": "+12065550142"```',
    ],
    [
      'links without a label',
      rich(section({ type: 'link', url: 'https://example.com/a&b' })),
      'https://example.com/a&b',
    ],
    [
      'mail links without a label',
      rich(section({ type: 'link', url: 'mailto:a@example.com' })),
      'a@example.com',
    ],
    ['inline code', rich(section(text('try '), text('{"a": 1}', { code: true }))), 'try `{"a": 1}`'],
    ['emoji', rich(section(text('{"a"'), { type: 'emoji', name: 'one' }, text('}'))), '{"a":one:}'],
    [
      'lists and quotes',
      rich(
        { type: 'rich_text_list', style: 'bullet', elements: [section(text('a: 1')), section(text('b: 2'))] },
        { type: 'rich_text_quote', elements: [text('{}')] },
      ),
      '- a: 1\n- b: 2\n{}',
    ],
    [
      'ordered lists',
      rich({ type: 'rich_text_list', style: 'ordered', indent: 1, elements: [section(text('a'))] }),
      '  1. a',
    ],
    ['entities left as they are, for rich text has none', rich(section(text('&lt;'))), '&lt;'],
    ['colors', rich(section({ type: 'color', value: '#fff' })), '#fff'],
  ])('restores %s', (_, given, expected) => {
    expect(decodeMessage(given).text).toBe(expected);
  });

  it.each([
    'POST /api/v2/conversations/calls\n{ "from": { "address": "+12065550142", "type": "agent" } }\nReturns 400?',
    '```{ "to": "+12065550142", "url": "https://example.com/a?b=1&c=2" }```',
    'mail a@example.com or see example.com & <this>',
  ])('gives back what the composer took: %s', (typed) => {
    expect(decodeMessage(compose(typed)).text).toBe(typed);
    expect(decodeMessage({ text: compose(typed).text }).text).toBe(typed);
  });
});

describe('decodeMessage, beyond the words', () => {
  it('reads forwarded messages and skips link previews', () => {
    const forwarded = {
      is_share: true,
      text: 'ignored',
      message_blocks: [{ message: { blocks: [...rich(section(text('{"a": 1}'))).blocks] } }],
    };
    const message = {
      text: 'look',
      attachments: [forwarded, { from_url: 'https://example.com', text: 'a preview' }],
    };
    expect(decodeMessage(message).text).toBe('look\n{"a": 1}');
    expect(decodeMessage({ text: '', attachments: [{ is_share: true, text: '&lt;x&gt;' }] }).text).toBe(
      '<x>',
    );
  });

  it('reads pasted tables', () => {
    const rows = [
      [
        { type: 'raw_text', text: 'from' },
        { type: 'raw_text', text: 'to' },
      ],
      [
        { type: 'rich_text', elements: [section(text('+12065550142'))] },
        { type: 'raw_text', text: 'x' },
      ],
    ];
    expect(decodeMessage({ text: '', attachments: [{ blocks: [{ type: 'table', rows }] }] }).text).toBe(
      'from\tto\n+12065550142\tx',
    );
  });

  it('takes a whole preview as the text, and where to fetch a longer one', () => {
    const snippet = {
      id: 'F1',
      name: 'call.json',
      mode: 'snippet',
      size: 10,
      url_private_download: 'https://files.slack.com/x',
    };
    expect(
      decodeMessage({ text: 'see', files: [{ ...snippet, preview: '{}', preview_is_truncated: false }] }),
    ).toEqual({ text: 'see\n{}', files: [], fileNames: 'call.json\n' });
    expect(
      decodeMessage({ text: 'see', files: [{ ...snippet, preview: '{', preview_is_truncated: true }] }).files,
    ).toEqual([{ id: 'F1', name: 'call.json', size: 10, url: 'https://files.slack.com/x', kind: 'text' }]);
  });

  it.each([
    [
      'a picture',
      { mode: 'hosted', mimetype: 'image/png', url_private: 'https://files.slack.com/y' },
      'binary',
    ],
    ['a file by its id alone', { mode: 'file_access', file_access: 'check_file_info' }, 'ask'],
    ['a deleted file', { mode: 'tombstone' }, 'gone'],
    ['a file beyond the plan', { mode: 'hidden_by_limit' }, 'gone'],
    ['a file that is no more', { file_access: 'file_not_found' }, 'gone'],
    ['a file of others', { file_access: 'access_denied' }, 'denied'],
    ['a file kept elsewhere', { mode: 'external', url_private: 'https://drive.example/x' }, 'external'],
    ['a snippet without an address', { mode: 'snippet' }, 'ask'],
  ])('knows %s', (_, file, kind) => {
    const { text: words, files } = decodeMessage({ text: 'see', files: [{ id: 'F2', ...file }] });
    expect([words, files.map((each) => each.kind)]).toEqual(['see', [kind]]);
  });

  it('survives whatever stands in a message', () => {
    for (const odd of [
      null,
      1,
      'x',
      {},
      { text: 5 },
      { blocks: 'x' },
      { blocks: [null, {}, { type: 'rich_text' }] },
      { attachments: [null, { is_share: true }] },
      { files: [null, 3] },
    ]) {
      expect(decodeMessage(odd)).toMatchObject({ text: expect.any(String), files: [] });
    }
  });
});
