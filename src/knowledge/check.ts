/** `npm run knowledge:check [DIR]`: checks a knowledge folder, tries its examples, and prints every fault on a line. */
import { describeFault } from './fault.ts';
import { loadTried } from './load-tried.ts';

const directory = process.argv[2] ?? new URL('../../knowledge', import.meta.url).pathname;
const { knowledge, faults } = await loadTried(directory);
if (knowledge !== undefined) {
  const { contracts, dialects, cards, errors, claims, version } = knowledge;
  process.stdout.write(
    `knowledge ${version}: ${contracts.operations.length} operations, ${dialects.length} dialects, ${cards.size} cards, ${errors.length} error cards, ${claims.length} claims\n`,
  );
} else {
  for (const fault of faults) process.stderr.write(`${describeFault(fault)}\n`);
  process.exitCode = 1;
}
