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
  /** It may have more members than could be read: code spreads something into it, or fills it elsewhere. */
  readonly partial?: true;
  /** Directives of a template stand between its members, and are not followed. */
  readonly directed?: true;
}

/** Whether all of a value can be written as JSON: no directives of a template stood in it, and no hole without quotes. */
export function isPlainJson(root: JsonNode): boolean {
  const open: JsonNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'expression' && node.hole === true) return false;
    if (node.kind === 'object' && node.directed === true) return false;
    if (node.kind === 'object') for (const { value } of node.members) open.push(value);
    if (node.kind === 'array') for (const item of node.items) open.push(item);
  }
  return true;
}

export interface Member {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
  /** Code or a template adds it only under a condition, so it need not be there together with others. */
  readonly optional?: true;
  /** The language of the code gives it this value where its author gave none, or leaves it out because of the value. */
  readonly by?: 'zero-value' | 'omitted';
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

/** Code where a value stands (a variable, a call, a hole of a template): kept as written. */
export interface ExpressionNode extends Placed {
  readonly kind: 'expression';
  readonly source: string;
  /** It is a hole of a template, which stands without quotes. */
  readonly hole?: true;
  /** The JSON type that its value visibly has; any where it is not visible. */
  readonly type?: 'string' | 'number' | 'boolean';
  /** The code puts quotation marks of its own around the value. */
  readonly quoted?: true;
  /** What the code sends here when it has no value, where it shows that. */
  readonly lacking?: Lacking;
}

/** An empty text, a null, or nothing at all: the serializer leaves the property out. */
export type Lacking = 'empty' | 'null' | 'nothing';

/** Whether an object in a tree may have more members than could be read. */
export function isPartial(root: JsonNode): boolean {
  const open: JsonNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'array') for (const item of node.items) open.push(item);
    if (node.kind !== 'object') continue;
    if (node.partial === true) return true;
    for (const { value } of node.members) open.push(value);
  }
  return false;
}

/** The members by their keys; of duplicates the last one counts. */
export function lastOfEach(members: readonly Member[]): ReadonlyMap<string, Member> {
  return new Map(members.map((member) => [member.key, member]));
}
