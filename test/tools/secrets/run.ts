/**
 * `npm run secrets [SEED [STEP]]`: makes up secrets, pastes every second (or STEPth) combination of kind, place and typography,
 * and counts what leaks in masking, state, replies, modals, shares and the terminal, and what is masked without need.
 */
import { knowledge } from '../../support/knowledge.ts';
import { measure } from './measure.ts';
import { shownOf } from './shown.ts';

const seed = Number(process.argv[2] ?? 1);
const step = Number(process.argv[3] ?? 2);
const { pastes, leaks, alarms, swallowed } = measure(seed, step, (text) => shownOf(text, knowledge));
for (const each of [...leaks, ...alarms, ...swallowed]) process.stdout.write(`${each}\n`);
process.stdout.write(
  `seed ${seed}: ${pastes} pastes and as many twins: ${leaks.length} leaks, ${alarms.length} false alarms, ${swallowed.length} masks too wide\n`,
);
process.exitCode = leaks.length + alarms.length + swallowed.length > 0 ? 1 : 0;
