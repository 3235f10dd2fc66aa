/** What `JSON.rawJSON` makes: a number kept as its text, which `JSON.stringify` writes as it is. */
export interface RawJson {
  readonly rawJSON: string;
}

/** The part of `JSON` that TypeScript's libraries do not declare yet (Node 24 has it). */
interface RawJsonApi {
  rawJSON(text: string): RawJson;
  isRawJSON(value: unknown): value is RawJson;
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
