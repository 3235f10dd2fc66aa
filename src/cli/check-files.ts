import { layOutFix } from '../reply/fix.ts';
import { visible, visibleJson } from '../reply/terminal/visible-text.ts';
import { renderTerminal } from '../reply/terminal.ts';
import { checkText } from '../validator/index.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { maskSecrets } from '../validator/secrets/mask-secrets.ts';
import type { Command } from './arguments.ts';
import { createPaint } from './color.ts';
import { exitStatusOf } from './exit-status.ts';
import type { LookUp } from './look-up.ts';
import { type Output, tell } from './output.ts';
import { printReport } from './print-report.ts';
import { openInput, readText } from './read-input.ts';
import type { ExitStatus, Streams } from './run.ts';

/** Where nothing says how wide the screen is. */
const usualWidth = 100;
const widest = 120;

type CheckCommand = Extract<Command, { kind: 'check' }>;

/** A text that was checked. */
interface Checked {
  readonly name: string;
  readonly text: string;
  readonly report: Report;
}

/** Checks texts one after the other and prints what came of each: in words, as JSON, or the body to send alone. */
export async function checkFiles(
  command: CheckCommand,
  knowledge: Knowledge,
  streams: Streams,
  output: Output,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  // Loaded only when asked for: most checks need no network.
  const lookUp = command.org ? (await import('./look-up.ts')).openLookups() : undefined;
  const all: Checked[] = [];
  for (const file of command.files) {
    const offline = await check(file, command, knowledge, streams);
    const checked = await withLookups(offline, lookUp, knowledge);
    all.push(checked);
    const own = await print(checked, command, knowledge, streams, output);
    if (own > status) status = own;
  }
  if (command.output === 'json') await output.write(printAll(all));
  return status;
}

async function check(
  file: string,
  command: CheckCommand,
  knowledge: Knowledge,
  { stdin, stderr }: Streams,
): Promise<Checked> {
  if (file === '-' && stdin.isTTY) {
    stderr.write('Paste the call or the error, then press Ctrl-D on a line of its own.\n');
  }
  const { text, remark } = await readText(openInput(file, stdin));
  if (remark !== null) tell(stderr, remark);
  return { name: file === '-' ? 'stdin' : file, text, report: checkText(text, knowledge, command) };
}

async function withLookups(
  checked: Checked,
  lookUp: LookUp | undefined,
  knowledge: Knowledge,
): Promise<Checked> {
  if (lookUp === undefined) return checked;
  const { text, report } = checked;
  return { ...checked, report: await lookUp(maskSecrets(text).text, report, knowledge) };
}

async function print(
  checked: Checked,
  command: CheckCommand,
  knowledge: Knowledge,
  streams: Streams,
  output: Output,
): Promise<ExitStatus> {
  const { name, text, report } = checked;
  if (command.output === 'json') return exitStatusOf(report);
  if (command.output === 'fix' || command.output === 'fix-same-shape')
    return await printFix(checked, command.output, streams, output);
  const answer = renderTerminal(report, maskSecrets(text).text, knowledge, {
    file: name,
    width: Math.max(40, Math.min(streams.stdout.columns ?? usualWidth, widest)),
    paint: createPaint(streams.stdout),
    explain: command.explain,
  });
  const title = command.files.length === 1 ? '' : `== ${visible(name)}\n`;
  await output.write(`${title}${answer}${title === '' ? '' : '\n'}`);
  return exitStatusOf(report);
}

/** The body alone on standard output, for pipes; what is to be said about it on standard error. */
async function printFix(
  { name, report }: Checked,
  kind: 'fix' | 'fix-same-shape',
  { stderr }: Streams,
  output: Output,
): Promise<ExitStatus> {
  const { body, remarks } = layOutFix(report, kind === 'fix-same-shape');
  for (const remark of remarks) tell(stderr, `${name}: ${remark}`);
  if (body === null) return report.checks.length === 0 ? 2 : 1;
  await output.write(`${visibleJson(body)}\n`);
  return exitStatusOf(report);
}

/** One report by itself, several with the names of their files. */
function printAll(all: readonly Checked[]): string {
  const [only] = all;
  if (all.length === 1 && only !== undefined) return `${printReport(only.report, 2)}\n`;
  const parts = all.map(
    ({ name, report }) => `{"file":${visibleJson(JSON.stringify(name))},"report":${printReport(report, 0)}}`,
  );
  return `[${parts.join(',\n')}]\n`;
}
