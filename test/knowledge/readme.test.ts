import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cardSchema } from '../../src/knowledge/card.ts';
import { claimCardSchema } from '../../src/knowledge/claim-card.ts';
import { contractDocument } from '../../src/knowledge/contracts-document.ts';
import { cuesSchema } from '../../src/knowledge/cue.ts';
import { dialectSchema } from '../../src/knowledge/dialect.ts';
import { errorCardSchema } from '../../src/knowledge/error-card.ts';
import { readKnowledgeFile } from '../../src/knowledge/fault.ts';
import { questionsSchema } from '../../src/knowledge/question-card.ts';
import { faultsOf, files } from './our-files.ts';

const readme = readFileSync(new URL('../../knowledge/README.md', import.meta.url), 'utf8');

const templates = [...readme.matchAll(/^```yaml\n(# (\S+)\n[\s\S]*?)^```/gm)].map(
  ([, text = '', path = '']) => ({
    path,
    text,
  }),
);

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  cards: cardSchema,
  errors: errorCardSchema,
  claims: claimCardSchema,
  dialects: dialectSchema,
  'questions.yaml': questionsSchema,
  'cues.yaml': cuesSchema,
};

describe('the templates', () => {
  test('are one for each kind of file that has fields', () => {
    const kinds = templates.map(({ path }) => path.split('/')[0]);
    expect(kinds.sort()).toEqual([...Object.keys(SCHEMAS), 'contracts'].sort());
  });

  test.each(templates)('$path works as it stands', ({ path, text }) => {
    expect(faultsOf([...files.filter((file) => file.path !== path), { path, text }])).toEqual([]);
  });

  test.each(templates)('$path marks what may be left out, and nothing else', ({ path, text }) => {
    const kind = path.split('/')[0] ?? '';
    const schema = SCHEMAS[kind] ?? contractDocument;
    const { file } = readKnowledgeFile(path, text);
    const lines = text.split('\n');
    const marked = (at: string[]): boolean =>
      lines[(file?.lineOf(at) ?? 0) - 1]?.includes('# optional') ?? false;
    const asJson = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
    // OpenAPI has more fields than a template should; of those that are there the method and a description may lack,
    // but no operation is without.
    const fields = fieldsOf(asJson, file?.value, []).filter(
      ({ at, isThere }) =>
        kind !== 'contracts' || (isThere && !/^(?:post|description)$/.test(at.at(-1) ?? '')),
    );
    const wrong = fields.filter(({ at, isRequired, isThere }) => !isThere || marked(at) === isRequired);
    expect(wrong.map(({ at }) => at.join('.'))).toEqual([]);
  });
});

interface Field {
  readonly at: string[];
  readonly isRequired: boolean;
  readonly isThere: boolean;
}

/** The fields that a schema names, as far as the template goes into them. */
function fieldsOf(schema: Node, value: unknown, at: string[]): Field[] {
  if (Array.isArray(value))
    return schema.items === undefined ? [] : fieldsOf(schema.items, value[0], [...at, '0']);
  if (typeof value !== 'object' || value === null) return [];
  const inner = new Map<string, unknown>(Object.entries(value));
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    { at: [...at, name], isRequired: schema.required?.includes(name) ?? false, isThere: inner.has(name) },
    ...fieldsOf(property, inner.get(name), [...at, name]),
  ]);
  const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  const free = [...inner].filter(([name]) => schema.properties?.[name] === undefined);
  return [...named, ...free.flatMap(([name, each]) => fieldsOf(more, each, [...at, name]))];
}

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
}
