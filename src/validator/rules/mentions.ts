import { printJson } from '../json/print.ts';
import type { Carry, Intent } from '../knowledge.ts';

/** Findings on what a text names, each target once. */
export function eachOnce<T extends { readonly data?: object }>(findings: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return findings.filter(({ data = {} }) => {
    const key = Object.values(data).join(' ').replace(HOLES, '{}');
    return !seen.has(key) && seen.add(key);
  });
}

/** A variable in a path, however it is written. */
const HOLES = /[$#]?\{+[^{}]*\}+/g;

/** What an intent wants, with the shortest body for it. */
export function intentData({ goal, body }: Intent): { goal: string; example: string } {
  return { goal, example: printJson(exampleOf(body), 0) };
}

function exampleOf(rules: readonly Carry[]): unknown {
  const example: Record<string, unknown> = {};
  for (const { to, otherwise } of rules) {
    if (otherwise === undefined) continue;
    const [, name = '', inner] = to.split('/');
    example[name] = inner === undefined ? otherwise : { [inner]: otherwise };
  }
  return example;
}

/** The path of a URL, without host and query. */
export function pathOf(target: string): string {
  const path = target.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)[0] ?? target;
  return path === '' ? target : path;
}
