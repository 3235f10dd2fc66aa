import type { Contracts } from '../validator/knowledge.ts';
import { compileOperations } from './compile-operations.ts';
import { type ContractFile, SchemaCompiler } from './compile-schemas.ts';
import { asOpenApi, contractDocument, METHODS } from './contracts-document.ts';
import { type Fault, faultsOfIssues, readKnowledgeFile } from './fault.ts';
import { indexContracts } from './index-contracts.ts';

/**
 * In: the OpenAPI documents of `knowledge/contracts/`, as paths and texts. Out: what the validator needs of them,
 * or every fault in every file at once: syntax, unknown fields, references to nothing, ids used twice, examples
 * that do not fit, unknown successors. It never reads the disk.
 */
export function loadContracts(files: readonly { path: string; text: string }[]): {
  contracts: Contracts | null;
  faults: Fault[];
} {
  const faults: Fault[] = [];
  const documents = files.flatMap(({ path, text }) => readDocument(path, text, faults));
  if (faults.length > 0) return { contracts: null, faults };
  const schemas = new SchemaCompiler(documents, faults);
  const models = schemas.compileModels();
  const operations = compileOperations(documents, schemas, faults);
  if (operations.length === 0 && faults.length === 0) faults.push(nothingThere(files));
  if (faults.length > 0) return { contracts: null, faults };
  const neighbours = {
    hosts: documents.flatMap(({ document }) => document['x-hosts'] ?? []),
    regions: new Map(documents.flatMap(({ document }) => Object.entries(document['x-regions'] ?? {}))),
    paths: documents.flatMap(({ document }) => document['x-neighbours'] ?? []),
    media: documents.flatMap(({ document }) => document['x-media'] ?? []),
    packages: documents.flatMap(({ document }) => document['x-packages'] ?? []),
    classes: documents.flatMap(({ document }) => document['x-classes'] ?? []),
  };
  const usualId = usualOperation(documents);
  const usual = operations.find(({ id }) => id === usualId) ?? null;
  const contracts = { operations, models, neighbours, usual, intents: [], intentWords: [] };
  return { contracts: { ...contracts, index: indexContracts(contracts) }, faults };
}

function readDocument(path: string, text: string, faults: Fault[]): ContractFile[] {
  const read = readKnowledgeFile(path, text);
  faults.push(...read.faults);
  if (read.file === null) return [];
  const parsed = contractDocument.safeParse(read.file.value);
  if (parsed.success) {
    asOpenApi(parsed.data);
    return [{ file: read.file, document: parsed.data }];
  }
  faults.push(...faultsOfIssues(read.file, parsed.error.issues));
  return [];
}

/** The operation that is marked as the usual one. */
function usualOperation(documents: readonly ContractFile[]): string | null {
  for (const { document } of documents)
    for (const item of Object.values(document.paths))
      for (const method of METHODS) if (item[method]?.['x-usual'] === true) return item[method].operationId;
  return null;
}

function nothingThere(files: readonly { path: string }[]): Fault {
  const file = files[0]?.path ?? 'knowledge/contracts';
  return { file, line: 1, field: 'paths', message: 'No document describes any operation' };
}
