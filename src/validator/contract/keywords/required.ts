import type { Finding, Fix } from '../../diagnostic.ts';
import { appendToken } from '../../json/pointer.ts';
import type { Schema } from '../../knowledge.ts';
import type { SchemaSite } from './site.ts';

const MOST_SHOWN = 6;

/** Says that an object lacks a property (or has only a null for it), at the place where it belongs. */
export function missing(site: SchemaSite, name: string, at: number, isNull: boolean): Finding {
  const pointer = appendToken(site.pointer, name);
  if (describesAnswers(site.schema)) {
    const softened = { severity: 'info', evidence: 'inferred' } as const;
    return {
      code: 'contract/required',
      message: 'answer',
      pointer,
      at,
      data: { property: name },
      ...softened,
    };
  }
  const property = site.schema.properties?.get(name) ?? {};
  const fixes = isNull ? [] : placeholder(property, pointer);
  const values = property.enum?.slice(0, MOST_SHOWN).join(', ');
  return {
    code: 'contract/required',
    message: isNull ? 'null' : values === undefined ? 'default' : 'choices',
    pointer,
    at,
    data: { property: name, ...(values === undefined ? {} : { list: values }) },
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

/** A model with a `selfUri` is what the API answers with: its required flags need not hold for a request. */
export function describesAnswers({ properties }: Schema): boolean {
  return properties?.has('selfUri') ?? false;
}

/** A gap to fill in, where it can be told what belongs there. */
function placeholder(schema: Schema, path: string): Fix[] {
  const value = placeholderFor(schema);
  if (value === null) return [];
  return [{ applicability: 'has-placeholders', patch: [{ op: 'add', path, value }], when: 'when-filled' }];
}

/** What stands for a value that is not known, where it can be told what it is; null elsewhere. */
export function placeholderFor(schema: Schema): string | string[] | null {
  if (schema.identifies !== undefined) return `<${schema.identifies}-id>`;
  if (schema.dials !== undefined) return '<phone-number>';
  if (schema.items === undefined) return null;
  const item = placeholderFor(schema.items);
  return typeof item === 'string' ? [item] : null;
}
