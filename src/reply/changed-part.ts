import { isRawJson } from '../validator/json/raw-json.ts';

/** Where two values differ, as far down as one place holds all differences, and what the second has there. */
export interface ChangedPart {
  /** RFC 6901; empty for the whole value. */
  readonly pointer: string;
  readonly value: unknown;
}

/** The smallest part of `after` that holds all that differs from `before`; undefined when nothing does. */
export function findChangedPart(before: unknown, after: unknown): ChangedPart | undefined {
  let pointer = '';
  let [a, b] = [before, after];
  if (isSame(a, b)) return undefined;
  while (isObject(a) && isObject(b) && Array.isArray(a) === Array.isArray(b)) {
    const [left, right]: Record<string, unknown>[] = [a, b];
    const keys = Object.keys(right ?? {});
    if (keys.length !== Object.keys(left ?? {}).length) break;
    const changed = keys.filter((key) => !isSame(left?.[key], right?.[key]));
    const [only] = changed;
    // Stops above a scalar: a bare word says little without its name beside it.
    if (only === undefined || changed.length > 1 || !isObject(right?.[only])) break;
    pointer += `/${only.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    [a, b] = [left?.[only], right?.[only]];
  }
  return { pointer, value: b };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !isRawJson(value);
}

/** Same value by its JSON; what is nested too deeply for that counts as different. */
function isSame(a: unknown, b: unknown): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return false;
  }
}
