import type { Operation } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';

/** Every code that a report raises, in any of its places. */
export function codesOf({ diagnostics, checks }: Report): ReadonlySet<string> {
  return new Set([...diagnostics, ...checks.flatMap((check) => check.diagnostics)].map(({ code }) => code));
}

/** Names in a sentence. */
export function list(names: Iterable<string | null>): string {
  const written = [...names].map((name) => `\`${name}\``);
  return written.length === 0 ? 'nothing' : written.join(', ');
}

const ID = '5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11';

/** A whole message: a request of an operation, with its body. */
export function requestOf({ method, path }: Operation, body: unknown): string {
  const line = `${method} ${path.replace(/\{\w+\}/g, ID)}`;
  return body === undefined ? `${line}\n` : `${line}\n\n${JSON.stringify(body, null, 2)}\n`;
}
