/**
 * `npm run bench:load`: signed deliveries over loopback, to callcheck on both stores and to a bare Bolt app, side by side
 * in rounds that alternate. Prints Markdown tables for the README.
 *
 *     --rounds N    how often each is started and measured; 5 unless given
 *     --only NAME   one of them, `bare`, `embedded` or `postgres`
 *     --warm-up N   messages before anything is measured, for the compiler; 1500 unless given
 *     --flags F     flags for Node, such as --cpu-prof
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
  for (const kind of ['call', 'talk'] as const)
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
  const [first] = measured.values();
  const base = first && median(first);
  const rows = [...measured].map(([{ name }, rounds]) => [name, ...cells(median(rounds), base)]);
  const lines = [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n\n`;
}

function cells(round: Round, base: Round | undefined): string[] {
  const cell = (key: keyof Round, digits: number, unit: string): string =>
    `${round[key].toFixed(digits)}${unit} (× ${(round[key] / (base?.[key] ?? Number.NaN)).toFixed(2)})`;
  return [
    cell('throughput', 0, ''),
    cell('cpu', 1, ' ms'),
    cell('p50', 1, ' ms'),
    cell('p99', 1, ' ms'),
    cell('memory', 0, ' MB'),
    cell('startUp', 0, ' ms'),
  ];
}

function median(rounds: readonly Round[]): Round {
  const of = (key: keyof Round): number => {
    const sorted = rounds.map((round) => round[key]).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    throughput: of('throughput'),
    cpu: of('cpu'),
    p50: of('p50'),
    p99: of('p99'),
    memory: of('memory'),
    startUp: of('startUp'),
  };
}
