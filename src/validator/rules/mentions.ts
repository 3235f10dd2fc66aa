import { isId, readTarget } from '../contract/read-target.ts';
import { printJson } from '../json/print.ts';
import type { Carry, Intent } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';

/** A finding on something that a text names. */
interface OfName {
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Findings on what a text names, each path or name once: with the mention, if any, whose body told what is meant. */
export function eachOnce<T extends OfName>(findings: readonly T[]): readonly T[] {
  const found = new Map<string, T>();
  for (const finding of findings) {
    const key = nameIn(finding);
    const before = found.get(key);
    if (before === undefined || (saysGoal(finding) && !saysGoal(before))) found.set(key, finding);
  }
  return [...found.values()];
}

const saysGoal = ({ data = {} }: OfName): boolean => 'goal' in data;

/** The same for a name with or without its owner, and for a path however its IDs and variables are written. */
function nameIn({ data = {} }: OfName): string {
  const { symbol, path, operation } = data;
  if (symbol !== undefined) return foldName(`${symbol}`.split(/[.:>#]+/).at(-1) ?? '');
  const segments = readTarget(`${path ?? operation}`, []).segments;
  return segments.map((segment) => (isId(segment) ? '{}' : segment.toLowerCase())).join('/');
}

/** What an intent wants, with the shortest body for it. */
export function intentData({ goal, body }: Intent): { goal: string; example: string } {
  return { goal, example: printJson(exampleOf(body), 0) };
}

function exampleOf(rules: readonly Carry[]): Readonly<Record<string, unknown>> {
  const example: Record<string, unknown> = {};
  for (const { to, otherwise } of rules) {
    if (otherwise === undefined) continue;
    const [, name = '', inner] = to.split('/');
    example[name] = inner === undefined ? otherwise : { [inner]: otherwise };
  }
  return example;
}

/** Whether nothing but the operation tells what an intent needs. */
export const isBare = ({ body }: Intent): boolean => Object.keys(exampleOf(body)).length === 0;

/** The path of a URL, without host and query. */
export function pathOf(target: string): string {
  const path =
    target.replace(/^(?:[a-z]+:\/\/[^/]*|\$?\{+[^{}]*\}+(?=\/))/i, '').split(/[?#]/, 1)[0] ?? target;
  return path === '' ? target : path;
}
