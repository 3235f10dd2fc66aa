/**
 * `npm run bench:load`: signed deliveries over loopback, to callcheck on both stores and to a bare Bolt app, side by side
 * in rounds that alternate. Prints Markdown tables for the README: medians, and in how many times the bare app's figure of
 * the same round, from the lowest round to the highest.
 *
 *     --rounds N    how often each is started and measured; 5 unless given
 *     --only NAME   one of them, `bare`, `embedded` or `postgres`
 *     --kind KIND   `call` or `talk` alone
 *     --warm-up N   messages before anything is measured, for the compiler; 1500 unless given
 *     --flags=F     more flags for Node, such as --cpu-prof
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { hasPostgres, POSTGRES_MISSING, startPostgres } from '../../support/postgres.ts';
import { type FakeSlack, pace, saturate, startFakeSlack } from './measure.ts';
import type { MessageKind } from './messages.ts';
import { BARE, EMBEDDED, onPostgres, type Subject, start } from './subjects.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    kind: { type: 'string' },
    flags: { type: 'string', default: '' },
    'warm-up': { type: 'string', default: '1500' },
  },
});

const BUSY = 800;
const PER_SECOND = 50;
const PACED = 120;

/** One start of one subject. */
interface Round {
  readonly throughput: number;
  /** Milliseconds of a processor for each message, while it is busy: what a loaded machine changes least. */
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
  readonly memory: number;
  readonly startUp: number;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const server = hasPostgres() ? await startPostgres({ durable: true }) : undefined;
const slack = await startFakeSlack();
try {
  if (server === undefined) process.stdout.write(`${POSTGRES_MISSING}; it is left out.\n\n`);
  const all: Record<string, Subject | undefined> = {
    bare: BARE,
    embedded: EMBEDDED,
    postgres: server && onPostgres(server),
  };
  const subjects = Object.entries(all).flatMap(([name, subject]) =>
    subject !== undefined && (values.only ?? name) === name ? [subject] : [],
  );
  for (const kind of (['call', 'talk'] as const).filter((each) => (values.kind ?? each) === each))
    process.stdout.write(table(kind, await measureAll(subjects, kind)));
  process.stdout.write(`Load of the machine at the end: ${loadavg()[0]?.toFixed(1)}\n`);
} finally {
  slack.stop();
  await server?.remove();
}

async function measureAll(subjects: readonly Subject[], kind: MessageKind): Promise<Map<Subject, Round[]>> {
  const rounds = new Map(subjects.map((subject) => [subject, [] as Round[]]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const subject of subjects) rounds.get(subject)?.push(await measureOnce(subject, slack, kind));
  }
  return rounds;
}

async function measureOnce(subject: Subject, api: FakeSlack, kind: MessageKind): Promise<Round> {
  const app = await start(subject, api.port, values.flags.split(' ').filter(Boolean));
  await saturate(app, api, kind, Number(values['warm-up']));
  const before = app.cpu();
  const throughput = await saturate(app, api, kind, BUSY);
  const cpu = (app.cpu() - before) / BUSY;
  const times = (await pace(app, api, kind, PER_SECOND, PACED)).toSorted((a, b) => a - b);
  const memory = app.memory();
  await app.stop();
  const at = (part: number): number => times[Math.floor(part * (times.length - 1))] ?? Number.NaN;
  return { throughput, cpu, p50: at(0.5), p99: at(0.99), memory, startUp: app.startUp };
}

function table(kind: MessageKind, measured: ReadonlyMap<Subject, readonly Round[]>): string {
  const what = kind === 'call' ? 'reply' : 'acknowledgement';
  const unit = kind === 'call' ? 'replies' : 'messages';
  const head = [
    kind === 'call' ? "The story's message" : 'Talk that deserves silence',
    `${unit} a second, busy`,
    'processor time for each',
    `p50 to ${what}`,
    `p99 to ${what}`,
    'memory after it',
    'start-up',
  ];
  const [base = []] = measured.values();
  const rows = [...measured].map(([{ name }, rounds]) => [name, ...cells(rounds, base)]);
  const lines = [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n\n`;
}

/** Each figure's median, and that of its ratios to the first subject's in the same round, with the lowest and the highest. */
function cells(rounds: readonly Round[], base: readonly Round[]): string[] {
  const cell = (key: keyof Round, digits: number, unit: string): string => {
    const figure = median(rounds.map((round) => round[key]));
    const ratios = rounds.map((round, at) => round[key] / (base[at]?.[key] ?? Number.NaN));
    const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
    const ratio = rounds === base ? '' : ` (× ${median(ratios).toFixed(2)}, ${spread})`;
    return `${figure.toFixed(digits)}${unit}${ratio}`;
  };
  return [
    cell('throughput', 0, ''),
    cell('cpu', 2, ' ms'),
    cell('p50', 1, ' ms'),
    cell('p99', 1, ' ms'),
    cell('memory', 0, ' MB'),
    cell('startUp', 0, ' ms'),
  ];
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
