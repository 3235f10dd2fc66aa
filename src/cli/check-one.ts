import { renderTerminal } from '../reply/terminal.ts';
import { checkText } from '../validator/index.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import { maskSecrets } from '../validator/secrets/mask-secrets.ts';
import type { Command } from './arguments.ts';
import { createPaint } from './colour.ts';
import { exitStatusOf } from './exit-status.ts';
import type { Output } from './output.ts';
import { printReport } from './print-report.ts';
import { openInput, readText } from './read-input.ts';
import type { ExitStatus, Streams } from './run.ts';

/** Where nothing says how wide the screen is. */
const usualWidth = 100;
const widest = 120;

/** Checks one text and prints its diagnosis, for people or as JSON. */
export async function checkOne(
  command: Extract<Command, { kind: 'check' }>,
  knowledge: Knowledge,
  streams: Streams,
  output: Output,
): Promise<ExitStatus> {
  if (command.file === '-' && streams.stdin.isTTY) {
    streams.stderr.write('Paste the call or the error, then press Ctrl-D on a line of its own.\n');
  }
  const text = await readText(openInput(command.file, streams.stdin));
  const report = checkText(text, knowledge, command);
  const answer =
    command.output === 'json'
      ? `${printReport(report, 2)}\n`
      : renderTerminal(report, maskSecrets(text).text, knowledge, {
          file: command.file === '-' ? 'stdin' : command.file,
          width: Math.max(40, Math.min(streams.stdout.columns ?? usualWidth, widest)),
          paint: createPaint(streams.stdout),
        });
  await output.write(answer);
  return exitStatusOf(report);
}
