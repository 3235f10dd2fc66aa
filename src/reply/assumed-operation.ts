import type { Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';

/** What the payloads of a text that names no operation were read as; undefined where it names one, or holds none. */
export function assumedOperation({ operation, checks }: Report, knowledge: Knowledge): string | undefined {
  const isNamed = operation !== null || checks.every((check) => check.operation !== null);
  return isNamed ? undefined : knowledge.contracts.usual?.name;
}
