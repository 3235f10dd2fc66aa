/** A line of `--jsonl` as read. `id` is JSON text, so that a number beyond 2^53 comes back as it was given. */
export type Line =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly id: string; readonly text: string }
  | { readonly kind: 'fault'; readonly id: string; readonly reason: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads `{"id","text"}`; `id` is a string, a number or null, and null where there is none. */
export function readLine(bytes: Uint8Array): Line {
  let value: unknown;
  let id = 'null';
  try {
    const json = decoder.decode(bytes);
    if (json.trim() === '') return { kind: 'empty' };
    value = JSON.parse(json);
    id = idOf(value, json);
  } catch (error) {
    return fault('null', error instanceof SyntaxError ? 'it is not JSON' : 'it is not UTF-8 text');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fault(id, 'it is not an object like {"id": "1", "text": "..."}');
  }
  if (!('text' in value) || typeof value.text !== 'string') return fault(id, '`text` must be a string');
  if (id === '') return fault('null', '`id` must be a string, a number or null');
  return { kind: 'text', id, text: value.text };
}

function fault(id: string, reason: string): Line {
  return { kind: 'fault', id: id === '' ? 'null' : id, reason };
}

/** The id as JSON text; empty where it is of a kind that no id has. */
function idOf(value: unknown, json: string): string {
  if (typeof value !== 'object' || value === null || !('id' in value)) return 'null';
  if (typeof value.id === 'number' && !Number.isSafeInteger(value.id)) return sourceOfId(json);
  return typeof value.id === 'object' && value.id !== null ? '' : JSON.stringify(value.id);
}

/** How a number was written. Only the object's own `id` counts, and a reviver sees that one after all that is nested. */
function sourceOfId(json: string): string {
  let source = 'null';
  JSON.parse(json, (key, value: unknown, context?: { source?: string }) => {
    if (key === 'id' && typeof value === 'number') source = context?.source ?? source;
    return value;
  });
  return source;
}
