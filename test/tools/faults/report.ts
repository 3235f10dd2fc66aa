import type { Place, Scenario } from './scenarios.ts';

const COLUMNS = [
  'scenario',
  'store',
  'what was done',
  'deliveries',
  'attempts',
  'deserve a reply',
  'right',
  'doubled',
  'lost',
  'outdated',
  'elsewhere',
  'left',
  'peak MB',
  'seconds',
] as const;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** The head of the Markdown table. */
export const HEAD = line(COLUMNS) + line(COLUMNS.map((_, at) => (at < 3 ? '---' : '---:')));

/** Runs a scenario; its row of the table, and what is wrong in words. */
export async function runScenario(
  scenario: Scenario,
  place: Place,
): Promise<{ row: string; problems: readonly string[] }> {
  const started = performance.now();
  const { deed, tally, left, memory, problems } = await scenario.run(place);
  const { deliveries, attempts, deserving, right, doubled, lost, outdated, needless } = tally;
  const counts = [deliveries, attempts, deserving, right, doubled, lost, outdated, needless, left];
  const row = line([
    scenario.name,
    scenario.store,
    deed,
    ...counts.map(String),
    memory === undefined ? '' : memory.toFixed(0),
    ((performance.now() - started) / 1000).toFixed(0),
  ]);
  return { row, problems };
}
