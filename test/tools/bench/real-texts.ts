import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../corpus/public/', import.meta.url);

/** The first messages of `test/corpus/public`, which real ones are behind. */
export function realTexts(count: number): string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.jsonl'));
  const rows = files.sort().flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').split('\n'));
  return rows
    .filter(Boolean)
    .slice(0, count)
    .map((row): string => JSON.parse(row).text);
}
