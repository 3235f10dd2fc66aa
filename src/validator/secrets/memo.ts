/** Remembers what was computed for the last texts, so that one that stands at many places costs little. */
export function memo<Result>(): (text: string, compute: () => Result) => Result {
  const known = new Map<string, Result>();
  return (text, compute) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const result = compute();
    known.set(text, result);
    return result;
  };
}

const MOST = 256;
