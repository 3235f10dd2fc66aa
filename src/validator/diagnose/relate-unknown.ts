import type { Facts } from '../body/facts.ts';
import { isNothing } from '../body/is-nothing.ts';
import type { Part } from '../body/read-roles.ts';
import { describesAnswers } from '../contract/keywords/required.ts';
import { hasType } from '../contract/keywords/type.ts';
import type { Finding, Fix, PatchOperation } from '../diagnostic.ts';
import { findNode } from '../json/apply-patch.ts';
import type { JsonNode, Member } from '../json/node.ts';
import { appendToken, parentPointer, propertyAt } from '../json/pointer.ts';
import type { Role } from '../knowledge.ts';
import { findStrayNumber, hasDestination, ringsQueue } from '../rules/destinations.ts';
import { foldName } from '../text/fold-name.ts';

const CODE = 'contract/unknown-property';

/**
 * Adds to findings about unknown properties what roles know: the published property that was meant. In a published
 * body, what nothing carries over is removed by the correction; in a dialect the shape stays as sent. A body of which no
 * name is right is the published one where its names are only misspelt.
 */
export function relateUnknown(findings: readonly Finding[], facts: Facts): Finding[] {
  if (!findings.some((finding) => finding.code === CODE)) return [...findings];
  const parts = new Map([...facts.roles.parts, ...facts.roles.outermost].map((part) => [part.pointer, part]));
  const taken = new Set(facts.published.keys());
  // A body of which nothing is known is left as sent: taking everything away would correct nothing.
  const knownMembers = facts.published.size + facts.roles.parts.length;
  const stray = findStrayNumber(facts);
  return findings.map((finding) => {
    if (finding.code !== CODE || finding.pointer === null) return finding;
    const part = parts.get(finding.pointer);
    if (facts.match.shape === 'unknown' && hasCertainFix(finding)) return finding;
    if (facts.match.shape !== 'published') return withoutFixes(nameTarget(finding, part, facts, taken));
    const related =
      part === undefined || hasCertainFix(finding)
        ? (moveUp(finding, facts, taken) ?? moveIn(finding, facts) ?? finding)
        : relate(finding, part, facts, taken);
    for (const fix of related.fixes ?? [])
      for (const operation of fix.patch) taken.add(operation.path.slice(1));
    if (hasCertainFix(related)) return related;
    const promoted = certainRename(related);
    if (promoted !== null) return promoted;
    const fix =
      unwrapping(related, facts) ??
      (knownMembers === 0 || finding.pointer === stray?.pointer ? null : removal(finding.pointer));
    if (fix === null) return related;
    return { ...related, fixes: [...(related.fixes ?? []), fix] };
  });
}

/** A value one level too deep, under a name that the body has at the top (`participants[0].attributes`). */
function moveUp(
  finding: Finding,
  { body, schema, published }: Facts,
  taken: ReadonlySet<string>,
): Finding | null {
  const { pointer, message } = finding;
  if (pointer === null || message !== 'default' || parentPointer(pointer) === '') return null;
  const name = propertyAt(pointer) ?? '';
  const property = schema?.properties?.get(name);
  const node = findNode(body, pointer);
  if (property === undefined || node === undefined || published.has(name) || taken.has(name)) return null;
  if (isNothing(node) || !hasType(node, property)) return null;
  return {
    ...finding,
    message: 'too-deep',
    fixes: [
      { applicability: 'machine-applicable', patch: [{ op: 'move', from: pointer, path: `/${name}` }] },
    ],
  };
}

/**
 * A value at the top that has its place in one of the body's objects (`skills`, in `routingData`). What that object
 * needs and the body has at the top goes with it.
 */
function moveIn(finding: Finding, { body, schema, published }: Facts): Finding | null {
  const { pointer, message, data } = finding;
  const node = pointer === null ? undefined : findNode(body, pointer);
  if (pointer === null || node === undefined || message !== 'default' || parentPointer(pointer) !== '')
    return null;
  if (schema === null || describesAnswers(schema)) return null;
  const key = propertyAt(pointer) ?? '';
  const [place, other] = [...(schema.properties ?? [])].flatMap(
    ([holder, { properties, byAlias, required = [], additionalProperties }]) => {
      if (additionalProperties !== undefined && schema.expected?.some((group) => group.includes(holder)))
        return [{ holder, name: key, required, property: additionalProperties }];
      const name = properties?.has(key) ? key : byAlias?.get(foldName(key))?.[0];
      return name === undefined ? [] : [{ holder, name, required, property: properties?.get(name) ?? {} }];
    },
  );
  if (place === undefined || other !== undefined || isNothing(node)) return null;
  const told = {
    ...finding,
    message: 'inside',
    data: { ...data, suggestion: `${place.holder}.${place.name}` },
  };
  const holder = appendToken('', place.holder);
  const at = findNode(body, holder);
  const has = (name: string): boolean => findNode(body, appendToken(holder, name)) !== undefined;
  // What is one of a list is put into one by its type.
  const { type, items } = place.property;
  const fits =
    hasType(node, place.property) || (type === 'array' && items !== undefined && hasType(node, items));
  if (!fits || has(place.name) || (at !== undefined && at.kind !== 'object')) return told;
  const add: PatchOperation[] = at === undefined ? [{ op: 'add', path: holder, value: {} }] : [];
  const along = place.required.filter((name) => name !== place.name && published.has(name) && !has(name));
  const patch: PatchOperation[] = [
    ...add,
    ...along.map((name) => ({ op: 'move' as const, from: `/${name}`, path: appendToken(holder, name) })),
    { op: 'move', from: pointer, path: appendToken(holder, place.name) },
  ];
  return { ...told, fixes: [{ applicability: 'machine-applicable', patch }] };
}

/** In a dialect: what the translation makes of it, where the contract alone knows no better. */
function nameTarget(
  finding: Finding,
  part: Part | undefined,
  facts: Facts,
  taken: ReadonlySet<string>,
): Finding {
  return part === undefined || finding.message !== 'default' ? finding : relate(finding, part, facts, taken);
}

function withoutFixes(finding: Finding): Finding {
  const { fixes: _, ...rest } = finding;
  return rest;
}

function hasCertainFix(finding: Finding): boolean {
  return finding.fixes?.some((fix) => fix.applicability === 'machine-applicable') ?? false;
}

/** Where there is one published name it may stand for, its value goes there: taking it away would lose it. */
function certainRename(finding: Finding): Finding | null {
  const [fix, other] = finding.fixes ?? [];
  const isNamed = NAMED.has(finding.message);
  if (!isNamed || fix === undefined || other !== undefined) return null;
  return { ...finding, fixes: [{ applicability: 'machine-applicable', patch: fix.patch }] };
}

const NAMED: ReadonlySet<string> = new Set(['required-misspelt', 'did-you-mean', 'spelling']);

/** An object that holds the property that was meant (`destination: { address }`) is opened rather than dropped. */
function unwrapping({ pointer, data }: Finding, { body }: Facts): Fix | null {
  const suggestion = data.suggestion;
  if (pointer === null || typeof suggestion !== 'string') return null;
  const holder = findNode(body, pointer);
  if (holder?.kind !== 'object') return null;
  const named = holder.members.findLast(({ key, value }) => key === suggestion && !isNothing(value));
  const held = named ?? (suggestion.endsWith('Id') ? idMemberOf(holder) : null);
  const target = appendToken(parentPointer(pointer), suggestion);
  if (held === null || findNode(body, target) !== undefined) return null;
  const patch: PatchOperation[] = [
    { op: 'move', from: appendToken(pointer, held.key), path: target },
    { op: 'remove', path: pointer },
  ];
  return { applicability: 'machine-applicable', patch };
}

function removal(pointer: string): Fix {
  return { applicability: 'machine-applicable', patch: [{ op: 'remove', path: pointer }] };
}

function relate(finding: Finding, part: Part, facts: Facts, taken: ReadonlySet<string>): Finding {
  const target = targetOf(part, facts);
  if (target === null || taken.has(target) || isNothing(part.node)) {
    return part.role === 'callerUser'
      ? { ...withoutFixes(finding), message: 'caller' }
      : withoutFixes(finding);
  }
  const id = idMemberOf(part.node);
  const patch: PatchOperation[] =
    id === null
      ? [{ op: 'move', from: part.pointer, path: `/${target}` }]
      : [
          { op: 'move', from: appendToken(part.pointer, id.key), path: `/${target}` },
          { op: 'remove', path: part.pointer },
        ];
  return {
    ...finding,
    message: 'did-you-mean',
    data: { ...finding.data, property: part.key, suggestion: target },
    fixes: [{ applicability: 'machine-applicable', patch }],
  };
}

/** The published property for a part, as the rest of the body makes it. */
function targetOf(part: Part, facts: Facts): string | null {
  const { kind } = idMemberOf(part.node)?.value ?? part.node;
  const isScalar = kind === 'string' || kind === 'number' || kind === 'expression';
  const { table, schema } = facts;
  if (part.role === 'queue' && !hasDestination(facts)) return null;
  const role = part.role === 'queue' ? 'fromQueue' : part.role;
  const name = OF_PARTIES.has(role) ? undefined : table.properties.get(role);
  if (name === undefined || (table.dependents.has(name) && !ringsQueue(facts))) return null;
  const { type } = schema?.properties?.get(name) ?? {};
  if (type === 'object') return isStringMap(part) ? name : null;
  if (type === 'array') return kind === 'array' ? name : null;
  return isScalar ? name : null;
}

/** Whom to call is the shape's to tell. */
const OF_PARTIES: ReadonlySet<Role> = new Set<Role>(['callee', 'calleeUser', 'parties']);

/** `{ "id": … }` where the published body has the id itself. */
function idMemberOf(node: JsonNode): Member | null {
  if (node.kind !== 'object') return null;
  const id = node.members.findLast(({ key }) => key === 'id');
  return id !== undefined && (id.value.kind === 'string' || id.value.kind === 'expression') ? id : null;
}

function isStringMap(part: Part): boolean {
  return (
    part.node.kind === 'object' &&
    part.node.members.length > 0 &&
    part.node.members.every((member) => member.value.kind === 'string' || member.value.kind === 'expression')
  );
}
