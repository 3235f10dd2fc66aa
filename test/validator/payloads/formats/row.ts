/** A piece of code as people paste it, and what is to be read out of it. */
export interface Row {
  readonly name: string;
  readonly text: string;
  /** The fence's tag; null where the language has to be told from the code. */
  readonly hint?: string | null;
  readonly expect: readonly Expected[];
}

export interface Expected {
  /** The value read, expressions as `«source»`. */
  readonly value?: unknown;
  /** The JSON text decoded from a string, where the value is left to the JSON reader. */
  readonly json?: string;
  readonly format?: string;
  /** `METHOD target`, or absent. */
  readonly request?: string;
  readonly symbol?: string;
  /** By pointer, the text that stands where the node begins. */
  readonly at?: Readonly<Record<string, string>>;
}
