import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ReadOperation } from '../../../src/genesys/client/operations.ts';
import type { Declarations, DeclaredType } from './read-declarations.ts';

/** Holds what is read of an organization against the vendor's SDK; one line for each difference. */
export function compareLookups(
  operations: readonly ReadOperation[],
  { models }: Pick<Declarations, 'models'>,
  routes: LookupRoutes = readLookupRoutes(),
): string[] {
  return operations.flatMap(({ id, path, query, model, response }) => {
    const route = routes.find(id);
    if (route === null) return [`${id}: the SDK has no such method`];
    const schema: JsonSchema = z.toJSONSchema(response, { io: 'input', unrepresentable: 'any' });
    return [
      ...(route.line === `GET ${path}` ? [] : [`${id}: GET ${path} here, ${route.line} in the SDK`]),
      ...(route.model === model ? [] : [`${id}: ${model} here, ${route.model} in the SDK`]),
      ...query
        .filter((each) => !route.query.includes(each))
        .map((each) => `${id}: ${each} is no parameter in the SDK`),
      ...compareFields(schema, { kind: 'model', name: model }, `${id}`, models),
    ];
  });
}

/** The part of JSON Schema that zod writes for what is read. */
interface JsonSchema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
  readonly anyOf?: readonly unknown[];
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

function compareFields(
  schema: JsonSchema,
  declared: DeclaredType,
  place: string,
  models: Declarations['models'],
): string[] {
  // A field that may be null is written as a choice of two.
  const options = (schema.anyOf ?? [schema]).filter(isSchema);
  const own = options.find(({ type }) => type !== 'null') ?? {};
  const type = [own.type].flat().find((each) => each !== 'null');
  if (type !== kindOf(declared)) return [`${place}: ${String(type)} here, ${kindOf(declared)} in the SDK`];
  if (declared.kind === 'array')
    return isSchema(own.items) ? compareFields(own.items, declared.of, `${place}[]`, models) : [];
  if (declared.kind !== 'model') return [];
  const properties = models.get(declared.name);
  return Object.entries(own.properties ?? {}).flatMap(([name, inner]) => {
    const theirs = properties?.get(name)?.type;
    if (theirs === undefined) return [`${place}.${name} is not in the SDK`];
    return isSchema(inner) ? compareFields(inner, theirs, `${place}.${name}`, models) : [];
  });
}

function kindOf({ kind }: DeclaredType): string {
  if (kind === 'model' || kind === 'map') return 'object';
  return kind === 'enum' ? 'string' : kind;
}

interface LookupRoute {
  readonly line: string;
  readonly query: readonly string[];
  readonly model: string;
}

export interface LookupRoutes {
  find(id: string): LookupRoute | null;
}

const APIS = [
  'AuthorizationApi',
  'ConversationsApi',
  'ExternalContactsApi',
  'RoutingApi',
  'TelephonyProvidersEdgeApi',
  'UsersApi',
];

/** Routes, parameters and models of the SDK's methods, as its code and its declarations have them. */
function readLookupRoutes(): LookupRoutes {
  const folder = dirname(fileURLToPath(import.meta.resolve('purecloud-platform-client-v2/package.json')));
  const api = join(folder, 'src', 'purecloud-platform-client-v2', 'api');
  const code = APIS.map((name) => readFileSync(join(api, `${name}.js`), 'utf8')).join('\n');
  const declarations = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  return {
    find(id) {
      const method = new RegExp(`^\\t${id}\\([^]*?^\\t\\}`, 'm').exec(code)?.[0] ?? '';
      const call = /callApi\(\s*'([^']+)',\s*'([A-Z]+)',\s*\{.*\},\s*\{(.*)\}/.exec(method);
      const model = new RegExp(`\\s${id}\\(.*\\): Promise<Models\\.(\\w+)>`).exec(declarations)?.[1];
      if (call === null || model === undefined) return null;
      const [, path = '', verb = '', query = ''] = call;
      return {
        line: `${verb} ${path}`,
        query: [...query.matchAll(/'([\w.]+)':/g)].map(([, name = '']) => name),
        model,
      };
    },
  };
}

/** The names and hosts of the vendor's regions, as its SDK has them. */
export function readRegions(): Record<string, string> {
  const folder = dirname(fileURLToPath(import.meta.resolve('purecloud-platform-client-v2/package.json')));
  const file = join(folder, 'src', 'purecloud-platform-client-v2', 'PureCloudRegionHosts.js');
  const lines = readFileSync(file, 'utf8').matchAll(/^\s*(\w+): '([\w.-]+)',?$/gm);
  return Object.fromEntries([...lines].map(([, name = '', host = '']) => [name.replaceAll('_', '-'), host]));
}
