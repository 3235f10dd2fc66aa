/** What `JSON.rawJSON` makes: a number kept as its text, which `JSON.stringify` writes as it is. */
export interface RawJson {
  readonly rawJSON: string;
}

/** The part of `JSON` that TypeScript's libraries do not declare yet (Node 24 has it): raw numbers, and the source of a number read. */
interface RawJsonApi {
  rawJSON(text: string): RawJson;
  isRawJSON(value: unknown): value is RawJson;
  parse<T>(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): T;
}

const api = JSON as unknown as RawJsonApi; // a cast, since the standard library's types lag behind the engine

/** Wraps a JSON number so that its digits survive as written. */
export function createRawJson(text: string): RawJson {
  return api.rawJSON(text);
}

/** Whether a value was made by {@link createRawJson}. */
export function isRawJson(value: unknown): value is RawJson {
  return api.isRawJSON(value);
}

/** Reads JSON text; numbers whose text says more than their value become what {@link createRawJson} makes. */
export function parseRawJson<T>(text: string): T {
  return api.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? createRawJson(source)
      : value,
  );
}
