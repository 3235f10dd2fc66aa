import { visibleJson } from '../reply/terminal/visible-text.ts';
import { checkText } from '../validator/index.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import { exitStatusOf } from './exit-status.ts';
import type { Output } from './output.ts';
import { printReport } from './print-report.ts';
import { openInput, readChunks } from './read-input.ts';
import { readLine } from './read-line.ts';
import type { ExitStatus, Streams } from './run.ts';
import { splitLines } from './split-lines.ts';

/**
 * Lines `{"id","text"}` in, from one file after the other, lines `{"id","report"}` out, in order, one line in memory at a time. A line that cannot
 * be read gives `{"id","error"}` and exit status 2 at the end, while the rest goes on.
 */
export async function checkLines(
  files: readonly string[],
  knowledge: Knowledge,
  streams: Streams,
  output: Output,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for (const file of files) status = worse(status, await checkFile(file, knowledge, streams, output));
  return status;
}

const worse = (a: ExitStatus, b: ExitStatus): ExitStatus => (a > b ? a : b);

async function checkFile(
  file: string,
  knowledge: Knowledge,
  streams: Streams,
  output: Output,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  let number = 0;
  for await (const bytes of splitLines(readChunks(openInput(file, streams.stdin)))) {
    number++;
    const line = readLine(bytes);
    if (line.kind === 'empty') continue;
    const id = visibleJson(line.id);
    if (line.kind === 'fault') {
      status = 2;
      await output.write(`{"id":${id},"error":${JSON.stringify(`line ${number}: ${line.reason}`)}}\n`);
    } else {
      const report = checkText(line.text, knowledge);
      if (status === 0) status = exitStatusOf(report);
      await output.write(`{"id":${id},"report":${printReport(report, 0)}}\n`);
    }
    if (output.closed) break;
  }
  return status;
}
