import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../src/reply/terminal/excerpt.ts';
import { visible, visibleJson, widthOf } from '../../src/reply/terminal/visible-text.ts';
import fc from '../support/fast-check.ts';

const rows: readonly [
  name: string,
  line: string,
  column: number,
  width: number,
  text: string,
  under: string,
][] = [
  ['a short line as it is', '{ "to": 1 }', 9, 40, '{ "to": 1 }', '1 }'],
  ['tabs as two columns', '\t\t"to": 1', 3, 40, '    "to": 1', '"to": 1'],
  ['wide characters', '{ "名前": 1 }', 9, 40, '{ "名前": 1 }', '1 }'],
  ['an emoji as one character of two columns', '"📞": 1', 7, 40, '"📞": 1', '1'],
  ['combining marks as no column', 'e\u0301: 1', 5, 40, 'e\u0301: 1', '1'],
  ['an escape as text', '\u001b[31m"a"', 6, 40, '\\u001b[31m"a"', '"a"'],
  ['an invisible character as text', '"\u200ba"', 3, 40, '"\\u200ba"', 'a"'],
  [
    'a long line around the place',
    `${'a'.repeat(100)}X${'b'.repeat(100)}`,
    101,
    20,
    '…aaaaaaaaaaaXbbbbbb…',
    'Xbbbbbb…',
  ],
  ['the start of a long line', `X${'b'.repeat(100)}`, 1, 10, 'Xbbbbbbbb…', 'Xbbbbbbbb…'],
  ['the end of a long line', `${'a'.repeat(100)}X`, 101, 20, '…aaaaaaaaaaaX', 'X'],
  ['the place after the last character', 'abc', 4, 20, 'abc', ''],
  ['an empty line', '', 1, 20, '', ''],
  ['a column beyond the line', 'ab', 99, 20, 'ab', ''],
];

describe('the excerpt shows', () => {
  test.each(rows)('%s', (_, line, column, width, text, under) => {
    const excerpt = excerptOf(line, column, width);
    expect(excerpt.text).toBe(text);
    expect(widthOf(excerpt.text.slice(0, excerpt.text.length - under.length))).toBe(excerpt.caret);
  });

  test('a line that fits, with the caret inside, whatever the line holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(220), (line, at) => {
        const { text, caret } = excerptOf(line, at + 1, 40);
        expect(widthOf(text)).toBeLessThanOrEqual(40);
        expect(caret).toBeLessThan(40);
        expect(text).not.toMatch(/\p{C}/u);
      }),
    );
  });

  test('a place in a line of a megabyte, a thousand times', () => {
    const line = 'x'.repeat(1_000_000);
    for (let at = 0; at < 1000; at++) expect(excerptOf(line, at * 1000, 80).text.length).toBeLessThan(100);
  });

  test('a letter with half a million marks', () => {
    const line = `x${'\u0301'.repeat(600_000)}y`;
    for (const column of [1, 300_000, 600_002])
      expect(excerptOf(line, column, 80).text.length).toBeLessThan(1000);
  });
});

describe('made visible', () => {
  test.each([
    ['a bell', 'a\u0007b', 'a\\u0007b'],
    ['the one-byte CSI', '\u009b31m', '\\u009b31m'],
    ['an override of direction', 'a\u202eb', 'a\\u202eb'],
    ['a no-break space', 'a\u00a0b', 'a\\u00a0b'],
    ['a lone surrogate', 'a\ud83db', 'a\\ud83db'],
    ['a tag beyond the first plane', '\u{e0041}', '\\udb40\\udc41'],
    ['nothing of plain text', 'Grüße, 名前 📞', 'Grüße, 名前 📞'],
  ])('%s', (_, text, shown) => expect(visible(text)).toBe(shown));

  test('JSON keeps its value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value, null, 2);
        expect(JSON.parse(visibleJson(json))).toEqual(JSON.parse(json));
      }),
    );
  });
});
