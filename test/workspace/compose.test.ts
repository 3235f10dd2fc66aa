import { describe, expect, test } from 'vitest';
import { type ComposeOptions, compose } from '../../src/workspace/emulator/compose.ts';

interface Row {
  readonly name: string;
  readonly typed: string;
  readonly text: string;
  readonly options?: ComposeOptions;
}

const rows: readonly Row[] = [
  {
    name: 'escapes three characters and no more',
    typed: `a < b && c > "d"`,
    text: 'a &lt; b &amp;&amp; c &gt; "d"',
  },
  {
    name: 'links a URL',
    typed: 'see https://example.com/a?b=1&c=2.',
    text: 'see <https://example.com/a?b=1&amp;c=2>.',
  },
  {
    name: 'links a bare domain under its words',
    typed: 'at api.example.com now',
    text: 'at <http://api.example.com|api.example.com> now',
  },
  {
    name: 'links a mail address',
    typed: '"me@example.org"',
    text: '"<mailto:me@example.org|me@example.org>"',
  },
  { name: 'links a phone number', typed: '"+12065550142"', text: '"<tel:+12065550142|+12065550142>"' },
  {
    name: 'leaves phone numbers alone where the client does',
    typed: '+12065550142',
    text: '+12065550142',
    options: { linkPhones: false },
  },
  { name: 'leaves a short number alone', typed: '+15550', text: '+15550' },
  {
    name: 'links inside a code block too',
    typed: '```{"to": "+12065550142"}```',
    text: '```{"to": "<tel:+12065550142|+12065550142>"}```',
  },
  {
    name: 'leaves a UUID alone',
    typed: '0b3e6f52-8c1d-4f7a-9a40-5d2b1c9e7f31',
    text: '0b3e6f52-8c1d-4f7a-9a40-5d2b1c9e7f31',
  },
  {
    name: 'curls quotes where asked',
    typed: `{"a": 'b'}`,
    text: '{\u201ca\u201d: \u2018b\u2019}',
    options: { curlyQuotes: true },
  },
  {
    name: 'does not curl inside code',
    typed: '`"a"` and ```"b"```',
    text: '`"a"` and ```"b"```',
    options: { curlyQuotes: true },
  },
  { name: 'wraps the whole in a code block', typed: '{\n}', text: '```\n{\n}\n```', options: { code: true } },
  { name: 'keeps a fence that never closes as text', typed: 'a ``` b', text: 'a ``` b' },
  {
    name: 'resolves a mention',
    typed: 'ask @app now',
    text: 'ask <@U1> now',
    options: { resolve: () => 'U1' },
  },
  { name: 'announces', typed: '@channel look', text: '<!channel> look' },
  { name: 'keeps a name nobody has', typed: '@nobody', text: '@nobody' },
];

describe('what Slack makes of typed text', () => {
  test.each(rows)('$name', ({ typed, text, options }) => {
    expect(compose(typed, options).text).toBe(text);
  });

  test('puts words, links and code into rich text', () => {
    const { blocks } = compose('call `+1` at https://example.com\n```\n{"to": "+12065550142"}\n```\nwhy?');
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'call ' },
              { type: 'text', text: '+1', style: { code: true } },
              { type: 'text', text: ' at ' },
              { type: 'link', url: 'https://example.com' },
            ],
          },
          {
            type: 'rich_text_preformatted',
            elements: [
              { type: 'text', text: '{"to": "' },
              { type: 'link', url: 'tel:+12065550142', text: '+12065550142' },
              { type: 'text', text: '"}' },
            ],
            border: 0,
          },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'why?' }] },
        ],
      },
    ]);
  });

  test.each(['<', '&', '"', '+1', 'a.', '@a', '`', '```', 'https://', 'a@', '\n'])(
    'takes 200,000 characters of %j',
    (piece) => {
      expect(() => compose(piece.repeat(200_000 / piece.length))).not.toThrow();
    },
  );
});
