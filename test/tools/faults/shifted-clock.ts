/**
 * Loaded before the app: its clock is off by the milliseconds in the file that FAULTS_CLOCK names, read at the start and
 * at each SIGUSR2. Only what tells the time of day is off; what measures durations goes on evenly, as on a machine whose
 * clock is set.
 */
import { readFileSync } from 'node:fs';

const rightNow = Date.now;
let shift = 0;

const read = (): void => {
  shift = Number(readFileSync(process.env.FAULTS_CLOCK ?? '', 'utf8'));
};
read();
process.on('SIGUSR2', read);

Date.now = () => rightNow() + shift;
globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [target.now()] : given, made),
});
