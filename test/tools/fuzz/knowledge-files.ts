import { ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { compileKnowledge } from '../../../src/knowledge/compile-knowledge.ts';
import type { TextFile } from '../../../src/knowledge/load-knowledge.ts';

const FOLDER = new URL('../../../knowledge/', import.meta.url).pathname;
const files: readonly TextFile[] = globSync('**/*.{yaml,yml,json}', { cwd: FOLDER })
  .sort()
  .map((path) => ({ path, text: readFileSync(`${FOLDER}${path}`, 'utf8') }));

/** What is meant by something in YAML, and what a field could hold by mistake. */
const shard = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ' ',
    '- ',
    '\n',
    '  ',
    '&a ',
    '*a',
    '<<: *a',
    '"',
    "'",
    '|',
    '>',
    '#',
    '\t',
    '\0',
  ],
  ...[
    '!!binary x',
    '!!js/function',
    '__proto__: 1\n',
    'constructor:\n',
    '\ud83d',
    '---\n',
    '...\n',
    '? ',
    '\ufeff',
  ],
  ...['1e999', 'null', '~', 'true', '[]', '{}', '[a, b', '$ref: "#/components/schemas/Nope"', '$ref: "#/"'],
  ...['pattern: "(("', 'oneOf: []', '%YAML 1.2\n'],
);

/** One knowledge file with pieces cut, moved or put in, or lines lost. */
export const mutatedFile: fc.Arbitrary<TextFile> = fc
  .tuple(
    fc.constantFrom(...files),
    fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat({ max: 12 }), fc.oneof(shard, fc.constant(''))), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([file, changes]) => ({
    path: file.path,
    text: changes.reduce((text, [isLine, place, length, piece]) => {
      if (!isLine) {
        const at = place % (text.length + 1);
        return text.slice(0, at) + piece + text.slice(at + length);
      }
      const lines = text.split('\n');
      const at = place % lines.length;
      const line = lines[at] ?? '';
      lines[at] = piece === '' ? '' : line.replace(/:.*/, () => `: ${piece}`);
      return lines.join('\n');
    }, file.text),
  }));

/** Throws unless the knowledge with this file in it loads, or is refused with faults that say where. */
export function expectLoadedOrRefused(changed: TextFile): void {
  const all = files.map((file) => (file.path === changed.path ? changed : file));
  const { faults = [] } = compileKnowledge(all, 'fuzz');
  ok(!('polluted' in {}), 'the prototype of all objects was changed');
  for (const { file, line, message } of faults) {
    const lines = all.find(({ path }) => path === file)?.text.split('\n').length ?? 1;
    ok(
      Number.isInteger(line) && line >= 1 && line <= lines,
      `a fault on line ${line} of ${lines} in ${file}`,
    );
    ok(message !== '' && !message.includes('\n'), `a fault in ${file} is no line: ${message}`);
  }
}
