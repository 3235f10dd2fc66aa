import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import type { Role } from '../validator/knowledge.ts';
import { plainIssues } from './fault.ts';
import { role } from './roles.ts';

/** Schemas as the contract documents write them: the part of JSON Schema that OpenAPI 3.1 bodies here need. */
export type SchemaDocument =
  | ArrayDocument
  | ObjectDocument
  | StringDocument
  | NumberDocument
  | BooleanDocument;
export type Reference = Pick<OpenAPIV3_1.ReferenceObject, '$ref'>;
export type SchemaOrReference = SchemaDocument | Reference;

interface Described {
  readonly description?: string;
  readonly readOnly?: boolean;
  readonly 'x-aliases'?: string[];
  readonly 'x-note'?: string;
  readonly 'x-role'?: Role;
  readonly 'x-destination'?: boolean;
  readonly 'x-only-with'?: string;
  readonly 'x-unmistakable'?: boolean;
}
export interface ArrayDocument extends Described {
  readonly type: 'array';
  readonly items: SchemaOrReference;
}
export interface ObjectDocument extends Described {
  readonly type: 'object';
  readonly required?: string[];
  readonly properties?: Record<string, SchemaOrReference>;
  readonly additionalProperties?: SchemaOrReference;
  readonly 'x-mistaken-symbols'?: string[];
  readonly 'x-needs-queue'?: string[];
  readonly 'x-expected'?: string[][];
}
export interface StringDocument extends Described {
  readonly type: 'string';
  readonly format?: 'date-time' | 'date' | 'uri';
  readonly enum?: string[];
  readonly 'x-mistaken-values'?: Record<string, string[]>;
  readonly 'x-identifies'?: string;
  readonly 'x-tolerates-case'?: boolean;
  readonly 'x-dials'?: 'any' | 'e164';
}
export interface NumberDocument extends Described {
  readonly type: 'integer' | 'number';
  readonly format?: 'int32' | 'int64';
}
export interface BooleanDocument extends Described {
  readonly type: 'boolean';
}

export const names = z.array(z.string().min(1)).min(1);
export const note = z.string().min(1).exactOptional();

const described = {
  description: note,
  readOnly: z.boolean().exactOptional(),
  'x-aliases': names.exactOptional(),
  'x-note': note,
  'x-role': role.exactOptional(),
  'x-destination': z.boolean().exactOptional(),
  'x-only-with': z.string().min(1).exactOptional(),
  'x-unmistakable': z.boolean().exactOptional(),
};

/** A `$ref` or a schema. It looks first which of the two is meant, so that a fault names the very field. */
export const schemaOrReference: z.ZodType<SchemaOrReference> = z.unknown().transform((value, context) => {
  const meant = typeof value === 'object' && value !== null && '$ref' in value ? reference : schema;
  const read: z.ZodSafeParseResult<SchemaOrReference> = meant.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues.flatMap(plainIssues)) context.addIssue({ code: 'custom', ...issue });
  return z.NEVER;
});

export const reference = z.strictObject({ $ref: z.string().min(1) });

const arraySchema = z.strictObject({ type: z.literal('array'), ...described, items: schemaOrReference });
const objectSchema = z.strictObject({
  type: z.literal('object'),
  ...described,
  required: names.exactOptional(),
  properties: z.record(z.string(), schemaOrReference).exactOptional(),
  additionalProperties: schemaOrReference.exactOptional(),
  'x-mistaken-symbols': names.exactOptional(),
  'x-needs-queue': names.exactOptional(),
  'x-expected': z.array(names).min(1).exactOptional(),
});
const stringSchema = z.strictObject({
  type: z.literal('string'),
  ...described,
  format: z.enum(['date-time', 'date', 'uri']).exactOptional(),
  enum: names.exactOptional(),
  'x-mistaken-values': z.record(z.string(), names).exactOptional(),
  'x-identifies': z.string().min(1).exactOptional(),
  'x-tolerates-case': z.boolean().exactOptional(),
  'x-dials': z.enum(['any', 'e164']).exactOptional(),
});
const numberSchema = z.strictObject({
  type: z.enum(['integer', 'number']),
  ...described,
  format: z.enum(['int32', 'int64']).exactOptional(),
});
const booleanSchema = z.strictObject({ type: z.literal('boolean'), ...described });

/** A schema that stands on its own, with no `$ref` in its place. */
export const schema: z.ZodType<SchemaDocument> = z.discriminatedUnion('type', [
  arraySchema,
  objectSchema,
  stringSchema,
  numberSchema,
  booleanSchema,
]);
