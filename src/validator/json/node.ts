/**
 * The payload as read: a tree whose every node knows where it stands.
 * `start` and `end` are UTF-16 offsets into the text of the node's own {@link Source} (see `source.ts`), end exclusive.
 */
export type JsonNode =
  | ObjectNode
  | ArrayNode
  | StringNode
  | NumberNode
  | BooleanNode
  | NullNode
  | ExpressionNode;

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface ObjectNode extends Placed {
  readonly kind: 'object';
  /** In the order written; duplicate keys stay, and the last one is the one that counts. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

export interface ArrayNode extends Placed {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface StringNode extends Placed {
  readonly kind: 'string';
  readonly value: string;
}

export interface NumberNode extends Placed {
  readonly kind: 'number';
  /** A valid JSON number as written, so that 12345678901234567890 and 1.50 survive. */
  readonly raw: string;
}

export interface BooleanNode extends Placed {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends Placed {
  readonly kind: 'null';
}

/** Code where a value stands (a variable, a call, a template): kept as written and never judged. */
export interface ExpressionNode extends Placed {
  readonly kind: 'expression';
  readonly source: string;
}

/** The members by their keys; of duplicates the last one counts. */
export function lastOfEach(members: readonly Member[]): ReadonlyMap<string, Member> {
  return new Map(members.map((member) => [member.key, member]));
}
