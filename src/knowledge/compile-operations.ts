import { checkContract } from '../validator/contract/check-contract.ts';
import type { JsonNode } from '../validator/json/node.ts';
import type { Operation, Schema } from '../validator/knowledge.ts';
import type { ContractFile, SchemaCompiler } from './compile-schemas.ts';
import { METHODS, type OperationDocument } from './contracts-document.ts';
import { type Fault, type FieldPath, faultAt } from './fault.ts';

interface Place {
  readonly entry: ContractFile;
  readonly at: FieldPath;
  readonly path: string;
  readonly method: string;
  readonly written: OperationDocument;
}

/** The operations of all documents, in their order; what contradicts itself in them becomes a fault. */
export function compileOperations(
  files: readonly ContractFile[],
  schemas: SchemaCompiler,
  faults: Fault[],
): Operation[] {
  const places = files.flatMap(listPlaces);
  checkIds(places, faults);
  for (const entry of files) checkParameters(entry, schemas, faults);
  return places.map((place) => compileOperation(place, schemas, faults));
}

function listPlaces(entry: ContractFile): Place[] {
  return Object.entries(entry.document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Place[] => {
      const written = item[method];
      if (written === undefined) return [];
      return [{ entry, at: ['paths', path, method], path, method: method.toUpperCase(), written }];
    }),
  );
}

function checkIds(places: readonly Place[], faults: Fault[]): void {
  const ids = new Set<string>();
  const routes = new Set<string>();
  for (const { entry, at, written, path, method } of places) {
    const id = written.operationId;
    if (ids.has(id)) faults.push(faultAt(entry.file, [...at, 'operationId'], `\`${id}\` is there twice`));
    ids.add(id);
    const route = `${method} ${path}`;
    if (routes.has(route)) faults.push(faultAt(entry.file, at, `\`${route}\` is there twice`));
    routes.add(route);
  }
  for (const { entry, at, written } of places) {
    const successor = written['x-successor'];
    if (successor === undefined || ids.has(successor)) continue;
    faults.push(faultAt(entry.file, [...at, 'x-successor'], `There is no operation \`${successor}\``));
  }
}

/** Checks that a path declares exactly its `{name}` parameters. */
function checkParameters(entry: ContractFile, schemas: SchemaCompiler, faults: Fault[]): void {
  for (const [path, item] of Object.entries(entry.document.paths)) {
    const at = ['paths', path, 'parameters'];
    const declared = (item.parameters ?? []).map(({ $ref }, index) =>
      schemas.findParameter(entry, [...at, index], $ref),
    );
    if (declared.includes(null)) continue;
    const inPath = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
    if (inPath.join() === declared.join()) continue;
    faults.push(
      faultAt(entry.file, at, `The path has ${inPath.join(', ') || 'no parameters'}; declare exactly these`),
    );
  }
}

function compileOperation(place: Place, schemas: SchemaCompiler, faults: Fault[]): Operation {
  const { written, method, path } = place;
  const body = compileBody(place, schemas);
  if (body !== null) checkExample(place, body, faults);
  checkMarks(place, body, faults);
  const model = body?.name ?? null;
  const needsConnected = written['x-needs-connected'];
  return {
    id: written.operationId,
    method,
    path,
    name: `${method} ${path}`,
    summary: written.summary,
    deprecated: written.deprecated ?? false,
    successor: written['x-successor'] ?? null,
    body,
    bodyRequired: written.requestBody?.required ?? false,
    bodyModel: model,
    permissions: written['x-permissions'],
    scopes: written['x-scopes'],
    ...compileResponses(place, schemas),
    example: written.requestBody?.content['application/json'].example ?? null,
    needsUserToken: written['x-needs-user-token'] ?? false,
    participant: written['x-participant'] ?? null,
    needsConnected: needsConnected === true ? [] : (needsConnected ?? null),
    evidence: written['x-evidence'],
    mistakenPaths: written['x-mistaken-paths'] ?? [],
    mistakenSymbols: written['x-mistaken-symbols'] ?? [],
  };
}

/** Marks can only be of what the operation has: a participant in its path, properties in its body. */
function checkMarks({ entry, at, path, written }: Place, body: Schema | null, faults: Fault[]): void {
  const fault = (mark: string, message: string): void => {
    faults.push(faultAt(entry.file, [...at, mark], message));
  };
  if (written['x-participant'] !== undefined && !path.includes('{participantId}'))
    fault('x-participant', 'The path has no `{participantId}`');
  const marked = written['x-needs-connected'];
  if (marked === undefined || marked === true) return;
  for (const name of marked)
    if (body?.properties?.has(name) !== true) fault('x-needs-connected', `The body has no \`${name}\``);
}

const BODY_PATH = ['requestBody', 'content', 'application/json'];

function compileBody({ entry, at, written }: Place, schemas: SchemaCompiler): Schema | null {
  const content = written.requestBody?.content['application/json'];
  if (content === undefined) return null;
  return schemas.compile(entry, [...at, ...BODY_PATH, 'schema'], content.schema);
}

/** The statuses, each with this operation's own codes first and then those that come under any operation. */
function compileResponses(
  place: Place,
  schemas: SchemaCompiler,
): Pick<Operation, 'successStatuses' | 'errors'> {
  const own = place.written['x-error-codes'] ?? {};
  const successStatuses: number[] = [];
  const errors: { status: number; codes: string[] }[] = [];
  for (const [status, written] of Object.entries(place.written.responses)) {
    const { entry, at } = place;
    const path = [...at, 'responses', status];
    const response = schemas.findResponse(entry, path, written);
    const schema = response === written ? response.content?.['application/json'].schema : undefined;
    if (schema !== undefined) {
      schemas.compile(entry, [...path, 'content', 'application/json', 'schema'], schema);
    }
    const number = Number(status);
    if (Number.isNaN(number)) continue;
    if (number < 400) successStatuses.push(number);
    else
      errors.push({ status: number, codes: [...(own[status] ?? []), ...(response['x-error-codes'] ?? [])] });
  }
  return { successStatuses, errors };
}

function checkExample({ entry, at, written }: Place, body: Schema, faults: Fault[]): void {
  const path = [...at, ...BODY_PATH, 'example'];
  const example = written.requestBody?.content['application/json'].example;
  if (example === undefined) {
    faults.push(faultAt(entry.file, path, 'Each operation with a body has a clean example'));
    return;
  }
  for (const finding of checkContract(toNode(example), body)) {
    const field = finding.pointer?.split('/').slice(1) ?? [];
    faults.push(
      faultAt(entry.file, [...path, ...field], `The example doesn't fit the schema: ${finding.code}`),
    );
  }
}

/** An example as a payload without a position in a text. Examples are small, so recursion is safe. */
function toNode(value: unknown): JsonNode {
  const placed = { start: 0, end: 0 };
  if (Array.isArray(value)) return { kind: 'array', items: value.map(toNode), ...placed };
  if (typeof value === 'string') return { kind: 'string', value, ...placed };
  if (typeof value === 'number') return { kind: 'number', raw: String(value), ...placed };
  if (typeof value === 'boolean') return { kind: 'boolean', value, ...placed };
  if (typeof value !== 'object' || value === null) return { kind: 'null', ...placed };
  const members = Object.entries(value).map(([key, member]) => ({
    key,
    keyStart: 0,
    keyEnd: 0,
    value: toNode(member),
  }));
  return { kind: 'object', members, ...placed };
}
