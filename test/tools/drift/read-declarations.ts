import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Program, parseSync, type TSType } from 'oxc-parser';

/** A type as the SDK declares it, as far as bodies need it. */
export type DeclaredType =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'object' | 'other' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'array' | 'map'; readonly of: DeclaredType }
  | { readonly kind: 'model'; readonly name: string };

export interface DeclaredProperty {
  readonly type: DeclaredType;
  readonly required: boolean;
}

export interface DeclaredMethod {
  /** The body's model and whether it has to be given; null where there is none. */
  readonly body: { readonly model: string; readonly required: boolean } | null;
}

/** What the SDK says: its models by name, and its conversation methods by name. */
export interface Declarations {
  readonly version: string;
  readonly models: ReadonlyMap<string, ReadonlyMap<string, DeclaredProperty>>;
  readonly methods: ReadonlyMap<string, DeclaredMethod>;
  /** `POST /api/v2/…` by method name, from the SDK's own code. */
  readonly routes: ReadonlyMap<string, string>;
}

/** Reads the SDK that is installed beside the tests. */
export function readDeclarations(): Declarations {
  const manifest = fileURLToPath(import.meta.resolve('purecloud-platform-client-v2/package.json'));
  const folder = dirname(manifest);
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  const declared = parseFile(join(folder, 'index.d.ts'));
  const models = readInterfaces(declared, 'Models');
  return {
    version,
    models,
    methods: readMethods(declared, readInterfaces(declared, 'ConversationsApi')),
    routes: readRoutes(join(folder, 'src', 'purecloud-platform-client-v2', 'api', 'ConversationsApi.js')),
  };
}

function parseFile(path: string): Program {
  const { program, errors } = parseSync(path, readFileSync(path, 'utf8'));
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program;
}

/** The interfaces of a namespace. */
function readInterfaces(program: Program, namespace: string): Map<string, Map<string, DeclaredProperty>> {
  const interfaces = new Map<string, Map<string, DeclaredProperty>>();
  for (const statement of program.body) {
    if (statement.type !== 'TSModuleDeclaration' || statement.id.type !== 'Identifier') continue;
    if (statement.id.name !== namespace || statement.body?.type !== 'TSModuleBlock') continue;
    for (const inner of statement.body.body) {
      const declaration = inner.type === 'ExportNamedDeclaration' ? inner.declaration : inner;
      if (declaration?.type !== 'TSInterfaceDeclaration') continue;
      const properties = new Map<string, DeclaredProperty>();
      for (const member of declaration.body.body) {
        if (member.type !== 'TSPropertySignature') continue;
        const name = keyOf(member.key);
        if (name === null) continue;
        const type = readType(member.typeAnnotation?.typeAnnotation);
        properties.set(name, { type, required: !member.optional });
      }
      interfaces.set(declaration.id.name, properties);
    }
  }
  return interfaces;
}

function keyOf(key: { type: string; name?: unknown; value?: unknown }): string | null {
  const name = key.type === 'Literal' ? key.value : key.name;
  return typeof name === 'string' ? name : null;
}

function readType(type: TSType | undefined): DeclaredType {
  switch (type?.type) {
    case 'TSStringKeyword':
      return { kind: 'string' };
    case 'TSNumberKeyword':
      return { kind: 'number' };
    case 'TSBooleanKeyword':
      return { kind: 'boolean' };
    case 'TSObjectKeyword':
      return { kind: 'object' };
    case 'TSArrayType':
      return { kind: 'array', of: readType(type.elementType) };
    case 'TSTypeLiteral': {
      const [index] = type.members;
      if (index?.type !== 'TSIndexSignature') return { kind: 'object' };
      return { kind: 'map', of: readType(index.typeAnnotation.typeAnnotation) };
    }
    case 'TSUnionType':
      return readUnion(type.types);
    case 'TSTypeReference': {
      const { typeName, typeArguments } = type;
      if (typeName.type === 'TSQualifiedName') return { kind: 'model', name: typeName.right.name };
      if (typeName.type !== 'Identifier' || typeName.name !== 'Array') return { kind: 'other' };
      return { kind: 'array', of: readType(typeArguments?.params[0]) };
    }
    default:
      return { kind: 'other' };
  }
}

function readUnion(types: readonly TSType[]): DeclaredType {
  const values = types.map((type) =>
    type.type === 'TSLiteralType' && type.literal.type === 'Literal' ? type.literal.value : null,
  );
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === values.length ? { kind: 'enum', values: texts } : { kind: 'other' };
}

type Options = ReadonlyMap<string, ReadonlyMap<string, DeclaredProperty>>;

/** The methods of ConversationsApi; a body that need not be given stands among a method's options. */
function readMethods(program: Program, options: Options): Map<string, DeclaredMethod> {
  const methods = new Map<string, DeclaredMethod>();
  for (const statement of program.body) {
    if (statement.type !== 'ClassDeclaration' || statement.id?.name !== 'ConversationsApi') continue;
    for (const member of statement.body.body) {
      if (member.type !== 'MethodDefinition' && member.type !== 'TSAbstractMethodDefinition') continue;
      const name = keyOf(member.key);
      if (name === null || name === 'constructor') continue;
      const parameter = member.value.params.find(
        (each) => each.type === 'Identifier' && each.name === 'body',
      );
      const given =
        parameter?.type === 'Identifier' ? readType(parameter.typeAnnotation?.typeAnnotation) : null;
      const optional = options.get(`${name}Options`)?.get('body')?.type ?? null;
      methods.set(name, { body: bodyOf(given, true) ?? bodyOf(optional, false) });
    }
  }
  return methods;
}

function bodyOf(type: DeclaredType | null, required: boolean): DeclaredMethod['body'] {
  return type?.kind === 'model' ? { model: type.name, required } : null;
}

/** The path and method that each SDK method calls: the first two arguments of its `callApi`. */
function readRoutes(path: string): Map<string, string> {
  const routes = new Map<string, string>();
  for (const statement of parseFile(path).body) {
    const declaration = statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
    if (declaration.type !== 'ClassDeclaration') continue;
    for (const member of declaration.body.body) {
      if (member.type !== 'MethodDefinition') continue;
      const name = keyOf(member.key);
      for (const inner of member.value.body?.body ?? []) {
        if (name === null || inner.type !== 'ReturnStatement' || inner.argument?.type !== 'CallExpression')
          continue;
        const [route, method] = inner.argument.arguments.map((argument) =>
          argument.type === 'Literal' && typeof argument.value === 'string' ? argument.value : null,
        );
        if (route && method) routes.set(name, `${method} ${route}`);
      }
    }
  }
  return routes;
}
