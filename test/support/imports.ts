import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** One import of a source file, types and dynamic ones included. */
export interface Import {
  /** The importing file below `src/`. */
  readonly file: string;
  /** A file below `src/` (for relative imports), or the package or `node:` module. */
  readonly target: string;
  readonly kind: 'file' | 'package' | 'node';
}

/** A use of a global: `process.env`, `Date.now`, `setTimeout`. */
export interface GlobalUse {
  readonly file: string;
  readonly name: string;
}

/** Every module below `src/`, sorted. */
export const files: readonly string[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.[cm]?ts$/.test(file))
  .sort();

/** All imports of a file. */
export function importsOf(file: string): readonly Import[] {
  const { module } = parse(file);
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => {
      const text = readFileSync(join(source, file), 'utf8').slice(moduleRequest.start, moduleRequest.end);
      if (!/^'[^']*'$/.test(text)) throw new Error(`${file} imports what no test can follow: ${text}`);
      return text.slice(1, -1);
    }),
  ];
  return [...new Set(specifiers)].map((specifier) => resolve(file, specifier));
}

function resolve(file: string, specifier: string): Import {
  if (specifier.startsWith('.')) return { file, target: join(dirname(file), specifier), kind: 'file' };
  if (specifier.startsWith('node:')) return { file, target: specifier, kind: 'node' };
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return { file, target: name, kind: 'package' };
}

/** Members and calls of globals in a file: what reaches out of it without an import. */
export function globalsOf(file: string, names: ReadonlySet<string>): readonly GlobalUse[] {
  const found: GlobalUse[] = [];
  const open: unknown[] = [parse(file).program];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    const name = nameOf(node);
    if (name !== null && names.has(name.split('.')[0] ?? '')) found.push({ file, name });
    open.push(...Object.values(node));
  }
  return found;
}

/** `process.env` of a member expression, `fetch` of a call, null of anything else. */
function nameOf(node: object): string | null {
  if (!('type' in node)) return null;
  if (node.type === 'MemberExpression' && 'object' in node && 'property' in node) {
    const [object, property] = [identifierOf(node.object), identifierOf(node.property)];
    return object === null ? null : `${object}.${property ?? '?'}`;
  }
  if ((node.type === 'CallExpression' || node.type === 'NewExpression') && 'callee' in node) {
    return identifierOf(node.callee);
  }
  return null;
}

function identifierOf(node: unknown): string | null {
  if (typeof node !== 'object' || node === null || !('type' in node) || node.type !== 'Identifier')
    return null;
  return 'name' in node && typeof node.name === 'string' ? node.name : null;
}

function parse(file: string) {
  const parsed = parseSync(file, readFileSync(join(source, file), 'utf8'));
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message}`);
  return parsed;
}

/** A file's folder directly below `src/`, or the file itself where it stands there. */
export function folderOf(file: string): string {
  return relative('.', file).split('/')[0] ?? file;
}
