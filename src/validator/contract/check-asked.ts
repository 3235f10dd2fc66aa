import type { Finding } from '../diagnostic.ts';
import { type JsonNode, lastOfEach } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import type { Schema } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { describesAnswers } from './keywords/required.ts';

/** A body that lacks it in more places is a list, and the first ones tell. */
const MOST_FOUND = 5;

/** What a body lacks of the properties that the server asked for, although no schema requires them. */
export function checkAsked(body: JsonNode, model: Schema, asked: ReadonlySet<string>): Finding[] {
  const found: Finding[] = [];
  const open: [JsonNode, Schema, string][] = asked.size === 0 ? [] : [[body, model, '']];
  for (let next = open.pop(); next !== undefined && found.length < MOST_FOUND; next = open.pop()) {
    const [node, schema, pointer] = next;
    if (node.kind === 'array' && schema.items !== undefined)
      for (const [index, item] of node.items.entries())
        open.push([item, schema.items, appendToken(pointer, index)]);
    if (node.kind !== 'object') continue;
    const members = lastOfEach(node.members);
    const given = new Set([...members.keys()].map(foldName));
    for (const property of asked)
      if (lacks(schema, property, given)) found.push(missing(property, pointer, node.start));
    for (const { key, value } of members.values()) {
      const inner = schema.properties?.get(key);
      if (inner !== undefined) open.push([value, inner, appendToken(pointer, key)]);
    }
  }
  return found;
}

function lacks(schema: Schema, property: string, given: ReadonlySet<string>): boolean {
  const isTold = schema.required?.includes(property) === true || describesAnswers(schema);
  return schema.properties?.has(property) === true && !isTold && !given.has(foldName(property));
}

const missing = (property: string, holder: string, at: number): Finding => ({
  code: 'contract/required',
  message: 'told',
  pointer: appendToken(holder, property),
  at,
  data: { property },
  evidence: 'observed',
});
