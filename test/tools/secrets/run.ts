/**
 * `npm run secrets [SEED]`: makes up secrets, pastes them in every place and typography, and counts what leaks and what is
 * masked without need.
 */
import { measure } from './measure.ts';

const seed = Number(process.argv[2] ?? 1);
const { pastes, leaks, alarms, swallowed } = measure(seed, 1);
for (const each of [...leaks, ...alarms, ...swallowed]) process.stdout.write(`${each}\n`);
process.stdout.write(
  `seed ${seed}: ${pastes} pastes and as many twins: ${leaks.length} leaks, ${alarms.length} false alarms, ${swallowed.length} masks too wide\n`,
);
process.exitCode = leaks.length + alarms.length + swallowed.length > 0 ? 1 : 0;
