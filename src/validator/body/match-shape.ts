import type { JsonNode, Member, ObjectNode } from '../json/node.ts';
import type { Dialect, Role, Schema } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';

/** Which shape a body has, and the words by which its parts are known. */
export interface ShapeMatch {
  /** `published`, a dialect's id, or `unknown`. */
  readonly shape: string;
  /** The dialect recognised; also set, as the closest one, where a published body has parts under dialect names. */
  readonly dialect: Dialect | null;
  /** The role of a folded property name: the dialect's own word first, then that of any dialect for this model. */
  readonly roleOf: (folded: string) => Role | null;
  /** How the names of all those dialects are written, by their folded form. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Whether a name is a published one but for case, `_` and `-`. */
  readonly isMisspelt: (name: string) => boolean;
}

/**
 * Matches a body against the published schema and the dialects written for its model.
 * A dialect needs a name that no schema explains; `unknown` is what neither explains.
 */
export function matchShape(body: JsonNode, schema: Schema | null, dialects: readonly Dialect[]): ShapeMatch {
  const { candidates, vocabulary, spellings } = wordsOf(dialects, schema?.name ?? DEFAULT_MODEL);
  const found = body.kind === 'object' ? recognise(namesIn(body, vocabulary), candidates) : null;
  const dialect = found ?? null;
  const roleOf = (folded: string): Role | null =>
    dialect?.parts.get(folded) ?? vocabulary.get(folded) ?? null;
  const names = foldedNames(schema);
  const isMisspelt = (name: string): boolean => names.has(foldName(name));
  if (body.kind !== 'object') return { shape: 'unknown', dialect: null, roleOf, spellings, isMisspelt };
  return {
    shape: candidates.length === 0 ? 'published' : nameShape(body, schema, dialect, roleOf),
    dialect: dialect ?? candidates[0] ?? null,
    roleOf,
    spellings,
    isMisspelt,
  };
}

/** Bodies without a recognised operation are read as calls to be placed. */
const DEFAULT_MODEL = 'CreateCallRequest';

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
  const names = foldedNames(schema);
  const isPublished = (member: Member): boolean => published?.has(member.key) ?? false;
  const isMisspelt = (member: Member): boolean => names.has(foldName(member.key));
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
    candidates.find((dialect) => dialect.recognise.every((group) => !asSet(group).isDisjointFrom(names))) ??
    null
  );
}

/** Groups hold dozens of names, and bodies a few: it is the body's names that are looked up. */
function asSet(group: readonly string[]): ReadonlySet<string> {
  const known = setsByGroup.get(group);
  if (known !== undefined) return known;
  const made = new Set(group);
  setsByGroup.set(group, made);
  return made;
}

const setsByGroup = new WeakMap<readonly string[], ReadonlySet<string>>();

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

interface ModelWords {
  readonly candidates: readonly Dialect[];
  readonly vocabulary: ReadonlyMap<string, Role>;
  readonly spellings: ReadonlyMap<string, string>;
}

/** The dialects for a model, and the words of all of them; of two dialects the higher-ranked one is believed. */
function wordsOf(dialects: readonly Dialect[], model: string): ModelWords {
  const byModel = wordsByDialects.get(dialects) ?? new Map<string, ModelWords>();
  wordsByDialects.set(dialects, byModel);
  const known = byModel.get(model);
  if (known !== undefined) return known;
  const candidates = dialects.filter((dialect) => dialect.models.includes(model));
  const byRank = candidates.toReversed();
  const made = {
    candidates,
    vocabulary: new Map(byRank.flatMap(({ parts }) => [...parts])),
    spellings: new Map(byRank.flatMap(({ spellings }) => [...spellings.parts])),
  };
  byModel.set(model, made);
  return made;
}

/** Dialects come as one frozen list per load of the knowledge, so their words are gathered once. */
const wordsByDialects = new WeakMap<readonly Dialect[], Map<string, ModelWords>>();

/** The published names as misspelling leaves them recognisable: folded. */
function foldedNames(schema: Schema | null): ReadonlySet<string> {
  if (schema?.properties === undefined) return NO_NAMES;
  const known = namesBySchema.get(schema);
  if (known !== undefined) return known;
  const names = new Set([...schema.properties.keys()].map(foldName));
  namesBySchema.set(schema, names);
  return names;
}

const NO_NAMES: ReadonlySet<string> = new Set();
const namesBySchema = new WeakMap<Schema, ReadonlySet<string>>();
