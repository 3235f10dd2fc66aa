import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DOCUMENTS, GENERATED, partOf, readDocument } from './support/documents.ts';
import { story } from './tools/bench/story.ts';

const readme = readDocument('README.md');
const package_: {
  scripts: Record<string, string>;
  dependencies: object;
  devDependencies: object;
  optionalDependencies: object;
} = JSON.parse(readDocument('package.json'));

describe('the README', () => {
  test('has at most 200 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(200);
  });

  test('shows the message that its answer is about', () => {
    expect(readme).toContain(`\`\`\`text\n${story.trimEnd()}\n\`\`\``);
  });

  test('names each dependency', () => {
    const named = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
    const missing = named
      .flatMap((kind) => Object.keys(package_[kind]))
      .filter((name) => !readme.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  test('names all scripts, and only scripts that exist', () => {
    const rows = [...readme.matchAll(/^\| `npm (?:run )?([\w:-]+)` \|/gm)].map(([, name]) => name);
    expect([...rows, 'start'].sort()).toEqual(Object.keys(package_.scripts).sort());
  });
});

describe.each(DOCUMENTS)('%s', (file) => {
  const text = readDocument(file);

  test('links to files and headings that exist', () => {
    const here = new URL(`../${file}`, import.meta.url);
    const broken = [...text.matchAll(/\]\((?!https?:)([^)\s#]*)(#[^)\s]+)?\)/g)].filter(
      ([, target = '', heading]) => {
        const to = target === '' ? here : new URL(target, here);
        if (!existsSync(to)) return true;
        return heading !== undefined && !headingsOf(to).includes(heading.slice(1));
      },
    );
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test('has tables whose rows have as many cells as their head', () => {
    const rows = text.split('\n');
    const uneven = rows.filter((row, index) => {
      const above = rows[index - 1];
      return row.startsWith('|') && above?.startsWith('|') && cellsOf(row) !== cellsOf(above);
    });
    expect(uneven).toEqual([]);
  });

  test('starts each table after an empty line', () => {
    const rows = text.split('\n');
    const glued = rows.filter(
      (row, index) => /^\|[\s:|-]+\|$/.test(row) && !/^(?:<!--.*)?$/.test(rows[index - 2] ?? ''),
    );
    expect(glued).toEqual([]);
  });
});

test.each(GENERATED)('$name in $file is as the code says it', ({ file, name, write }) => {
  expect(partOf(readDocument(file), name)).toBe(write());
});

/** Cells of a row; `\|` is text. */
function cellsOf(row: string): number {
  return row.replaceAll('\\|', '').split('|').length;
}

/** The anchors of a document's headings, as code hosts make them. */
function headingsOf(file: URL): readonly string[] {
  const text = readDocument(file.pathname.slice(new URL('../', import.meta.url).pathname.length));
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}
