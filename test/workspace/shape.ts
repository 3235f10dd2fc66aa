/** Where `actual` lacks something that `recorded` has, or has it in another type; paths, in order. */
export function findDifferences(recorded: unknown, actual: unknown, path = ''): string[] {
  if (recorded === null || recorded === undefined) return [];
  if (Array.isArray(recorded)) {
    if (!Array.isArray(actual)) return [`${path}: a list`];
    return recorded.length > 0 && actual.length > 0
      ? findDifferences(recorded[0], actual[0], `${path}/0`)
      : [];
  }
  if (typeof recorded === 'object') {
    if (typeof actual !== 'object' || actual === null) return [`${path}: an object`];
    return Object.entries(recorded).flatMap(([key, value]) =>
      Object.hasOwn(actual, key)
        ? findDifferences(value, Reflect.get(actual, key), `${path}/${key}`)
        : [`${path}/${key}: missing`],
    );
  }
  return typeof recorded === typeof actual ? [] : [`${path}: ${typeof recorded}, not ${typeof actual}`];
}
