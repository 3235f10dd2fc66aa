import jsonPatch from 'fast-json-patch';
import { describe, expect, test } from 'vitest';
import { compareDiagnostics } from '../../src/validator/diagnostic.ts';
import { type Check, checkText, type Report } from '../../src/validator/index.ts';
import { printJson } from '../../src/validator/json/print.ts';
import {
  anyText,
  damagedJson,
  dialectBody,
  looselyWritten,
  nastyText,
  publishedBody,
} from '../support/bodies.ts';
import fc from '../support/fast-check.ts';
import { knowledge } from '../support/knowledge.ts';
import { createOracle } from '../support/published-oracle.ts';
import { textOf } from '../support/rule-tester.ts';

const numRuns = 150;
const runs = { numRuns } as const;

const body = fc.oneof(dialectBody, publishedBody);
const oracle = createOracle(knowledge);

function checkBody(value: unknown): Check {
  const report = checkText(textOf({ name: '', body: value }), knowledge);
  const [check] = report.checks;
  if (check === undefined) throw new Error(`No payload was found in ${JSON.stringify(value)}`);
  return check;
}

/** A value as a reader of the report gets it. */
const plain = (value: unknown): unknown => JSON.parse(printJson(value, 0));

const errorsOf = (check: Check | undefined): readonly string[] =>
  (check?.diagnostics ?? [])
    .filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`);

test('JSON is one payload and read as it is, whatever its strings hold', () => {
  fc.assert(
    fc.property(publishedBody, nastyText, (sent, label) => {
      const report = checkText(textOf({ name: '', body: { ...sent, label } }), knowledge);
      expect(report.checks).toHaveLength(1);
      const faults = errorsOf(report.checks[0]).filter((fault) => fault.startsWith('json/'));
      expect(faults).toEqual([]);
    }),
    { numRuns: numRuns * 2 },
  );
});

test('a template whose JSON is broken has neither a correction nor a patch', () => {
  const to = '{ "address": "+12065550177"}$phone" }';
  const text = `conversations/calls 400\n{ "from": { "address": "+31612345678", "type": "agent" }, "to": [${to}], "routingData": { "queueId": "28f359d6-8784-46ea-aeef-56c0b654e920" } }`;
  const [check] = checkText(text, knowledge).checks;
  expect(check?.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  expect(check).toMatchObject({ corrected: null, patch: [] });
});

describe('the promise: a correction', () => {
  test('checked again needs no other', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const { corrected } = checkBody(sent);
        if (corrected === null) return;
        const again = checkBody(plain(corrected));
        expect(again.corrected).toBeNull();
        expect(again.patch).toEqual([]);
      }),
      runs,
    );
  });

  test('of what is no JSON either', () => {
    fc.assert(
      fc.property(looselyWritten, (written) => {
        const [check] = checkText(`POST /api/v2/conversations/calls gives 400\n${written}`, knowledge).checks;
        const translated = check?.shape === 'published' ? null : check?.published;
        for (const made of [check?.corrected ?? null, translated ?? null])
          if (made !== null) expect(checkBody(plain(made)).corrected).toBeNull();
      }),
      {
        numRuns: numRuns * 3,
        examples: [['{"adress": +1 (206) 555-0142}'], ['{"number": "tel:+1-206-555-0142"}']],
      },
    );
  });

  test('brings no error that was not there', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const check = checkBody(sent);
        if (check.corrected === null) return;
        const before = errorsOf(check);
        expect(errorsOf(checkBody(plain(check.corrected))).length).toBeLessThanOrEqual(before.length);
      }),
      runs,
    );
  });

  test('that the contract still refuses says where', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const { corrected, gaps } = checkBody(sent);
        if (corrected === null) return;
        const refused = checkBody(plain(corrected)).diagnostics.filter(
          ({ code, severity }) => code.startsWith('contract/') && severity === 'error',
        );
        const told = gaps.corrected.map(({ pointer }) => pointer);
        expect(told).toEqual(expect.arrayContaining(refused.map(({ pointer }) => pointer)));
      }),
      runs,
    );
  });

  test('is what the patch makes of what was sent', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const { corrected, patch } = checkBody(sent);
        const document = structuredClone(plain(sent));
        const operations = plain(patch) as jsonPatch.Operation[];
        const { newDocument } = jsonPatch.applyPatch(document, operations, true);
        expect(newDocument).toEqual(corrected === null ? plain(sent) : plain(corrected));
      }),
      runs,
    );
  });
});

describe('the promise: an alternative', () => {
  test('checked again names nobody twice, needs no correction and brings no error but a gap to fill in', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const check = checkBody(sent);
        const before = new Set([
          ...errorsOf(check),
          ...errorsOf(check.corrected === null ? undefined : checkBody(plain(check.corrected))),
        ]);
        for (const alternative of check.alternatives) {
          const again = checkBody(plain(alternative.body));
          expect(again.corrected).toBeNull();
          const added = errorsOf(again).filter((error) => !before.has(error));
          expect(added.filter((error) => !error.startsWith('rule/placeholder '))).toEqual([]);
          expect(errorsOf(again).join()).not.toContain('rule/conflicting-destinations');
        }
      }),
      {
        ...runs,
        examples: [[{ phoneNumber: { a: 1 }, callQueueId: { a: 1 }, callFromQueueId: null }]],
      },
    );
  });
});

describe('the promise: the published body', () => {
  test('fits the published schema, placeholders aside', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const { published, placeholders, operation } = checkBody(sent);
        if (published === null || operation === null) return;
        const faults = oracle(operation, plain(published), placeholders);
        expect(faults.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
      }),
      runs,
    );
  });

  test('of a dialect has published properties only, and checked again needs no correction', () => {
    fc.assert(
      fc.property(dialectBody, (sent) => {
        const { published, shape } = checkBody(sent);
        if (published === null || shape === 'published') return;
        const again = checkBody(plain(published));
        expect(again.shape).toBe('published');
        expect(again.corrected).toBeNull();
        expect(again.diagnostics.map(({ code }) => code)).not.toContain('contract/unknown-property');
      }),
      runs,
    );
  });

  test('checked again names nobody twice and somebody', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const { published } = checkBody(sent);
        if (published === null) return;
        const again = errorsOf(checkBody(plain(published))).join();
        expect(again).not.toContain('rule/conflicting-destinations');
        expect(again).not.toContain('rule/missing-destination');
      }),
      runs,
    );
  });

  test('has something at every placeholder', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const { published, placeholders } = checkBody(sent);
        for (const pointer of placeholders) {
          expect(jsonPatch.getValueByPointer(plain(published), pointer)).toBeDefined();
        }
      }),
      runs,
    );
  });
});

describe('any text', () => {
  const text = fc.oneof(anyText, damagedJson);

  test('gives a report that is sound', () => {
    fc.assert(
      fc.property(text, (pasted) => expectSound(checkText(pasted, knowledge), pasted)),
      { numRuns: numRuns * 4 },
    );
  });

  test('gives the same bytes twice', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const [first, second] = [checkText(pasted, knowledge), checkText(pasted, knowledge)];
        expect(printJson(second, 0)).toBe(printJson(first, 0));
      }),
      runs,
    );
  });

  test.each([
    ['nothing', ''],
    ['a million spaces', ' '.repeat(1_000_000)],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['objects nested a hundred thousand deep', '{"to":'.repeat(100_000)],
    ['NUL bytes', '\0'.repeat(1000)],
    ['a lone surrogate', '{"phoneNumber":"\ud83d"}'],
  ])('even %s', (_, pasted) => expectSound(checkText(pasted, knowledge), pasted));
});

function expectSound(report: Report, pasted: string): void {
  const lines = pasted.split(/\r\n|\r|\n/);
  for (const list of [report.diagnostics, ...report.checks.map(({ diagnostics }) => diagnostics)]) {
    expect([...list].sort(compareDiagnostics)).toEqual(list);
    for (const { line, column } of list) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 2);
    }
  }
  for (const { span } of report.checks) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(pasted.length);
  }
}
