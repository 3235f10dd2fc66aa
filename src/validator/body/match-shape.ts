import type { JsonNode, Member, ObjectNode } from '../json/node.ts';
import type { Dialect, Role, Schema, Vocabulary } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';

/** Which shape a body has, and the words by which its parts are known. */
export interface ShapeMatch {
  /** `published`, a dialect's id, or `unknown`. */
  readonly shape: string;
  /** The dialect recognised; also set, as the closest one, where a published body has parts under dialect names. */
  readonly dialect: Dialect | null;
  /** The role of a folded property name: the dialect's own word first, then that of any dialect for this model. */
  readonly roleOf: (folded: string) => Role | null;
  /** Whether a name is a published one but for case, `_` and `-`. */
  readonly isMisspelt: (name: string) => boolean;
}

/**
 * Matches a body against the published schema and the dialects written for its model.
 * A dialect needs a name that no schema explains; `unknown` is what neither explains.
 */
export function matchShape(body: JsonNode, schema: Schema | null, vocabularies: Vocabularies): ShapeMatch {
  const { candidates, roles: vocabulary } = vocabularies.get(schema?.name ?? '') ?? NO_WORDS;
  const found = body.kind === 'object' ? recognise(namesIn(body, vocabulary), candidates) : null;
  const dialect = found ?? null;
  const roleOf = (folded: string): Role | null =>
    dialect?.parts.get(folded) ?? vocabulary.get(folded) ?? null;
  const isMisspelt = (name: string): boolean => schema?.folded?.has(foldName(name)) ?? false;
  if (body.kind !== 'object') return { shape: 'unknown', dialect: null, roleOf, isMisspelt };
  return {
    shape: candidates.length === 0 ? 'published' : nameShape(body, schema, dialect, roleOf),
    dialect: dialect ?? candidates[0] ?? null,
    roleOf,
    isMisspelt,
  };
}

type Vocabularies = ReadonlyMap<string, Vocabulary>;

/** Of a model that no dialect is written for. */
const NO_WORDS: Vocabulary = { candidates: [], roles: new Map() };

/** Roles that place addressing or routing where the published body has none: these make a shape. */
const SHAPING: ReadonlySet<Role> = new Set<Role>([
  'caller',
  'callee',
  'calleeUser',
  'parties',
  'routing',
  'envelope',
]);

function nameShape(
  body: ObjectNode,
  schema: Schema | null,
  dialect: Dialect | null,
  roleOf: (folded: string) => Role | null,
): string {
  const published = schema?.properties;
  const isPublished = (member: Member): boolean => published?.has(member.key) ?? false;
  const isMisspelt = (member: Member): boolean => schema?.folded?.has(foldName(member.key)) ?? false;
  const addresses = body.members.some((member) => {
    const role = roleOf(foldName(member.key));
    return role !== null && SHAPING.has(role) && (role === 'parties' || !isMisspelt(member));
  });
  const speaksPublished = body.members.some((member) => isPublished(member) || isMisspelt(member));
  if (dialect !== null && (addresses || !speaksPublished)) return dialect.id;
  if (body.members.length === 0 || speaksPublished) return 'published';
  return 'unknown';
}

function recognise(names: ReadonlySet<string>, candidates: readonly Dialect[]): Dialect | null {
  return (
    candidates.find((dialect) => dialect.recognise.every((group) => !group.isDisjointFrom(names))) ?? null
  );
}

/** Whether a body has the marks of a dialect that no other API's bodies have, and a type that the dialect knows. */
export function hasDialectMarks(body: JsonNode, dialects: readonly Dialect[]): boolean {
  if (body.kind !== 'object') return false;
  const names = namesIn(body, NO_WORDS.roles);
  return dialects.some(
    ({ unmistakable, party, types }) =>
      unmistakable.length > 0 &&
      unmistakable.every((group) => !group.isDisjointFrom(names)) &&
      insideOf(body).some(
        ({ key, value }) =>
          value.kind === 'string' && party.type.includes(foldName(key)) && types.has(foldName(value.value)),
      ),
  );
}

/** The members one level down, through lists. */
function insideOf(body: ObjectNode): readonly Member[] {
  return body.members
    .flatMap(({ value }) => (value.kind === 'array' ? value.items : [value]))
    .flatMap((value) => (value.kind === 'object' ? value.members : []));
}

/** Folded names of the members, and `outer/inner` for those one level down, through lists; an envelope's inner names count as outer ones. */
function namesIn(body: ObjectNode, vocabulary: ReadonlyMap<string, Role>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const member of body.members) {
    const outer = foldName(member.key);
    names.add(outer);
    const inside = member.value.kind === 'array' ? member.value.items : [member.value];
    for (const value of inside) {
      if (value.kind !== 'object') continue;
      for (const inner of value.members) {
        names.add(`${outer}/${foldName(inner.key)}`);
        if (vocabulary.get(outer) === 'envelope') names.add(foldName(inner.key));
      }
    }
  }
  return names;
}
