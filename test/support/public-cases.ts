import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { renderTerminal } from '../../src/reply/terminal.ts';
import { checkText } from '../../src/validator/index.ts';
import type { Report } from '../../src/validator/report.ts';
import { knowledge } from './knowledge.ts';
import { allDiagnostics } from './message-corpus.ts';

/** What must hold of a report and of the answer in words; what is null, absent or empty is not judged. */
export interface PublicExpectation {
  readonly respond: boolean | null;
  readonly operation?: string | null;
  /** Of each list, one pattern must match a diagnostic, an error or a claim. */
  readonly codes?: readonly (readonly string[])[];
  /** Patterns that no diagnostic's code or `severity:code` may begin with. */
  readonly notCodes?: readonly string[];
  /** Each must have a diagnostic at it or below it. */
  readonly pointers?: readonly string[];
  /** The body to send, or the acceptable ones; `"<...>"` stands for any value that is not empty. */
  readonly body?: unknown;
  /** Patterns, ignoring case, over the answer in words without the lines it quotes. */
  readonly says?: readonly string[];
  readonly saysNot?: readonly string[];
}

/** A message restated from public material, with what an expert says of it. */
export interface PublicCase {
  readonly id: string;
  readonly kind: 'answer' | 'either' | 'valid' | 'silent';
  /** Repository, thread or page. */
  readonly source?: string;
  readonly text: string;
  readonly expert: string;
  readonly expect: PublicExpectation;
}

const folder = new URL('../corpus/public/', import.meta.url);

/** The batches of `test/corpus/public`, by file name without its ending. */
export function readPublicCases(): ReadonlyMap<string, readonly PublicCase[]> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return new Map(
    names.sort().map((name) => [name.replace(/\.jsonl$/, ''), parseCases(new URL(name, folder))]),
  );
}

/** The cases of one file of JSON lines. */
export function parseCases(file: URL | string): readonly PublicCase[] {
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return rows.map((row): PublicCase => JSON.parse(row));
}

/** Every way in which the answer to a case is wrong, a short line each; none means that it is right. */
export function missesOf({ text, expect }: PublicCase): readonly string[] {
  const report = checkText(text, knowledge);
  return [...missesOfReport(report, expect), ...missesOfWords(() => wordsOf(report, text), expect)];
}

function missesOfReport(report: Report, expect: PublicExpectation): string[] {
  const found = allDiagnostics(report);
  const names = [
    ...found.map(({ code }) => code),
    ...report.errors.flatMap(({ code, card }) => [code, card]),
    ...report.claims.flatMap(({ card, verdict }) => [card, `${card} ${verdict}`]),
  ].filter((name) => name !== null && name !== undefined);
  const marks = found.flatMap(({ code, severity }) => [code, `${severity}:${code}`]);
  return [
    ...(expect.respond === null || report.respond === expect.respond
      ? []
      : [`respond ${report.respond} (${report.reason})`]),
    ...(expect.operation && report.operation !== expect.operation ? [`operation ${report.operation}`] : []),
    ...(expect.codes ?? [])
      .filter((group) => !group.some((code) => names.some((name) => new RegExp(code).test(name))))
      .map((group) => `no code like ${group.join(' | ')}`),
    ...(expect.notCodes ?? []).flatMap((code) => {
      const hit = marks.find((mark) => new RegExp(`^${code}`).test(mark));
      return hit === undefined ? [] : [`has ${hit}`];
    }),
    ...(expect.pointers ?? [])
      .filter(
        (pointer) =>
          !found.some((each) => each.pointer === pointer || each.pointer?.startsWith(`${pointer}/`)),
      )
      .map((pointer) => `nothing at ${pointer}`),
    ...missesOfBody(report, expect.body ?? null),
  ];
}

function missesOfBody(report: Report, body: unknown): string[] {
  if (body === null) return [];
  const accepted: readonly unknown[] = Array.isArray(body) ? body : [body];
  const given = report.checks.map(({ published, corrected }) => published ?? corrected);
  if (given.some((one) => accepted.some((wanted) => matches(wanted, plain(one))))) return [];
  return [`body ${JSON.stringify(given)}`];
}

/** Numbers that the report keeps as written become numbers. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function matches(wanted: unknown, got: unknown): boolean {
  if (typeof wanted === 'string' && /^<.*>$/.test(wanted))
    return got !== null && got !== undefined && got !== '';
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(got) &&
      got.length === wanted.length &&
      wanted.every((item, index) => matches(item, got[index]))
    );
  }
  if (isObject(wanted)) {
    if (!isObject(got)) return false;
    const [a, b] = [Object.keys(wanted).sort(), Object.keys(got).sort()];
    return a.join('\n') === b.join('\n') && a.every((key) => matches(wanted[key], got[key]));
  }
  return wanted === got;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function missesOfWords(words: () => string, { says = [], saysNot = [] }: PublicExpectation): string[] {
  if (says.length + saysNot.length === 0) return [];
  const said = words();
  return [
    ...says
      .filter((pattern) => !new RegExp(pattern, 'i').test(said))
      .map((pattern) => `does not say /${pattern}/`),
    ...saysNot.filter((pattern) => new RegExp(pattern, 'i').test(said)).map((pattern) => `says /${pattern}/`),
  ];
}

/** What the command line says, on one line, without the lines of the paste that it quotes. */
function wordsOf(report: Report, text: string): string {
  const answer = renderTerminal(report, text, knowledge, {
    file: 'stdin',
    width: 100,
    paint: (_style, words) => words,
  });
  return answer
    .split('\n')
    .filter((line) => !/^\s*\d+ \| /.test(line) && !/^\s*\|[\s^~]*$/.test(line))
    .join(' ')
    .replace(/\s+/g, ' ');
}
