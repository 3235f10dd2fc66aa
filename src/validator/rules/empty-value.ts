import type { Facts } from '../body/facts.ts';
import { isNothing } from '../body/is-nothing.ts';
import { describesAnswers, placeholderFor } from '../contract/keywords/required.ts';
import type { Fix } from '../diagnostic.ts';
import { findNode } from '../json/apply-patch.ts';
import { type JsonNode, lastOfEach, type Member, type ObjectNode } from '../json/node.ts';
import { toPlain } from '../json/plain.ts';
import { appendToken } from '../json/pointer.ts';
import { printJson } from '../json/print.ts';
import type { Schema } from '../knowledge.ts';
import type { Format } from '../report.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import type { FailedOperation } from './failed.ts';

const messages = {
  default: ['property', 'value'],
  maybe: ['list', 'property'],
  'maybe-csharp': ['list', 'property'],
  'maybe-javascript': ['list', 'property'],
  'maybe-php': ['list', 'property'],
  'maybe-python': ['list', 'property'],
  needed: ['property', 'value'],
  nested: ['property', 'value'],
  unset: ['property', 'value'],
  zero: ['property', 'value'],
} as const;

type Found = RuleFinding<typeof messages>;

/** An empty text or list where a value or nothing is expected. */
export const rule = defineRule({
  code: 'rule/empty-value',
  messages,
  check({ body, schema, carried }: Facts) {
    if (body.kind !== 'object' || schema === null || carried !== null) return [];
    if (describesAnswers(schema)) return emptyDates(body, schema);
    const { needsQueue = [] } = schema;
    const hasQueue = needsQueue.some((place) => !isNothing(findNode(body, place) ?? NULL));
    return emptyIn(body, schema, '', hasQueue ? [] : needsQueue);
  },
  checkFailed: findSentEmpty,
});

const NULL: JsonNode = { kind: 'null', start: 0, end: 0 };

/** `needed` are places of which one has to be filled. */
function emptyIn(holder: ObjectNode, schema: Schema, pointer: string, needed: readonly string[]): Found[] {
  return [...lastOfEach(holder.members).values()].flatMap((member): Found[] => {
    const property = schema.properties?.get(member.key);
    if (property === undefined) return [];
    const place = appendToken(pointer, member.key);
    if (isEmpty(member.value)) {
      const isWanted = needed.includes(place) || isNeeded(member.key, holder, schema);
      return [toFinding(member, place, property, isWanted)];
    }
    if (member.value.kind !== 'object') return [];
    if (property.additionalProperties !== undefined && isEmptyMap(member.value))
      return [toFinding(member, place, property, false)];
    // The schemas of requests are not nested in themselves, so this is no deeper than they are.
    return emptyIn(member.value, property, place, needed);
  });
}

/** What the API answers with and takes back may be empty, but for dates. */
function emptyDates({ members }: ObjectNode, schema: Schema): Found[] {
  return [...lastOfEach(members).values()].flatMap((member) => {
    const property = schema.properties?.get(member.key);
    const isDate = property?.format !== undefined && isEmpty(member.value);
    return isDate ? [toFinding(member, appendToken('', member.key), property, false)] : [];
  });
}

/** A null says by itself that there is nothing, and an empty object is a value. */
function isEmpty(node: JsonNode): boolean {
  return (node.kind === 'string' || node.kind === 'array') && (isNothing(node) || isUnsetDate(node));
}

/** The date of a C# or Go value that was never set. */
const isUnsetDate = (node: JsonNode): boolean =>
  node.kind === 'string' && node.value.startsWith('0001-01-01T');

/** A map of nothing but empty names and values. */
function isEmptyMap({ members }: ObjectNode): boolean {
  return members.length > 0 && members.every(({ key, value }) => key === '' && isNothing(value));
}

/** Whether the request does nothing without it. */
export function isNeeded(name: string, holder: ObjectNode, schema: Schema): boolean {
  if (schema.required?.includes(name)) return true;
  const group = schema.expected?.find((names) => names.includes(name));
  return (
    group !== undefined &&
    !holder.members.some(({ key, value }) => key !== name && group.includes(key) && !isNothing(value))
  );
}

function toFinding(
  { key, value, keyStart, by }: Member,
  pointer: string,
  schema: Schema,
  needed: boolean,
): Found {
  const shown = printJson(toPlain(value), 0);
  const fix: Fix<Found['message']> = needed
    ? {
        applicability: 'machine-applicable',
        patch: [{ op: 'replace', path: pointer, value: placeholderFor(schema) ?? `<${key}>` }],
      }
    : { applicability: 'machine-applicable', patch: [{ op: 'remove', path: pointer }] };
  return {
    message:
      by === 'zero-value'
        ? 'zero'
        : isUnsetDate(value) && !needed
          ? 'unset'
          : needed
            ? 'needed'
            : value.kind === 'object'
              ? 'nested'
              : 'default',
    pointer,
    at: keyStart,
    data: { property: key, value: shown },
    fixes: [fix],
    ...(by === 'zero-value' ? { severity: 'warning' } : {}),
  };
}

/**
 * A request failed and nothing in it is wrong as written: what its program sends empty where it has no value. Only what
 * the request does without is told.
 */
function findSentEmpty({ operation, body, format, placeOf, unexplained }: FailedOperation): Found[] {
  const schema = operation.body;
  if (unexplained !== 400 || schema === null || body?.kind !== 'object') return [];
  const members = [...lastOfEach(body.members).values()].filter(
    ({ key, value, optional }) =>
      value.kind === 'expression' &&
      value.lacking === 'empty' &&
      optional !== true &&
      schema.properties?.has(key) === true &&
      !isNeeded(key, body, schema),
  );
  const [first] = members;
  if (first === undefined) return [];
  const data = { property: first.key, list: members.map(({ key }) => key).join(', ') };
  const message = MESSAGES.get(format ?? 'json') ?? 'maybe';
  return [{ message, pointer: null, at: placeOf(first.keyStart), data, severity: 'warning' }];
}

/** How each language leaves a property out. */
const MESSAGES: ReadonlyMap<Format, Found['message']> = new Map([
  ['javascript', 'maybe-javascript'],
  ['python', 'maybe-python'],
  ['php', 'maybe-php'],
  ['csharp', 'maybe-csharp'],
]);
