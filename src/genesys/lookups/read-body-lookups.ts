import type { Check, Knowledge } from '../../validator/index.ts';
import { appendToken } from '../../validator/json/pointer.ts';
import type { Schema } from '../../validator/knowledge.ts';
import { ID } from '../client/operations.ts';
import { findPointer } from './find-pointer.ts';
import type { Lookup, ThingKind, Use } from './lookup.ts';
import { payloadOf } from './payload-of.ts';

/** Names of queues and people are far shorter; what is longer names nothing and is not sent. */
const LONGEST_NAME = 200;

const KINDS: Readonly<Record<string, ThingKind>> = {
  queue: 'queue',
  user: 'user',
  skill: 'skill',
  language: 'language',
  contact: 'contact',
};

/** What the published body of a check names: things by their IDs, things by names, and the number to show. */
export function readBodyLookups(text: string, check: Check, index: number, knowledge: Knowledge): Lookup[] {
  const operation = knowledge.contracts.operations.find(({ name }) => name === check.operation);
  if (operation?.body == null || check.published === null) return [];
  const place = createPlace(text, check, index);
  return leavesOf(check.published, operation.body, null).flatMap((leaf) => readLeaf(leaf, check, place));
}

/** A string of the body, with its schema and what holds it. */
interface Leaf {
  readonly value: string;
  readonly pointer: string;
  readonly property: string;
  readonly schema: Schema;
  readonly holder: Schema | null;
}

function leavesOf(
  value: unknown,
  schema: Schema,
  holder: Schema | null,
  pointer = '',
  property = '',
): Leaf[] {
  if (typeof value === 'string') return [{ value, pointer, property, schema, holder }];
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return value.flatMap((item: unknown, index) =>
      leavesOf(item, items, holder, appendToken(pointer, index), property),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const known = schema.properties?.get(name);
    return known === undefined ? [] : leavesOf(inner, known, schema, appendToken(pointer, name), name);
  });
}

type LookupPlace = (leaf: Leaf, found: string) => Use;

function readLeaf(leaf: Leaf, check: Check, place: LookupPlace): Lookup[] {
  const { value, property, holder } = leaf;
  if (holder?.roles?.properties.get('callerId') === property) {
    return NUMBER.test(value) ? [{ kind: 'number', number: value, uses: [place(leaf, value)] }] : [];
  }
  const thing = kindOf(leaf);
  if (thing === undefined) return [];
  if (ID.test(value)) return [{ kind: 'thing', thing, id: value, uses: [place(leaf, value)] }];
  const name = readName(leaf, check);
  if (name === undefined || thing === 'contact') return [];
  return [{ kind: 'name', thing, name, uses: [place(leaf, name)] }];
}

const NUMBER = /^\+\d{6,15}$/;

/** Wrap-up codes have no mark of their own, as some of them are words. */
function kindOf({ schema, holder, property }: Leaf): ThingKind | undefined {
  if (holder?.name === 'WrapupInput' && property === 'code') return 'wrapup-code';
  return schema.identifies === undefined ? undefined : KINDS[schema.identifies];
}

/** The name that somebody wrote where an ID belongs: neither example text nor a variable, which have findings of their own. */
function readName({ value, pointer }: Leaf, { gaps, diagnostics, placeholders }: Check): string | undefined {
  const name = placeholders.includes(pointer) ? foundAt(gaps.published, pointer) : value;
  if (name === undefined || name.length > LONGEST_NAME || !NAME.test(name) || NUMBERLIKE.test(name))
    return undefined;
  if (name === value) return name;
  const own = gaps.corrected.filter(({ found }) => found === JSON.stringify(name));
  const isName = diagnostics.some(
    (each) => each.code === 'rule/not-uuid' && own.some((gap) => gap.pointer === each.pointer),
  );
  return isName ? name : undefined;
}

/** Begins with a letter or digit and holds nothing of a template. */
const NAME = /^[\p{L}\p{N}][^{}<>$%…\p{Cc}]*$/u;
const NUMBERLIKE = /^[\d\s().+-]+$/;

function foundAt(gaps: Check['gaps']['published'], pointer: string): string | undefined {
  const found = gaps.find((gap) => gap.pointer === pointer)?.found ?? null;
  if (found === null || !found.startsWith('"')) return undefined;
  return String(JSON.parse(found));
}

/** Tells where values of the published body stand in the payload and in the text. */
function createPlace(text: string, check: Check, index: number): LookupPlace {
  const payload = payloadOf(text, check);
  return ({ pointer: published, property }, found) => {
    const gap = check.gaps.corrected.find((each) => each.found === JSON.stringify(found));
    const pointer = gap?.pointer ?? findPointer(payload, found);
    const at = text.indexOf(found, check.span.start);
    const isInside = at >= 0 && at < check.span.end;
    // A place is that of the value, with its quote.
    const start = text[at - 1] === '"' ? at - 1 : at;
    return { check: index, property, published, pointer, at: isInside ? start : check.span.start };
  };
}
