import { readFileSync } from 'node:fs';
import { files } from '../support/imports.ts';

export interface LogLine {
  readonly file: string;
  readonly call: string;
  /** Its message is written down in the code, without anything put into it. */
  readonly isFixed: boolean;
}

const CALL = /\blog\.(?:trace|debug|info|warn|error|fatal)\(/g;

/** Every call of a log in the sources. */
export function linesOfCode(): LogLine[] {
  return files.flatMap((file) => {
    const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');
    return [...text.matchAll(CALL)].map(({ index }) => {
      const call = callAt(text, index);
      return { file, call, isFixed: !/`[^`]*\$\{|\$\{|['"`]\s*\+|\+\s*['"`]/.test(call) };
    });
  });
}

function callAt(text: string, start: number): string {
  let depth = 0;
  for (let at = text.indexOf('(', start); at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  return text.slice(start);
}
