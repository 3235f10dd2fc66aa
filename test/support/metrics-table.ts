import { METRICS, type Metric } from '../../src/ops/telemetry/metrics.ts';

const block = /(<!-- metrics:[^\n]*-->\n)([\s\S]*?)(\n<!-- \/metrics -->)/;

/** The README's list of metrics, as the code has them. */
export function describeMetrics(): string {
  const rows = Object.values<Metric>(METRICS).map(({ name, kind, labels, help }) => {
    const words = labels.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${kind} | ${words} | ${help.replace(/\.$/, '')} |`;
  });
  return ['| metric | kind | labels | what it says |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

export function metricsBlock(readme: string): string | undefined {
  return block.exec(readme)?.[2];
}

export function withMetrics(readme: string, table: string): string {
  return readme.replace(block, (_, start: string, __, end: string) => start + table + end);
}
