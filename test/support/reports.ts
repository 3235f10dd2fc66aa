import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { checkText } from '../../src/validator/index.ts';
import { printJson } from '../../src/validator/json/print.ts';
import { knowledge } from './knowledge.ts';

const folder = new URL('../corpus/reports/', import.meta.url);

/** Names of the messages with a report beside them, sorted. */
export function messages(): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(new URL(`${name}/message.txt`, folder)))
    .sort();
}

export function reportFile(name: string): URL {
  return new URL(`${name}/report.json`, folder);
}

/** A message's report as it is now, laid out to be read as a diff. */
export function reportOf(name: string): string {
  const text = readFileSync(new URL(`${name}/message.txt`, folder), 'utf8');
  return `${printJson(checkText(text, knowledge))}\n`;
}
