import { renderTerminal } from '../../src/reply/terminal.ts';
import { checkText } from '../../src/validator/index.ts';
import { story } from '../tools/bench/story.ts';
import { knowledge } from './knowledge.ts';

const block = /(<!-- answer:[^\n]*-->\n```text\n)([\s\S]*?)(```\n<!-- \/answer -->)/;

/** What the README shows as an answer: the command line's, without colour. */
export function describeAnswer(): string {
  const options = { file: 'story.txt', width: 100, paint: (_: unknown, text: string) => text };
  return renderTerminal(checkText(story, knowledge), story, knowledge, options);
}

export function answerBlock(readme: string): string | undefined {
  return block.exec(readme)?.[2];
}

export function withAnswer(readme: string, answer: string): string {
  return readme.replace(block, (_, start: string, __, end: string) => start + answer + end);
}
