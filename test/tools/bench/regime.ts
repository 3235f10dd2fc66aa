/**
 * One process of the bench: `node regime.ts first|early|steady SUBJECT…`. Prints its rounds as JSON: by subject, the
 * microseconds of a processor that one call takes.
 */
import { jsonrepair } from 'jsonrepair';
import { check } from './check.ts';
import { repairValidateExplain, scanOnce } from './peers.ts';
import { processorTime } from './processor-time.ts';
import { realTexts } from './real-texts.ts';
import { payload, prose, story } from './story.ts';

/** What one call of each subject took. */
export type Round = Readonly<Record<string, number>>;

interface Subject {
  readonly work: () => unknown;
  /** How many calls `work` makes; one unless given. */
  readonly calls?: number;
}

const texts = realTexts(300);
const talk = prose(40_000);

const SUBJECTS: Readonly<Record<string, Subject>> = {
  story: { work: () => check(story) },
  payload: { work: () => check(payload) },
  texts: { work: () => texts.map(check), calls: texts.length },
  trio: { work: () => repairValidateExplain(payload) },
  jsonrepair: { work: () => jsonrepair(payload) },
  'JSON.parse': { work: () => JSON.parse(payload) },
  talk: { work: () => check(talk) },
  scan: { work: () => scanOnce(talk) },
};

/** Microseconds that each subject works in a round, unless one turn takes longer. */
const TURN = 20_000;
/** Microseconds for each subject until the compiler is done, and then to measure. */
const WARM_UP = 1_000_000;
const MEASURED = 400_000;

const [regime, ...names] = process.argv.slice(2);
process.stdout.write(JSON.stringify(regime === 'steady' ? steady() : [atStart()]));

/** The first call in this process, or the mean of its first ones. */
function atStart(): Round {
  const turns = (calls = 1): number => (regime === 'first' ? 1 : texts.length / calls);
  return Object.fromEntries(names.map((name) => [name, time(name, turns(SUBJECTS[name]?.calls))]));
}

/** The subjects in turn; the rounds in which the compiler is still at work are left out. */
function steady(): Round[] {
  const turns = new Map(names.map((name) => [name, 1]));
  const rounds: Round[] = [];
  for (let spent = 0; spent < (WARM_UP + MEASURED) * names.length; ) {
    const times = Object.fromEntries(names.map((name) => [name, time(name, turns.get(name) ?? 1)]));
    if (spent > WARM_UP * names.length) rounds.push(times);
    for (const [name, taken] of Object.entries(times)) {
      const { calls = 1 } = SUBJECTS[name] ?? {};
      spent += taken * calls * (turns.get(name) ?? 1);
      turns.set(name, Math.ceil(TURN / Math.max(taken, 0.1) / calls));
    }
  }
  return rounds;
}

function time(subject: string, turns: number): number {
  const { work, calls = 1 } = SUBJECTS[subject] ?? {};
  if (work === undefined) throw new Error(`there is no subject ${subject}`);
  const taken = processorTime(() => {
    for (let left = turns; left > 0; left--) work();
  });
  return (taken * 1000) / (turns * calls);
}
