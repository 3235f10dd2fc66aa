import type { AnySchemaObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { readKnowledgeFile } from '../../../src/knowledge/fault.ts';
import { checkContract } from '../../../src/validator/contract/check-contract.ts';
import type { Finding } from '../../../src/validator/diagnostic.ts';
import { readStrict } from '../../../src/validator/json/read/strict.ts';
import type { Schema } from '../../../src/validator/knowledge.ts';
import fc from '../../support/fast-check.ts';
import { readContractFiles, readContracts } from './load.ts';

/** The same bodies, judged by ajv straight from the documents and by the project's own check. */

const contracts = readContracts();
const ajv = new Ajv2020.default({ strict: false, allErrors: false });
addFormats.default(ajv);
for (const { path, text } of readContractFiles()) {
  const { file } = readKnowledgeFile(path, text);
  ajv.addSchema(file?.value as AnySchemaObject, path.slice(path.lastIndexOf('/') + 1));
}

const models = [...new Set(contracts.operations.flatMap(({ bodyModel }) => bodyModel ?? []))].sort();

/** Unknown properties are allowed here, as ajv allows them; a misspelt required one is still missing. */
function isInvalid({ code, severity }: Finding): boolean {
  return code !== 'contract/unknown-property' || severity === 'error';
}

const DATES = [
  '2026-12-01T10:00:00Z',
  '2026-12-01T10:00:00.5-03:00',
  '2026-02-29T10:00:00Z',
  '2026-12-01',
  'soon',
  '',
];

const anything = fc.jsonValue({ maxDepth: 2, noUnicodeString: true });

/** Mostly what the schema asks for, sometimes anything. */
function bodyOf(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: fitting(schema, depth), weight: 9 }, { arbitrary: anything, weight: 1 });
}

function fitting(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) {
    const [first = ''] = schema.enum;
    return fc.constantFrom(...schema.enum, ...schema.enum, first.toLowerCase(), `${first}X`);
  }
  if (schema.format === 'date-time') return fc.constantFrom(...DATES);
  switch (schema.type) {
    case 'string':
      return fc.string({ maxLength: 8 });
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'integer':
      return fc.oneof(fc.integer(), fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 31 - 1, 1.5, 2 ** 40));
    case 'array':
      return depth > 3 ? fc.constant([]) : fc.array(bodyOf(schema.items ?? {}, depth + 1), { maxLength: 3 });
    case 'object':
      return objectOf(schema, depth);
    default:
      return anything;
  }
}

function objectOf(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth > 3) return fc.constant({});
  if (schema.additionalProperties !== undefined)
    return fc.dictionary(fc.string({ maxLength: 4 }), bodyOf(schema.additionalProperties, depth + 1), {
      maxKeys: 3,
    });
  const required = new Set(schema.required);
  const members = [...(schema.properties ?? [])].map(([name, property]) =>
    fc
      .option(bodyOf(property, depth + 1), { nil: undefined, freq: required.has(name) ? 12 : 1 })
      .map((value): [string, unknown] => [name, value]),
  );
  const extra = fc.dictionary(fc.constantFrom('extra', 'SpeakTo', 'queue_id', '__proto__'), anything, {
    maxKeys: 1,
  });
  return fc.tuple(fc.tuple(...members), extra).map(([own, more]) => ({
    ...Object.fromEntries(own.filter(([, value]) => value !== undefined)),
    ...more,
  }));
}

describe.each(models)('%s', (name) => {
  const schema = contracts.models.get(name) ?? {};
  const validate = ajv.compile({ $ref: `models.yaml#/components/schemas/${name}` });

  test('ajv and the contract check agree on what is valid', () => {
    let valid = 0;
    const property = fc.property(bodyOf(schema, 0), (value) => {
      const text = JSON.stringify(value);
      const node = readStrict(text, 0, text.length)?.node;
      if (node === undefined) throw new Error(`No JSON: ${text}`);
      const findings = checkContract(node, schema).filter(isInvalid);
      const expected = validate(JSON.parse(text));
      if (expected) valid++;
      expect({ text, valid: findings.length === 0 }).toEqual({ text, valid: expected });
    });
    fc.assert(property, { numRuns: 400 });
    expect(valid).toBeGreaterThan(20);
  });
});

test('every example fits, for ajv too', () => {
  for (const { bodyModel, example } of contracts.operations) {
    if (bodyModel === null) continue;
    const validate = ajv.compile({ $ref: `models.yaml#/components/schemas/${bodyModel}` });
    expect(validate(example), bodyModel).toBe(true);
  }
});
