import { describe, expect, test } from 'vitest';
import { renderBlocks } from '../../src/reply/block-kit.ts';
import type { Block, RichTextPart } from '../../src/reply/blocks.ts';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Message, readCorpus } from '../support/message-corpus.ts';
import { readPublicCases } from '../support/public-cases.ts';
import { story } from '../tools/bench/story.ts';

/** Every third message of the corpora that the bot answers, as in a channel. */
const TEXTS: readonly string[] = [
  ...[...readPublicCases().values()].flat(),
  ...['expert', 'held-out'].flatMap((name) => [...readCorpus<Message>(name).values()].flat()),
]
  .filter((_, index) => index % 3 === 0)
  .map(({ text }) => text);

/** What a reader of a reply meets. */
interface Measured {
  /** Outside code and controls. */
  readonly words: number;
  /** In a thread that is 560 pixels wide. */
  readonly lines: number;
  readonly bodies: number;
  readonly bullets: readonly string[];
  readonly controls: number;
  readonly placeholders: readonly string[];
}

/** Characters of a line of text, of a list and of code, at 560 pixels. */
const WIDTH = { text: 66, list: 62, code: 64 } as const;

function measure(text: string): Measured {
  const report = checkText(text, knowledge);
  const { blocks } = renderBlocks(report, {
    knowledge,
    text,
    surface: { kind: 'thread', escalates: true },
    attach: 'file',
  });
  const parts = blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
  const bodies = parts.filter(({ type }) => type === 'rich_text_preformatted').map(wordsOf);
  const bullets = parts.flatMap((part) =>
    part.type === 'rich_text_list' ? part.elements.map((element) => wordsOf(element)) : [],
  );
  const said = parts
    .filter(({ type }) => type !== 'rich_text_preformatted')
    .map(wordsOf)
    .join(' ');
  return {
    words: said.split(/\s+/).filter((word) => word !== '').length,
    lines: parts.reduce((sum, part) => sum + linesOf(part), controlsOf(blocks) === 0 ? 0 : 1),
    bodies: bodies.length,
    bullets,
    controls: controlsOf(blocks),
    placeholders: bodies.flatMap((body) => body.match(/"<[^"<>]+>"/g) ?? []),
  };
}

function wordsOf(part: RichTextPart): string {
  if (part.type === 'rich_text_list') return part.elements.map(wordsOf).join(' ');
  return part.elements.map((element) => ('text' in element ? (element.text ?? '') : '')).join('');
}

function linesOf(part: RichTextPart): number {
  const wrapped = (text: string, width: number): number => Math.max(1, Math.ceil(text.length / width));
  if (part.type === 'rich_text_list')
    return part.elements.reduce((sum, element) => sum + wrapped(wordsOf(element), WIDTH.list), 0);
  if (part.type === 'rich_text_section') return wrapped(wordsOf(part).trim(), WIDTH.text);
  return wordsOf(part)
    .split('\n')
    .reduce((sum, line) => sum + wrapped(line, WIDTH.code), 0);
}

const controlsOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (block.type === 'actions' ? block.elements.length : 0), 0);

describe('the budget of a reply', () => {
  const measured = TEXTS.filter((text) => checkText(text, knowledge).respond).map((text) => ({
    text,
    ...measure(text),
  }));
  const over = (isOver: (one: Measured) => boolean): string[] =>
    measured
      .filter(isOver)
      .map(({ text, words, bullets }) => `${words} words, ${bullets.length} bullets: ${text.slice(0, 200)}`);

  test('the story is read in one glance', () => {
    const { words, lines, bodies, bullets, controls } = measure(story);
    expect(words).toBeLessThanOrEqual(90);
    expect(lines).toBeLessThanOrEqual(14);
    expect(bodies).toBe(1);
    expect(bullets).toHaveLength(3);
    expect(controls).toBe(5);
  });

  test('there are enough messages to tell', () => expect(measured.length).toBeGreaterThan(100));
  test('half of the replies have at most 60 words', () => {
    const words = measured.map((one) => one.words).sort((a, b) => a - b);
    expect(words[Math.floor(words.length / 2)]).toBeLessThanOrEqual(60);
  });
  test('none has more than 160 words', () => expect(over(({ words }) => words > 160)).toEqual([]));
  test('none has more than one body', () => expect(over(({ bodies }) => bodies > 1)).toEqual([]));
  test('none has more than four bullets', () =>
    expect(over(({ bullets }) => bullets.length > 4)).toEqual([]));
  test('none has more than five controls', () => expect(over(({ controls }) => controls > 5)).toEqual([]));
  test('every placeholder has a bullet, by its name or with others', () => {
    const isTold = (placeholder: string, bullets: readonly string[]): boolean =>
      bullets.some(
        (bullet) => bullet.includes(placeholder.slice(1, -1)) || / and \d+ more: fill in/.test(bullet),
      );
    expect(over(({ placeholders, bullets }) => placeholders.some((each) => !isTold(each, bullets)))).toEqual(
      [],
    );
  });
});
