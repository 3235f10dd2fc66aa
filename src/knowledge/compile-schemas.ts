import type { Schema } from '../validator/knowledge.ts';
import { foldName } from '../validator/text/fold-name.ts';
import { compileRoles } from './compile-roles.ts';
import type { ContractDocument, ResponseDocument } from './contracts-document.ts';
import type { SchemaDocument, SchemaOrReference, StringDocument } from './contracts-schema.ts';
import { type Fault, type FieldPath, faultAt, type KnowledgeFile } from './fault.ts';
import { meaningsOf } from './meanings-of.ts';

export interface ContractFile {
  readonly file: KnowledgeFile;
  readonly document: ContractDocument;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Turns schemas as written into schemas as used: every reference becomes the very object that it names. */
export class SchemaCompiler {
  readonly #files: ReadonlyMap<string, ContractFile>;
  readonly #faults: Fault[];
  /** By file and model, so that a model is compiled once and may contain itself. */
  readonly #models = new Map<string, Schema>();

  constructor(files: readonly ContractFile[], faults: Fault[]) {
    this.#files = new Map(files.map((entry) => [baseName(entry.file.path), entry]));
    this.#faults = faults;
  }

  /** Every model of every document by its name; a name given twice is a fault. */
  compileModels(): Map<string, Schema> {
    const models = new Map<string, Schema>();
    for (const entry of this.#files.values()) {
      for (const name of Object.keys(entry.document.components?.schemas ?? {})) {
        const path = ['components', 'schemas', name];
        if (models.has(name)) this.#fault(entry, path, `There are two models \`${name}\``);
        const model = this.#model(entry, name);
        if (model !== undefined) models.set(name, model);
      }
    }
    return models;
  }

  /** A schema or the model that a reference names; a reference to nothing is a fault and gives an empty schema. */
  compile(entry: ContractFile, path: FieldPath, written: SchemaOrReference): Schema {
    if (!('$ref' in written)) return this.#fill({}, entry, path, written);
    const target = this.#follow(entry, written.$ref, 'schemas');
    const model = target === null ? undefined : this.#model(target.entry, target.name);
    if (model !== undefined) return model;
    this.#fault(entry, [...path, '$ref'], `\`${written.$ref}\` doesn't exist`);
    return {};
  }

  /** The response behind a reference, or the response itself. */
  findResponse(entry: ContractFile, path: FieldPath, written: ResponseDocument): ResponseDocument {
    if (written.$ref === undefined) return written;
    const target = this.#follow(entry, written.$ref, 'responses');
    const found = target?.entry.document.components?.responses?.[target.name];
    if (found !== undefined) return found;
    this.#fault(entry, [...path, '$ref'], `\`${written.$ref}\` doesn't exist`);
    return written;
  }

  /** The name and schema of a path parameter. */
  findParameter(entry: ContractFile, path: FieldPath, reference: string): string | null {
    const target = this.#follow(entry, reference, 'parameters');
    const found = target?.entry.document.components?.parameters?.[target.name];
    if (found !== undefined) return found.name;
    this.#fault(entry, [...path, '$ref'], `\`${reference}\` doesn't exist`);
    return null;
  }

  #model(entry: ContractFile, name: string): Schema | undefined {
    const key = `${entry.file.path}#${name}`;
    const known = this.#models.get(key);
    if (known !== undefined) return known;
    const written = entry.document.components?.schemas?.[name];
    if (written === undefined) return undefined;
    const model: Writable<Schema> = { name };
    this.#models.set(key, model);
    return this.#fill(model, entry, ['components', 'schemas', name], written);
  }

  #fill(into: Writable<Schema>, entry: ContractFile, path: FieldPath, written: SchemaDocument): Schema {
    into.type = written.type;
    if (written.description !== undefined) into.description = written.description;
    if (written['x-aliases'] !== undefined) into.aliases = written['x-aliases'];
    switch (written.type) {
      case 'object':
        this.#fillObject(into, entry, path, written);
        break;
      case 'array':
        into.items = this.compile(entry, [...path, 'items'], written.items);
        break;
      case 'string':
        if (written.format !== undefined) into.format = written.format;
        if (written.enum !== undefined) into.enum = written.enum;
        this.#fillMistakenValues(into, entry, path, written);
        if (written['x-tolerates-case'] === true) into.toleratesCase = true;
        if (written['x-identifies'] !== undefined) into.identifies = written['x-identifies'];
        if (written['x-dials'] !== undefined) into.dials = written['x-dials'];
        break;
      case 'integer':
      case 'number':
        if (written.format !== undefined) into.format = written.format;
        break;
      case 'boolean':
        break;
      default:
        written satisfies never;
    }
    return into;
  }

  #fillMistakenValues(
    into: Writable<Schema>,
    entry: ContractFile,
    path: FieldPath,
    { enum: values = [], 'x-mistaken-values': words }: StringDocument,
  ): void {
    if (words === undefined) return;
    into.mistakenValues = meaningsOf(words);
    for (const value of Object.keys(words))
      if (!values.includes(value))
        this.#fault(entry, [...path, 'x-mistaken-values', value], `\`${value}\` is not in \`enum\``);
  }

  #fillObject(
    into: Writable<Schema>,
    entry: ContractFile,
    path: FieldPath,
    written: Extract<SchemaDocument, { type: 'object' }>,
  ): void {
    if (written['x-mistaken-symbols'] !== undefined) into.mistakenSymbols = written['x-mistaken-symbols'];
    if (written.additionalProperties !== undefined) {
      const values = [...path, 'additionalProperties'];
      into.additionalProperties = this.compile(entry, values, written.additionalProperties);
    }
    if (written.properties !== undefined) {
      const properties = Object.entries(written.properties).map(
        ([name, property]) => [name, this.compile(entry, [...path, 'properties', name], property)] as const,
      );
      into.properties = new Map(properties);
      into.folded = new Map(properties.map(([name]) => [foldName(name), name]));
      into.byAlias = groupAliases(into.properties);
      const roles = compileRoles(into.properties, written.properties);
      if (roles !== null) into.roles = roles;
    }
    if (written['x-expected'] !== undefined) into.expected = written['x-expected'];
    if (written['x-needs-queue'] !== undefined) into.needsQueue = written['x-needs-queue'];
    if (written.required === undefined) return;
    into.required = written.required;
    written.required.forEach((name, index) => {
      if (into.properties?.has(name)) return;
      this.#fault(entry, [...path, 'required', index], `\`${name}\` is required but is not a property here`);
    });
  }

  #follow(
    entry: ContractFile,
    reference: string,
    kind: 'schemas' | 'parameters' | 'responses',
  ): { entry: ContractFile; name: string } | null {
    const [file = '', pointer = ''] = reference.split('#');
    const target = file === '' ? entry : this.#files.get(file);
    const prefix = `/components/${kind}/`;
    if (target === undefined || !pointer.startsWith(prefix)) return null;
    return { entry: target, name: pointer.slice(prefix.length) };
  }

  #fault(entry: ContractFile, path: FieldPath, message: string): void {
    this.#faults.push(faultAt(entry.file, path, message));
  }
}

function groupAliases(properties: ReadonlyMap<string, Schema>): ReadonlyMap<string, readonly string[]> {
  const named = [...properties].flatMap(([name, { aliases = [] }]) =>
    [...new Set(aliases.map(foldName))].map((alias) => ({ alias, name })),
  );
  const groups = Map.groupBy(named, ({ alias }) => alias);
  return new Map([...groups].map(([alias, list]) => [alias, list.map(({ name }) => name)]));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
