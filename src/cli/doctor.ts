import { fileURLToPath } from 'node:url';
import type { SetUpFinding } from '../doctor/finding.ts';
import { visibleJson } from '../reply/terminal/visible-text.ts';
import { plural } from '../reply/verdict.ts';
import { createPaint } from './color.ts';
import type { Output } from './output.ts';
import type { ExitStatus, Streams } from './run.ts';

const WIDTH = 9;
const STYLES = { ok: 'faint', warning: 'warning', fault: 'error' } as const;

/** `callcheck doctor`: looks at the set-up and prints a line for each thing, with what to do where something is wrong. */
export async function runDoctor(
  command: { readonly output: 'text' | 'json'; readonly knowledge: string | null },
  streams: Streams,
  output: Output,
): Promise<ExitStatus> {
  const { examine } = await import('../doctor/examine.ts');
  const own = fileURLToPath(new URL('../../knowledge', import.meta.url));
  const findings = await examine({ knowledge: command.knowledge ?? own });
  const status = worstOf(findings);
  await output.write(
    command.output === 'json'
      ? `${visibleJson(JSON.stringify({ status, findings }, null, 2))}\n`
      : renderFindings(findings, streams),
  );
  return status === 'fault' ? 1 : 0;
}

function renderFindings(findings: readonly SetUpFinding[], streams: Streams): string {
  const paint = createPaint(streams.stdout);
  const lines = findings.map(({ check, status, message, remedy }) => {
    const line = `${paint(STYLES[status], status)}${' '.repeat(WIDTH - status.length)}${check}: ${visibleJson(message)}`;
    return remedy === undefined ? line : `${line}\n${' '.repeat(WIDTH)}${visibleJson(remedy)}`;
  });
  return `${lines.join('\n')}\n${summarize(findings)}\n`;
}

function summarize(findings: readonly SetUpFinding[]): string {
  const faults = findings.filter(({ status }) => status === 'fault').length;
  const warnings = findings.filter(({ status }) => status === 'warning').length;
  if (faults + warnings === 0) return '\nAll is well.';
  return `\n${plural(faults, 'fault')}, ${plural(warnings, 'warning')}.`;
}

function worstOf(findings: readonly SetUpFinding[]): SetUpFinding['status'] {
  const statuses = findings.map(({ status }) => status);
  return statuses.includes('fault') ? 'fault' : statuses.includes('warning') ? 'warning' : 'ok';
}
