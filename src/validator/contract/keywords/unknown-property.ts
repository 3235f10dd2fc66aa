import type { Finding, Fix } from '../../diagnostic.ts';
import type { JsonNode, Member } from '../../json/node.ts';
import { appendToken } from '../../json/pointer.ts';
import type { Schema } from '../../knowledge.ts';
import { foldName } from '../../text/fold-name.ts';
import { type Near, nearestNames } from '../../text/nearest.ts';
import type { ContractMessage } from '../messages.ts';
import type { SchemaSite } from './site.ts';
import { hasType } from './type.ts';

/** An unknown property and the published ones that it may stand for, best first. */
export interface Meant {
  readonly member: Member;
  readonly near: readonly Near[];
  /** Known to be said for the property, though it does not look like it. */
  readonly isAlias: boolean;
}

/** Finds what an unknown property may stand for: first by its looks, then by what people are known to say, then by its words. */
export function findMeant(member: Member, schema: Schema): Meant {
  const near = nearestNames(member.key, schema.properties?.keys() ?? []);
  const likely = near.filter(({ likeness }) => likeness !== 'faint');
  if (likely.length > 0) return { member, near: likely, isAlias: false };
  const aliases = (schema.byAlias?.get(foldName(member.key)) ?? []).map(
    (name): Near => ({ name, likeness: 'faint' }),
  );
  if (aliases.length > 0) return { member, near: aliases, isAlias: true };
  return { member, near: near.length > 0 ? near : nearByWords(member, schema), isAlias: false };
}

/** Shorter words are parts of too many names. */
const SHORTEST_WORD = 8;

/** The one property whose name has all the words of an unknown one, and more (`recording`: `recordingState`). */
function nearByWords({ key, value }: Member, { properties = new Map() }: Schema): Near[] {
  const words = wordsOf(key);
  if (words.length < 2 && key.length < SHORTEST_WORD) return [];
  const [name, ...others] = [...properties].flatMap(([each, target]) =>
    canFit(value, target) && words.every((word) => wordsOf(each).includes(word)) ? [each] : [],
  );
  return name === undefined || others.length > 0 ? [] : [{ name, likeness: 'faint' }];
}

const wordsOf = (name: string): string[] =>
  name
    .slice(0, 64)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/);

/** Says that the published body has no such property, and which one may have been meant. */
export function unknownProperty(
  site: SchemaSite,
  { member, near }: Meant,
  isPresent: (name: string) => boolean,
): Finding {
  const pointer = appendToken(site.pointer, member.key);
  const free = near.filter(({ name }) => !isPresent(name));
  const [first, second] = free;
  const taken = near.find(({ name }) => isPresent(name));
  const found = { code: 'contract/unknown-property', pointer, at: member.keyStart } as const;
  const data = { property: member.key };
  if (first === undefined) {
    if (taken === undefined) return { ...found, message: 'default', data };
    return { ...found, message: 'already-present', data: { ...data, suggestion: taken.name } };
  }
  if (second !== undefined) {
    const fixes = [
      ...rename(site, member, { ...first, likeness: 'faint' }, 'when-suggestion'),
      ...rename(site, member, { ...second, likeness: 'faint' }, 'when-other'),
    ];
    return {
      ...found,
      message: 'two-candidates',
      data: { ...data, suggestion: first.name, other: second.name },
      ...(fixes.length > 0 ? { fixes } : {}),
    };
  }
  const fixes = rename(site, member, first, 'when-suggestion');
  const named = {
    ...found,
    data: { ...data, suggestion: first.name },
    ...(fixes.length > 0 ? { fixes } : {}),
  };
  const isCase = first.likeness === 'case';
  if (!site.schema.required?.includes(first.name))
    return { ...named, message: isCase ? 'spelling' : 'did-you-mean' };
  return { ...named, message: isCase ? 'spelling' : 'required-misspelt', severity: 'error' };
}

/** A rename is certain when only the spelling was off and the value is of the right type; a value that cannot fit stays. */
function rename(
  { pointer, schema }: SchemaSite,
  member: Member,
  near: Near,
  when: ContractMessage<'contract/unknown-property'>,
): Fix[] {
  const from = appendToken(pointer, member.key);
  const patch = [{ op: 'move', from, path: appendToken(pointer, near.name) }] as const;
  const target = schema.properties?.get(near.name) ?? {};
  if (!canFit(member.value, target)) return [];
  if (near.likeness === 'faint' || !hasType(member.value, target))
    return [{ applicability: 'maybe-incorrect', patch, when }];
  return [{ applicability: 'machine-applicable', patch }];
}

/** Whether a value has the right type, or is a scalar that may be written otherwise. */
function canFit(value: JsonNode, target: Schema): boolean {
  if (hasType(value, target)) return true;
  const isScalar = value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean';
  return isScalar && target.type !== 'object';
}
