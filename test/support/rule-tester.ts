import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { compareDiagnostics, type Diagnostic } from '../../src/validator/diagnostic.ts';
import { type Check, checkText, type Knowledge, type Report } from '../../src/validator/index.ts';

/** What a row checks: a whole text, or a body that is sent to an operation. */
export type RowInput =
  | { readonly name: string; readonly text: string; readonly body?: never; readonly operation?: never }
  | { readonly name: string; readonly body: unknown; readonly operation?: string; readonly text?: never };

/** Does not raise the table's code. */
export type ValidRow = RowInput;

/** Raises the table's code: every diagnostic of the text as code and pointer, in order. */
export type InvalidRow = RowInput & {
  readonly diagnostics: readonly (readonly [code: string, pointer: string | null])[];
  /** Must be there when anything was corrected. */
  readonly corrected?: unknown;
  /** The bodies of all alternatives; none are expected when left out. */
  readonly alternatives?: readonly unknown[];
  readonly published?: unknown;
  readonly placeholders?: readonly string[];
  readonly gaps?: Check['gaps'];
};

export interface RuleTable {
  readonly code: string;
  readonly valid: readonly ValidRow[];
  readonly invalid: readonly InvalidRow[];
}

export const fewest = { valid: 2, invalid: 3 } as const;

/** Turns a table into tests: its form first, then each row, then that the rows reach all the card can say. */
export function testRule(table: RuleTable, knowledge: Knowledge): void {
  describe(table.code, () => {
    test('the table is sound', () => expect(faultsOfTable(table)).toEqual([]));
    for (const row of table.valid) {
      test(`lets pass: ${row.name}`, () => {
        const found = diagnosticsOf(checkText(textOf(row), knowledge));
        expect(found.filter(({ code }) => code === table.code)).toEqual([]);
      });
    }
    for (const row of table.invalid) {
      test(`finds: ${row.name}`, () => expectRow(row, checkText(textOf(row), knowledge)));
    }
    test('every message of its card is reached by a row', () => {
      expect(unreachedMessages(table, knowledge)).toEqual([]);
    });
  });
}

/** What makes a table careless, in words: too few rows, twins, expectations that expect nothing. */
export function faultsOfTable(table: RuleTable): readonly string[] {
  const faults: string[] = [];
  if (table.valid.length < fewest.valid) faults.push(`needs ${fewest.valid} valid rows`);
  if (table.invalid.length < fewest.invalid) faults.push(`needs ${fewest.invalid} invalid rows`);
  const names = new Set<string>();
  const texts = new Set<string>();
  for (const row of [...table.valid, ...table.invalid]) {
    if (names.has(row.name)) faults.push(`two rows are called "${row.name}"`);
    if (texts.has(textOf(row))) faults.push(`"${row.name}" has the same input as another row`);
    names.add(row.name);
    texts.add(textOf(row));
  }
  for (const row of table.invalid) {
    if (!row.diagnostics.some(([code]) => code === table.code)) {
      faults.push(`"${row.name}" does not expect ${table.code}`);
    }
    if ('corrected' in row && 'body' in row && isDeepStrictEqual(row.corrected, row.body)) {
      faults.push(`"${row.name}" expects a correction that changes nothing`);
    }
  }
  return faults;
}

/** A row's text: its own, or a request of its body. */
export function textOf(row: RowInput): string {
  if (row.text !== undefined) return row.text;
  const operation = row.operation ?? 'POST /api/v2/conversations/calls';
  return `${operation.replace(/\{\w+\}/g, pathId)}\n\n${JSON.stringify(row.body, null, 2)}\n`;
}

const pathId = '5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11';

function expectRow(row: InvalidRow, report: Report): void {
  const found = diagnosticsOf(report);
  expect(found.map(({ code, pointer }) => [code, pointer])).toEqual(row.diagnostics);
  const [check] = report.checks;
  // A patch that is listed nowhere would be a correction that nobody looked at.
  expect(plain(check?.corrected ?? null), 'corrected').toEqual(row.corrected ?? null);
  expect(plain(check?.alternatives.map(({ body }) => body) ?? []), 'alternatives').toEqual(
    row.alternatives ?? [],
  );
  for (const part of ['published', 'placeholders', 'gaps'] as const) {
    if (row[part] !== undefined) expect(plain(check?.[part]), part).toEqual(row[part]);
  }
}

function diagnosticsOf(report: Report): readonly Diagnostic[] {
  return [...report.diagnostics, ...report.checks.flatMap((check: Check) => check.diagnostics)].sort(
    compareDiagnostics,
  );
}

/** As a reader of the report gets it, numbers kept as raw JSON included. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** The card's messages that no invalid row's finding or alternative uses. */
function unreachedMessages(table: RuleTable, knowledge: Knowledge): readonly string[] {
  const said = table.invalid.flatMap((row) => {
    const report = checkText(textOf(row), knowledge);
    const own = diagnosticsOf(report).filter(({ code }) => code === table.code);
    const whens = report.checks.flatMap(({ alternatives }) => alternatives.map(({ when }) => when));
    return [...own.map(({ message }) => message), ...whens];
  });
  const messages = Object.entries(knowledge.cards.get(table.code)?.messages ?? {});
  return messages.filter(([, words]) => !said.some((text) => fits(words, text))).map(([id]) => id);
}

function fits(words: string, text: string): boolean {
  const literal = words.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[\\s\\S]*')}$`).test(text);
}
