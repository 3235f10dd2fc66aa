import { deepStrictEqual, ok } from 'node:assert/strict';
import jsonPatch from 'fast-json-patch';
import { compareDiagnostics } from '../../../src/validator/diagnostic.ts';
import { type Check, checkText, maskSecrets, type Report } from '../../../src/validator/index.ts';
import { printJson } from '../../../src/validator/json/print.ts';
import { knowledge } from '../../support/knowledge.ts';
import { allDiagnostics } from '../../support/message-corpus.ts';
import { createOracle } from '../../support/published-oracle.ts';

const oracle = createOracle(knowledge);

/** Throws, with what is wrong, unless the report on a text keeps everything that the design says of reports. */
export function expectSoundReport(text: string): void {
  const report = checkText(text, knowledge);
  const json = printJson(report, 0);
  deepStrictEqual(printJson(checkText(text, knowledge), 0), json, 'the same text gave other bytes');
  expectPlaces(report, text);
  expectNoSecret(json, text);
  const plain: Report = JSON.parse(json);
  for (const [index, check] of plain.checks.entries()) {
    expectPromise(check, index);
    expectPatch(check, text, index);
  }
}

/** Lines and columns lie in the text, spans too, and the order is total. */
function expectPlaces(report: Report, text: string): void {
  const lines = text.split(/\r\n|\r|\n/);
  for (const { code, line, column } of allDiagnostics(report)) {
    const length = lines[line - 1]?.length ?? -1;
    ok(length >= 0 && column >= 1 && column <= length + 1, `${code} stands at ${line}:${column}`);
  }
  for (const list of [report.diagnostics, ...report.checks.map(({ diagnostics }) => diagnostics)])
    deepStrictEqual([...list].sort(compareDiagnostics), list, 'the findings are out of order');
  let last = 0;
  for (const { span } of report.checks) {
    ok(span.start >= 0 && span.end >= span.start && span.end <= text.length, 'a span leaves the text');
    ok(span.start >= last, 'the payloads are out of order');
    last = span.start;
  }
}

/** What was masked stands nowhere in the report. */
function expectNoSecret(json: string, text: string): void {
  const masked = maskSecrets(text);
  ok(maskSecrets(masked.text).text === masked.text, 'what was masked is masked again');
  ok(masked.text.length === text.length, 'masking moved the text');
  for (const run of maskedRuns(text, masked.text)) ok(!json.includes(run), 'the report repeats a secret');
}

/** The pieces of the text that masking took away, those long enough to be no coincidence. */
function maskedRuns(text: string, masked: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== masked[at]) run += text[at];
    else {
      if (run.length >= 8 && !masked.includes(run)) runs.push(run);
      run = '';
    }
  }
  return runs;
}

function expectPromise(check: Check, index: number): void {
  const { format, diagnostics, corrected, published, placeholders, operation } = check;
  // Broken JSON may be read otherwise once it is whole, and a name in code once it is a placeholder.
  const wasWhole =
    ['json', 'http', 'curl'].includes(format) && !diagnostics.some(({ code }) => code.startsWith('json/'));
  if (corrected !== null && wasWhole) {
    const again = recheck(corrected, operation)?.corrected ?? null;
    deepStrictEqual(again, null, `the correction of payload ${index} is corrected again`);
  }
  for (const pointer of placeholders)
    ok(jsonPatch.getValueByPointer(published, pointer) !== undefined, `nothing stands at ${pointer}`);
  if (published !== null && operation !== null) {
    const faults = oracle(operation, published, placeholders);
    deepStrictEqual(
      faults.map(({ instancePath, message }) => `${instancePath} ${message}`),
      [],
      'the published body is not as published',
    );
  }
}

/** The patch leads from the value as read to the correction, by another program's reading of both. */
function expectPatch(
  { format, span, diagnostics, patch, corrected }: Check,
  text: string,
  index: number,
): void {
  if (corrected === null) {
    deepStrictEqual(patch, [], `payload ${index} has a patch to no correction`);
    return;
  }
  if (!['json', 'http', 'curl'].includes(format)) return;
  if (diagnostics.some(({ code }) => code.startsWith('json/'))) return;
  const read = readPlain(maskSecrets(text).text.slice(span.start, span.end));
  if (read === undefined) return;
  const patched: unknown = jsonPatch.applyPatch(
    read,
    structuredClone([...patch]),
    true,
    true,
    false,
  ).newDocument;
  deepStrictEqual(patched, corrected, `the patch of payload ${index} does not give its correction`);
}

/** What strict JSON says; undefined for other text, and for numbers that a double would change. */
function readPlain(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && !/\d{16}|\d[eE]/.test(text) ? read : undefined;
  } catch {
    return undefined;
  }
}

function recheck(body: unknown, operation: string | null): Check | undefined {
  const request = operation ?? 'POST /api/v2/conversations/calls';
  const [check] = checkText(`${request}\n${printJson(body, 2)}`, knowledge).checks;
  return check === undefined ? undefined : JSON.parse(printJson(check, 0));
}
