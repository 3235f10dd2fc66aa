import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ts': JAVASCRIPT,
  '.svg': 'image/svg+xml',
};
const FOLDER = new URL('./public/', import.meta.url);

/** The modules of packages that the page imports, and those that these import, as files of their package. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'lit-html': [
    'lit-html.js',
    'async-directive.js',
    'directive.js',
    'directive-helpers.js',
    'directives/guard.js',
    'directives/keyed.js',
    'directives/ref.js',
    'directives/repeat.js',
  ],
  gemoji: ['index.js'],
};

/** Every file of the page by its path, read once; the page itself is `/`. TypeScript is served without its types. */
export async function loadAssets(): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const name of await readdir(FOLDER)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const body = await readFile(new URL(name, FOLDER));
    assets.set(name === 'index.html' ? '/' : `/${name}`, {
      type,
      body: name.endsWith('.ts') ? asJavaScript(body.toString()) : body,
    });
  }
  for (const [name, files] of Object.entries(PACKAGES)) {
    for (const file of files) {
      const body = await readFile(new URL(file, folderOf(name)));
      assets.set(`/packages/${name}/${file}`, { type: JAVASCRIPT, body });
    }
  }
  return assets;
}

function asJavaScript(source: string): Buffer {
  const code = withoutTypes(source).replace(
    /(\bfrom )'([\w-][\w./-]*)';/g,
    (_, from: string, name: string) => `${from}'${pathOf(name)}';`,
  );
  return Buffer.from(code);
}

/** Node marks this function as experimental, which is of no interest to people who start the workspace. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** A package's own folder. What Node would load of it is the build for servers. */
function folderOf(name: string): string {
  const [folder = ''] = import.meta.resolve(name).split(`/node_modules/${name}/`, 1);
  return `${folder}/node_modules/${name}/`;
}

/** Where a module of a package is served: browsers need a path instead of a name. */
function pathOf(specifier: string): string {
  const [main] = PACKAGES[specifier] ?? [];
  return `/packages/${specifier}${main === undefined ? '' : `/${main}`}`;
}
