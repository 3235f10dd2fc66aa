import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { names, note, reference, schema, schemaOrReference } from './contracts-schema.ts';
import { evidenceSchema } from './shared-schemas.ts';

/** The part of OpenAPI 3.1 that the contract documents use, and their own `x-` fields; any other field is a fault. */

const status = z.string().regex(/^[1-5](\d\d|XX)$/, 'A status is three digits in quotes, or 2XX');

const content = z.strictObject({
  'application/json': z.strictObject({ schema: schemaOrReference, example: z.unknown().exactOptional() }),
});

const response = z.strictObject({
  $ref: z.string().exactOptional(),
  description: z.string().default(''),
  content: content.exactOptional(),
  'x-note': note,
  'x-error-codes': names.exactOptional(),
});
export type ResponseDocument = z.infer<typeof response>;

const parameter = z.strictObject({
  name: z.string(),
  in: z.literal('path'),
  required: z.literal(true),
  schema: schemaOrReference,
});

const operation = z.strictObject({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  deprecated: z.boolean().exactOptional(),
  'x-successor': z.string().exactOptional(),
  'x-evidence': evidenceSchema,
  'x-note': note,
  'x-permissions': z.strictObject({ match: z.enum(['any', 'all', 'none']), list: z.array(z.string()) }),
  'x-scopes': z.strictObject({ anyOf: names, evidence: evidenceSchema }),
  'x-needs-user-token': z.boolean().exactOptional(),
  'x-participant': z.enum(['customer', 'agent']).exactOptional(),
  'x-needs-connected': z.union([z.literal(true), names]).exactOptional(),
  'x-usual': z.boolean().exactOptional(),
  'x-mistaken-paths': names.exactOptional(),
  'x-mistaken-symbols': names.exactOptional(),
  'x-error-codes': z.record(status, names).exactOptional(),
  requestBody: z.strictObject({ required: z.boolean().exactOptional(), content }).exactOptional(),
  responses: z.record(status, response),
});
export type OperationDocument = z.infer<typeof operation>;

/** The methods that a path may have. */
export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const pathItem = z.strictObject({
  parameters: z.array(reference).exactOptional(),
  get: operation.exactOptional(),
  post: operation.exactOptional(),
  put: operation.exactOptional(),
  patch: operation.exactOptional(),
  delete: operation.exactOptional(),
});

/** One contract document. */
export const contractDocument = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/, 'The documents are written in OpenAPI 3.1'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: note }),
  servers: z
    .array(
      z.strictObject({
        url: z.string(),
        variables: z.record(z.string(), z.strictObject({ default: z.string() })).exactOptional(),
      }),
    )
    .exactOptional(),
  paths: z.record(z.string().startsWith('/'), pathItem),
  components: z
    .strictObject({
      schemas: z.record(z.string(), schema).exactOptional(),
      parameters: z.record(z.string(), parameter).exactOptional(),
      responses: z.record(z.string(), response).exactOptional(),
    })
    .exactOptional(),
  /** Only operations include it, with `<<`. */
  'x-usual-errors': z.record(status, response).exactOptional(),
  'x-hosts': names.exactOptional(),
  'x-regions': z.record(z.string(), z.string()).exactOptional(),
  'x-media': names.exactOptional(),
  'x-neighbours': names.exactOptional(),
  'x-packages': z
    .array(
      z.strictObject({ language: z.string(), name: z.string(), mistaken: names.default([]), signs: names }),
    )
    .exactOptional(),
  'x-classes': z.array(z.strictObject({ name: z.string(), mistaken: names })).exactOptional(),
});
export type ContractDocument = z.infer<typeof contractDocument>;

/** Fails to compile where what is read here would be no OpenAPI 3.1. */
export function asOpenApi(document: ContractDocument): OpenAPIV3_1.Document {
  return document;
}
