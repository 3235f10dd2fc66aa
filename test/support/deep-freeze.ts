/**
 * Freezes a value and all it holds, maps' entries included; cyclic values are fine. Gives the value back. Expressions stay
 * as they are: to match from a place, it is set on them first.
 */
export function deepFreeze<T>(value: T): T {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || next instanceof RegExp || seen.has(next)) continue;
    seen.add(next);
    if (next instanceof Map || next instanceof Set) open.push(...next.values());
    // An expression keeps in `lastIndex` where it searches next.
    else if (!ArrayBuffer.isView(next) && !(next instanceof RegExp))
      open.push(...Object.values(Object.freeze(next)));
  }
  return value;
}
