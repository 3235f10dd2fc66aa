/**
 * `npm run secrets [SEED [STEP]]`: makes up secrets, pastes every second (or STEPth) combination of kind, place and typography,
 * and counts what leaks on each path, and what is masked without need.
 */
import { knowledge } from '../../support/knowledge.ts';
import { measure } from './measure.ts';
import { showOnPaths } from './paths.ts';

const seed = Number(process.argv[2] ?? 1);
const step = Number(process.argv[3] ?? 2);
const { pastes, paths, leaks, alarms, swallowed } = await measure(seed, step, (text) =>
  showOnPaths(text, knowledge),
);
for (const each of [...leaks, ...alarms, ...swallowed]) process.stdout.write(`${each}\n`);
const byPath = Object.entries(paths).map(([path, count]) => `${path} ${count}`);
process.stdout.write(
  `seed ${seed}: ${pastes} pastes and as many twins: ${leaks.length} leaks (${byPath.join(', ')}), ${alarms.length} false alarms, ${swallowed.length} masks too wide\n`,
);
process.exitCode = leaks.length + alarms.length + swallowed.length > 0 ? 1 : 0;
