/**
 * Scores cases of the form of `test/corpus/public`. Use: `npm run score -- [FILE.jsonl …] [--list]`; without a file, all
 * committed batches. `--list` names each miss.
 */
import { parseArgs } from 'node:util';
import { missesOf, type PublicCase, parseCases, readPublicCases } from '../support/public-cases.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
});
const batches: ReadonlyMap<string, readonly PublicCase[]> =
  positionals.length === 0
    ? readPublicCases()
    : new Map(positionals.map((file) => [file, parseCases(file)] as const));

for (const [name, cases] of batches) console.log(`${name}: ${score(cases)}`);

function score(cases: readonly PublicCase[]): string {
  const tally = { answer: { right: 0, of: 0 }, silent: { right: 0, of: 0 } };
  for (const each of cases) {
    const misses = missesOf(each);
    const kind = tally[each.expect.respond === false ? 'silent' : 'answer'];
    kind.of += 1;
    if (misses.length === 0) kind.right += 1;
    else if (values.list) {
      console.log(
        `${each.id} [${each.kind}] ${each.expert}\n${misses.map((miss) => `  - ${miss.slice(0, 400)}`).join('\n')}`,
      );
    }
  }
  const { answer, silent } = tally;
  return `${answer.right + silent.right}/${cases.length} right (answers ${answer.right}/${answer.of}, silences ${silent.right}/${silent.of})`;
}
