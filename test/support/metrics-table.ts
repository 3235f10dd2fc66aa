import { METRICS, type Metric } from '../../src/ops/telemetry/metrics.ts';

/** The table of metrics, as the code has them. */
export function describeMetrics(): string {
  const rows = Object.values<Metric>(METRICS).map(({ name, kind, labels, help }) => {
    const words = labels.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${kind} | ${words} | ${help.replace(/\.$/, '')} |`;
  });
  return ['| metric | kind | labels | what it says |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
