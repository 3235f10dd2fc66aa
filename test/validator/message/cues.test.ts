import { describe, expect, test } from 'vitest';
import { compileCues } from '../../../src/knowledge/compile-cues.ts';
import type { Cue } from '../../../src/validator/knowledge.ts';
import { readProse } from '../../../src/validator/message/prose.ts';
import { weighCues } from '../../../src/validator/respond/weigh-cues.ts';
import { viewText } from '../../../src/validator/text/view.ts';
import { knowledge } from '../../support/knowledge.ts';

const cue = (words: string, over: Partial<Cue> = {}): Cue => ({
  cue: words,
  kind: 'failing',
  language: 'en',
  weight: 1,
  at: 'anywhere',
  ...over,
});

const CUES = compileCues([
  cue('fail*'),
  cue('does not work'),
  cue("can't"),
  cue('<status> again'),
  cue('失敗'),
  cue('?'),
  cue('try', { at: 'start' }),
  cue('nock', { kind: 'test' }),
]);

const cuesIn = (text: string): string[] =>
  readProse(viewText(text), [], CUES).cues.map((found) => found.cue.cue);

describe('cues', () => {
  test.each<[text: string, found: string[]]>([
    ['It fails, failing again', ['fail*', 'fail*']],
    ['it DOES not work', ['does not work']],
    ['it does not. Work', []],
    ['it can\u2019t', ["can't"]],
    ['400 again, 200 again', ['<status> again']],
    ['また失敗しました', ['失敗']],
    ['why\uff1f', ['?']],
    ['try this', ['try']],
    ['I try this', []],
    ['conversation.fail.now', []],
    ['if (failed) {\n  fail();\n}', []],
    ['call(); // fails here', ['fail*']],
    ["nock('https://x').post('/y').reply(400);", ['nock']],
    ['', []],
  ])('%j', (text, found) => expect(cuesIn(text)).toEqual(found));

  test('what is skipped says nothing', () => {
    expect(readProse(viewText('it fails'), [{ start: 0, end: 8 }], CUES).cues).toEqual([]);
  });

  test('a cue counts once, and a kind up to its limit', () => {
    const weigh = (text: string): number =>
      weighCues(readProse(viewText(text), [], knowledge.cues).cues).total;
    expect(weigh('fails fails fails')).toBe(weigh('fails'));
    expect(weigh('fails, broken, rejected, denied, stuck')).toBe(3);
    expect(weigh('FYI: the wiki is updated')).toBeLessThan(-4);
  });

  test.each([
    ['words', 'fail '],
    ['starts of cues', 'does not '],
    ['lines', '\n'],
    ['one long word', 'a'],
    ['letters of other scripts', '失'],
  ])('ends on 400 kB of %s', (_name, piece) => {
    const text = piece.repeat(400_000 / piece.length);
    expect(() => readProse(viewText(text), [], CUES)).not.toThrow();
  });
});
