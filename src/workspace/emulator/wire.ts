/** A JSON object as it goes over the wire. */
export type Json = Record<string, unknown>;

/** True for a JSON object, false for null, lists and scalars. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is none. */
export function asJson(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** The value as a string that is not empty, else undefined. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The objects of a list, in order; nothing when the value is no list. */
export function asObjects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}
