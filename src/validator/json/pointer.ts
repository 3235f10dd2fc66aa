/** RFC 6901 JSON Pointers: `''` is the whole document, `/a~1b` the member `a/b`. */

/** The pointer to `key` (a member name or an array index) below `pointer`. */
export function appendToken(pointer: string, key: string | number): string {
  if (typeof key === 'number') return `${pointer}/${key}`;
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The unescaped reference tokens of a pointer, outermost first. */
export function splitPointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer to what holds the value at `pointer`; the document holds itself. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** The name of the property that a pointer leads to, or into whose list; undefined for the document. */
export function propertyAt(pointer: string): string | undefined {
  return splitPointer(pointer).findLast((token) => !/^\d+$/.test(token));
}

/** Whether `inner` is `outer` or lies below it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
