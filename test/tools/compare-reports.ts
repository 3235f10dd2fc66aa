/**
 * Compares the reports of this checkout with those of another one, byte by byte, over every corpus text and generated
 * ones. Use: `node test/tools/compare-reports.ts OTHER_CHECKOUT [--seed=N] [--count=N] [--show=N]`. Status 1 where any differs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { Knowledge } from '../../src/validator/knowledge.ts';
import type { Report } from '../../src/validator/report.ts';
import { messageText } from './fuzz/message-text.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '2000' },
    show: { type: 'string', default: '5' },
  },
});
const other = positionals[0];
if (other === undefined) {
  console.error('Name the checkout to compare with: npm run reports:compare -- FOLDER');
  process.exit(2);
}

const [ours, theirs] = [await loadCheck(ROOT), await loadCheck(resolve(other))];
const texts = [
  ...corpusTexts(),
  ...fc.sample(messageText, { seed: Number(values.seed), numRuns: Number(values.count) }),
];
const different = texts.filter((text) => JSON.stringify(ours(text)) !== JSON.stringify(theirs(text)));
for (const text of different.slice(0, Number(values.show))) {
  const [mine, its] = [ours(text), theirs(text)];
  console.log(`--- ${JSON.stringify(text.slice(0, 200))}`);
  for (const field of new Set([...Object.keys(mine), ...Object.keys(its)])) {
    const [a, b] = [fieldOf(mine, field), fieldOf(its, field)];
    if (a !== b) console.log(`  ${field}\n    here:  ${a?.slice(0, 1500)}\n    there: ${b?.slice(0, 1500)}`);
  }
}
console.log(`${texts.length} texts, ${different.length} reports differ`);
process.exitCode = different.length === 0 ? 0 : 1;

/** The check of a checkout with its own knowledge. */
async function loadCheck(root: string): Promise<(text: string) => Report> {
  const at = (file: string) => pathToFileURL(join(root, file)).href;
  const { checkText }: { checkText: (text: string, knowledge: Knowledge) => Report } = await import(
    at('src/validator/index.ts')
  );
  const { loadKnowledge }: { loadKnowledge: (folder: string) => Promise<{ knowledge?: Knowledge }> } =
    await import(at('src/knowledge/load-knowledge.ts'));
  const { knowledge } = await loadKnowledge(join(root, 'knowledge'));
  if (knowledge === undefined) throw new Error(`The knowledge of ${root} has faults`);
  return (text) => checkText(text, knowledge);
}

/** The `text` of each row of each `.jsonl` file below `test/corpus`, and each `message.txt`. */
function corpusTexts(): string[] {
  const folder = join(ROOT, 'test/corpus');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((file) => {
      if (file.endsWith('message.txt')) return [readFileSync(join(folder, file), 'utf8')];
      if (!file.endsWith('.jsonl')) return [];
      const rows = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
      return rows.map((row): string => JSON.parse(row).text);
    });
}

function fieldOf(report: Report, field: string): string | undefined {
  return JSON.stringify(Object.entries(report).find(([name]) => name === field)?.[1]);
}
