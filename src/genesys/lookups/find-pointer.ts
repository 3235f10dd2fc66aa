import { appendToken } from '../../validator/json/pointer.ts';

/** Deeper than any body of the API. */
const DEEPEST = 12;

/** The pointer to the first string in a value that is `wanted`; null where there is none. */
export function findPointer(value: unknown, wanted: string, pointer = '', depth = 0): string | null {
  if (value === wanted) return pointer;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return null;
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    const found = findPointer(inner, wanted, appendToken(pointer, isList ? Number(key) : key), depth + 1);
    if (found !== null) return found;
  }
  return null;
}
