import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { METRICS, type Metric } from '../../src/ops/telemetry/metrics.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const readme = read('src/ops/README.md');

const TARGET = z.object({ refId: z.string(), expr: z.string() });
const PANEL = z.object({
  id: z.number(),
  title: z.string().min(3),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  targets: z.array(TARGET).min(1),
});
const { panels } = z.object({ panels: z.array(PANEL) }).parse(JSON.parse(read('src/ops/dashboard.json')));
const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

const QUERY = /^```(promql|sql)\n([\s\S]*?)\n```$/gm;
const queries = [...readme.matchAll(QUERY)].map(([, language, text = '']) => ({ language, text }));

const NAME = /\b(?:callcheck|process|nodejs)_[a-z0-9_]+/g;

/** The metric that a name in a query stands for; histograms have three of them. */
function metricOf(name: string): Metric | undefined {
  const all: readonly Metric[] = Object.values(METRICS);
  return all.find((metric) =>
    metric.kind === 'histogram'
      ? ['_bucket', '_sum', '_count'].some((end) => name === metric.name + end)
      : name === metric.name,
  );
}

/** Labels that a query speaks of: in braces, and after `by`, `WHERE` or `FACET`. */
function labelsIn(query: string): string[] {
  const selected = [...query.matchAll(/([a-z_]+)\s*!?=~?\s*["']/g)].map(([, label]) => label ?? '');
  const grouped = [...query.matchAll(/\bby \(([^)]*)\)|\bFACET ([a-z_, ]+?)(?= SINCE|$)/g)];
  return [...selected, ...grouped.flatMap(([, by, facet]) => (by ?? facet ?? '').split(/,\s*/))];
}

describe.each([
  ['the dashboard', expressions],
  ['the README', queries.map(({ text }) => text)],
])('%s', (_, asked) => {
  test.each(asked.map((query) => [query]))('asks for what there is: %s', (query) => {
    const metrics = [...query.matchAll(NAME)].map(([name]) => [name, metricOf(name)] as const);
    expect(metrics.length).toBeGreaterThan(0);
    for (const [name, metric] of metrics) expect(metric, name).toBeDefined();
    const known = new Set(['le', ...metrics.flatMap(([, metric]) => metric?.labels ?? [])]);
    expect(labelsIn(query).filter((label) => !known.has(label))).toEqual([]);
  });
});

test('the dashboard shows every metric', () => {
  const shown = new Set(
    expressions.flatMap((text) => [...text.matchAll(NAME)].map(([name]) => metricOf(name)?.name)),
  );
  expect(Object.values<Metric>(METRICS).filter(({ name }) => !shown.has(name))).toEqual([]);
});

test('its panels have ids of their own and do not overlap', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, index) => `${x + (index % w)} ${y + Math.floor(index / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
});

test('the documents have two queries for Prometheus and one for New Relic', () => {
  expect(queries.map(({ language }) => language)).toEqual(['promql', 'promql', 'sql']);
});
