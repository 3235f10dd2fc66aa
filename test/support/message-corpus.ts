import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../../src/validator/diagnostic.ts';
import type { Report } from '../../src/validator/report.ts';

/** A message as somebody might paste it. */
export interface Message {
  readonly id: string;
  readonly text: string;
}

/** What an expert is certain of about a message; what is left out is not judged. */
export interface Expectation {
  readonly respond: boolean;
  readonly operation?: string | null;
  readonly status?: number | null;
  /**
   * Codes that must be there, each with its pointer (null: it belongs to no payload; `*`: anywhere).
   * `a|b` is met by either code.
   */
  readonly codes?: readonly (readonly [code: string, pointer: string | null])[];
  /** Codes that must not be there. */
  readonly absent?: readonly string[];
  /** What the first payload's `corrected` must be. */
  readonly corrected?: unknown;
  /** What some payload's `published` must be. */
  readonly published?: unknown;
  /** By pointer: the line in the text on which a diagnostic for it stands. */
  readonly line?: Readonly<Record<string, number>>;
  /** Error cards that must be named. */
  readonly errors?: readonly string[];
  /** Verdicts by the words that make the claim. */
  readonly claims?: Readonly<Record<string, string>>;
}

export interface ExpertMessage extends Message {
  readonly expect: Expectation;
}

/** The messages of `test/corpus/<name>`, by theme (the file's name), in the order of the files. */
export function readCorpus<Row extends Message>(name: string): ReadonlyMap<string, readonly Row[]> {
  const folder = new URL(`../corpus/${name}/`, import.meta.url);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
  return new Map(files.map((file) => [file.replace(/\.jsonl$/, ''), readRows<Row>(new URL(file, folder))]));
}

/** Every way in which a report differs from what the expert expects, a short line each. */
export function differences(report: Report, expected: Expectation): readonly string[] {
  const found = allDiagnostics(report);
  return [
    ...differs('respond', report.respond, expected.respond),
    ...differs('operation', report.operation, expected.operation),
    ...differs('status', report.status, expected.status),
    ...missingCodes(found, expected.codes ?? []),
    ...(expected.absent ?? []).flatMap((code) => unwanted(found, code)),
    ...('corrected' in expected ? correctedDiffers(report, expected.corrected) : []),
    ...('published' in expected ? publishedDiffers(report, expected.published) : []),
    ...Object.entries(expected.line ?? {}).flatMap(([pointer, line]) => lineDiffers(found, pointer, line)),
    ...(expected.errors ?? []).flatMap((card) => missingError(report, card)),
    ...Object.entries(expected.claims ?? {}).flatMap(([text, verdict]) =>
      claimDiffers(report, text, verdict),
    ),
  ];
}

/** The findings of all payloads and those that belong to none. */
export function allDiagnostics(report: Report): readonly Diagnostic[] {
  return [...report.checks.flatMap((check) => check.diagnostics), ...report.diagnostics];
}

function readRows<Row extends Message>(file: URL): readonly Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => JSON.parse(line));
}

function differs(what: string, found: unknown, expected: unknown): string[] {
  if (expected === undefined || isDeepStrictEqual(found, expected)) return [];
  return [`${what} ${show(found)}, not ${show(expected)}`];
}

function missingCodes(
  found: readonly Diagnostic[],
  codes: readonly (readonly [string, string | null])[],
): string[] {
  const missing = codes.filter(
    ([code, pointer]) =>
      !found.some(
        (diagnostic) =>
          code.split('|').includes(diagnostic.code) && (pointer === '*' || diagnostic.pointer === pointer),
      ),
  );
  if (missing.length === 0) return [];
  const wanted = missing.map(([code, pointer]) => `${code} at ${pointer ?? 'no payload'}`);
  return [`lacks ${wanted.join(', ')}; has ${summary(found)}`];
}

function unwanted(found: readonly Diagnostic[], code: string): string[] {
  const hit = found.find((diagnostic) => diagnostic.code === code);
  return hit === undefined ? [] : [`has ${code} at ${hit.pointer ?? 'no payload'}`];
}

function correctedDiffers(report: Report, expected: unknown): string[] {
  const first = report.checks[0];
  if (first === undefined) return ['no payload found'];
  return differs('corrected', first.corrected, expected);
}

function publishedDiffers(report: Report, expected: unknown): string[] {
  const bodies = report.checks.map((check) => check.published);
  if (bodies.some((body) => isDeepStrictEqual(body, expected))) return [];
  if (bodies.length === 0) return ['no payload found'];
  return [`published ${bodies.map(show).join(' and ')}, not ${show(expected)}`];
}

function lineDiffers(found: readonly Diagnostic[], pointer: string, line: number): string[] {
  const here = found.filter((diagnostic) => diagnostic.pointer === pointer);
  if (here.some((diagnostic) => diagnostic.line === line)) return [];
  return [`${pointer} on line ${here[0]?.line ?? 'none'}, not ${line}`];
}

function missingError(report: Report, card: string): string[] {
  if (report.errors.some((error) => error.card === card)) return [];
  return [`lacks ${card}; has ${show(report.errors.map((error) => error.card))}`];
}

function claimDiffers(report: Report, text: string, verdict: string): string[] {
  const claim = report.claims.find((candidate) => candidate.text === text);
  if (claim?.verdict === verdict) return [];
  return [`claim ${text} is ${claim?.verdict ?? 'not seen'}, not ${verdict}`];
}

function summary(found: readonly Diagnostic[]): string {
  if (found.length === 0) return 'none';
  return found.map(({ code, pointer }) => `${code} at ${pointer ?? 'no payload'}`).join(', ');
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
