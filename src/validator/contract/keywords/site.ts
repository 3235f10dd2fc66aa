import type { JsonNode } from '../../json/node.ts';
import type { Schema } from '../../knowledge.ts';

/** A value, the schema that it is held against, and where it stands. */
export interface SchemaSite {
  readonly node: JsonNode;
  readonly schema: Schema;
  readonly pointer: string;
  /** The nearest property's name; empty for the body itself. */
  readonly property: string;
  /** Whether the value is the body, a member, an item of a list or a value of a map. */
  readonly place: 'body' | 'member' | 'item' | 'value';
}

const LONGEST = 60;

/** A scalar as JSON, so that `5` and `"5"` differ; a long one by its beginning, a container by its brackets. */
export function show(node: JsonNode): string {
  switch (node.kind) {
    case 'string': {
      const cut = node.value.length > LONGEST ? `${node.value.slice(0, LONGEST)}…` : node.value;
      return JSON.stringify(cut);
    }
    case 'number':
      return node.raw.length > LONGEST ? `${node.raw.slice(0, LONGEST)}…` : node.raw;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'object':
      return node.members.length === 0 ? '{}' : '{…}';
    case 'array':
      return node.items.length === 0 ? '[]' : '[…]';
    case 'expression':
      return node.source.slice(0, LONGEST);
  }
}
