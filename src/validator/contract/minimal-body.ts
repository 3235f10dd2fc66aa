import type { Operation } from '../knowledge.ts';
import { describesAnswers, placeholderFor } from './keywords/required.ts';

/** A short body that an operation takes: what it needs, or else its example, with placeholders for IDs and numbers. */
export function minimalBody({ body, example }: Operation): unknown {
  if (body === null || typeof example !== 'object' || example === null) return example;
  const shown = new Map<string, unknown>(Object.entries(example));
  const needed = describesAnswers(body)
    ? []
    : [...(body.required ?? []), ...(body.expected ?? []).map(([first = '']) => first)];
  const names = needed.length > 0 ? needed : [...shown.keys()];
  return Object.fromEntries(
    names.map((name) => [
      name,
      placeholderFor(body.properties?.get(name) ?? {}) ?? shown.get(name) ?? `<${name}>`,
    ]),
  );
}
