import type { Finding } from '../../diagnostic.ts';
import type { JsonNode } from '../../json/node.ts';
import { appendToken } from '../../json/pointer.ts';
import type { Schema } from '../../knowledge.ts';
import { foldName } from '../../text/fold-name.ts';
import { nearestNames } from '../../text/nearest.ts';
import { type SchemaSite, show } from './site.ts';

/** More names than these say less, not more. */
const MOST_SHOWN = 12;

/** Says that a text is none of the published values, with the one that it means or resembles; null where it is one of them. */
export function checkEnum(site: SchemaSite): Finding | null {
  const { node, schema, pointer, property } = site;
  const { enum: values, mistakenValues } = schema;
  if (values === undefined || node.kind !== 'string') return null;
  const meant = mistakenValues?.get(foldName(node.value));
  if (meant !== undefined) return meantValue(site, meant, values.includes(node.value));
  if (values.includes(node.value)) return null;
  const [nearest, ...others] = nearestNames(node.value, values);
  const list = values.slice(0, MOST_SHOWN).join(', ');
  const more = values.length - MOST_SHOWN;
  const found = { code: 'contract/enum', pointer, at: node.start } as const;
  const data = { property, value: show(node), list, ...(more > 0 ? { more } : {}) };
  if (nearest === undefined || others.length > 0)
    return { ...found, message: more > 0 ? 'long-list' : 'default', data };
  const patch = [{ op: 'replace', path: pointer, value: nearest.name }] as const;
  const isTolerated = schema.toleratesCase === true && nearest.likeness === 'case';
  const fix =
    nearest.likeness === 'faint'
      ? ({ applicability: 'maybe-incorrect', patch, when: 'when-nearest' } as const)
      : ({ applicability: 'machine-applicable', patch } as const);
  return {
    ...found,
    message: 'nearest',
    data: { ...data, nearest: nearest.name },
    fixes: [fix],
    ...(isTolerated ? TOLERATED : nearest.likeness === 'case' ? DOUBTFUL : {}),
  };
}

/** Other case was seen to be accepted by a live organization. */
const TOLERATED = { severity: 'info', evidence: 'observed' } as const;

/** Nothing published says how the server compares. */
const DOUBTFUL = { severity: 'warning', evidence: 'inferred' } as const;

/** A word that people send for a published value. One that is published besides may do, but nothing says so. */
function meantValue({ node, pointer, property }: SchemaSite, meant: string, isListed: boolean): Finding {
  const patch = [{ op: 'replace', path: pointer, value: meant }] as const;
  return {
    code: 'contract/enum',
    message: isListed ? 'listed' : 'meant',
    pointer,
    at: node.start,
    data: { property, value: show(node), nearest: meant },
    ...(isListed ? ({ severity: 'warning', evidence: 'inferred' } as const) : {}),
    fixes: [
      isListed
        ? { applicability: 'maybe-incorrect', patch, when: 'when-nearest' }
        : { applicability: 'machine-applicable', patch },
    ],
  };
}

/** Words before an action that take it back. */
const UNDOING = /^(?:un|no|not|off|stop)/;

/** A word that is none of a list and names a switch beside it (`"state": "hold"`, where `held` is): null where it names none. */
export function checkOtherProperty(
  properties: ReadonlyMap<string, Schema>,
  holder: string,
  property: string,
  value: JsonNode,
): Finding | null {
  const { enum: values, mistakenValues } = properties.get(property) ?? {};
  if (values === undefined || value.kind !== 'string' || values.includes(value.value)) return null;
  const word = foldName(value.value);
  if (mistakenValues?.has(word) === true) return null;
  const on = findSwitch(properties, word);
  const off = on === null && UNDOING.test(word) ? findSwitch(properties, word.replace(UNDOING, '')) : null;
  const name = on ?? off;
  if (name === null) return null;
  const pointer = appendToken(holder, property);
  const patch = [
    { op: 'remove', path: pointer },
    { op: 'add', path: appendToken(holder, name), value: on !== null },
  ] as const;
  return {
    code: 'contract/enum',
    message: 'other-property',
    pointer,
    at: value.start,
    data: { property, value: show(value), suggestion: name, fixed: String(on !== null) },
    fixes: [{ applicability: 'machine-applicable', patch }],
  };
}

/** The one truth value that a word is the name of, or is said for. */
function findSwitch(properties: ReadonlyMap<string, Schema>, word: string): string | null {
  for (const [name, { type, aliases = [] }] of properties)
    if (type === 'boolean' && [name, ...aliases].some((known) => foldName(known) === word)) return name;
  return null;
}
