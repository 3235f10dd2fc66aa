import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { JsonNode } from '../../../src/validator/json/node.ts';
import { placeholderOf, toPlain } from '../../../src/validator/json/plain.ts';
import { printJson } from '../../../src/validator/json/print.ts';
import { applyRepairs } from '../../../src/validator/json/read/encoded.ts';
import { type ReadResult, readJson } from '../../../src/validator/json/read/read-json.ts';
import fc from '../../support/fast-check.ts';
import { doubleFaults, type Mutation, singleFaults } from './read/mutations.ts';
import { OTHER_SEEDS } from './read/other-seeds.ts';
import { ENDS_IN_TALK, REFUSED_IN_TALK } from './read/refusals.table.ts';
import { REPAIRS } from './read/repairs.table.ts';
import { payloadStart, readOurs, share } from './read/score.ts';
import { SEEDS } from './read/seeds.ts';

const read = (text: string): unknown => {
  const { node } = readJson(text);
  return node === null ? 'refused' : toPlain(node);
};

/** All nodes of a tree, without recursion. */
function nodesOf(root: JsonNode): JsonNode[] {
  const nodes: JsonNode[] = [root];
  for (const node of nodes) {
    if (node.kind === 'array') for (const item of node.items) nodes.push(item);
    else if (node.kind === 'object') for (const member of node.members) nodes.push(member.value);
  }
  return nodes;
}

/** The text with all repairs made, and then code replaced by what it stands for. */
function mend(text: string, start: number, result: ReadResult): string {
  const repaired = applyRepairs(text, start, result.end, result.repairs);
  const { node } = readJson(repaired);
  const code = node === null ? [] : nodesOf(node).filter(({ kind }) => kind === 'expression');
  const edits = code.map((each) => ({
    editStart: each.start,
    editEnd: each.end,
    replacement: JSON.stringify(toPlain(each)),
  }));
  return applyRepairs(repaired, 0, repaired.length, edits);
}

function expectMends(text: string, start = 0, stopAtProse = false): void {
  const result = readJson(text, start, text.length, { stopAtProse });
  if (result.node === null) return;
  const value = printJson(toPlain(result.node), 0);
  const mended = readJson(mend(text, start, result));
  expect(mended.node === null ? mended : printJson(toPlain(mended.node), 0), text).toBe(value);
  expect(() => JSON.parse(mend(text, start, result)), mend(text, start, result)).not.toThrow();
}

const MUTATIONS: readonly Mutation[] = [...singleFaults(SEEDS, 1), ...doubleFaults(SEEDS, 2, 120)];
const OTHERS: readonly Mutation[] = [...singleFaults(OTHER_SEEDS, 77), ...doubleFaults(OTHER_SEEDS, 79, 120)];

describe('each way of mending', () => {
  it.each(REPAIRS)('%j is read as %s', (text, value, repairs) => {
    const result = readJson(text);
    expect(result.node === null ? 'refused' : printJson(toPlain(result.node), 0)).toBe(value);
    expect(
      result.repairs.map(
        (repair) => `${repair.code.slice(5)}/${repair.message} ${repair.start}-${repair.end}`,
      ),
    ).toEqual(repairs);
    expectMends(text);
  });

  it('has no row twice', () => {
    expect(new Set(REPAIRS.map(([text]) => text)).size).toBe(REPAIRS.length);
  });

  it('uses the messages of the cards, and all of them', () => {
    const folder = new URL('../../../knowledge/cards/json/', import.meta.url);
    const cards = readdirSync(folder).map(
      (file) =>
        load(readFileSync(new URL(file, folder), 'utf8')) as {
          code: string;
          messages: Record<string, string>;
        },
    );
    // The card for what cannot be read also speaks for intake.
    const written = cards
      .filter((card) => card.code !== 'json/unreadable')
      .flatMap((card) => Object.keys(card.messages).map((id) => `${card.code}/${id}`));
    const seen = new Set<string>();
    for (const text of [...REPAIRS.map((row) => row[0]), ...MUTATIONS.map((mutation) => mutation.text)]) {
      for (const repair of readJson(text).repairs) {
        seen.add(`${repair.code}/${repair.message}`);
        const message = cards.find((card) => card.code === repair.code)?.messages[repair.message] ?? '';
        for (const [, slot] of message.matchAll(/\{(\w+)\}/g))
          expect(Object.keys(repair.data), repair.code).toContain(slot);
      }
    }
    expect([...seen].sort()).toEqual(written.sort());
  });
});

describe('strict JSON', () => {
  it('is read to the very value that JSON.parse gives, with no repairs', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const result = readJson(text);
        expect(printJson(result.node === null ? 'refused' : toPlain(result.node), 0)).toBe(
          JSON.stringify(JSON.parse(text)),
        );
        expect(result.repairs.filter((repair) => repair.code !== 'json/duplicate-key')).toEqual([]);
      }),
    );
  });

  it('gives every node its place', () => {
    const text = ' {"a": [1, "b", {"c": null}], "d": true} ';
    const { node } = readJson(text);
    const places = nodesOf(node as JsonNode).map((each) => text.slice(each.start, each.end));
    expect(places).toEqual([text.trim(), '[1, "b", {"c": null}]', 'true', '1', '"b"', '{"c": null}', 'null']);
  });

  it('keeps key order, digits and __proto__', () => {
    const text = '{"z":12345678901234567890,"__proto__":{"a":1e400},"a":0.1}';
    expect(printJson(read(text), 0)).toBe(text);
    expect(Object.getPrototypeOf(read(text))).toBe(Object.prototype);
  });

  it('takes the last of duplicate keys and names the lost ones', () => {
    const { node, repairs } = readJson('{"a":1,"b":2,"a":3}');
    expect(toPlain(node as JsonNode)).toEqual({ a: 3, b: 2 });
    expect(repairs).toMatchObject([{ code: 'json/duplicate-key', start: 1, data: { key: 'a', found: '1' } }]);
  });
});

describe('places', () => {
  it('of repairs in escaped text are those of the text as pasted', () => {
    const text = '{\\"a\\": 1,}';
    const { repairs, node } = readJson(text);
    expect(repairs.map((repair) => [repair.code, text.slice(repair.start, repair.end)])).toEqual([
      ['json/double-encoded', text],
      ['json/trailing-comma', ','],
    ]);
    expect(node).toMatchObject({ start: 0, end: text.length });
  });
});

describe('code', () => {
  it.each([
    ['{ phoneNumber: customer.number, n: 1 }', ['customer.number']],
    ['{ a: call(x, [1, 2]), b: "c" }', ['call(x, [1, 2])']],
    ['{ a: `+\u0024{code}1`, b: process.env.ID }', ['process.env.ID']],
    ['[user.id, other.id]', ['user.id', 'other.id']],
  ])('in %j is kept as written', (text, sources) => {
    const { node } = readJson(text, 0, text.length, { expressions: true });
    const found = node === null ? [] : nodesOf(node).filter((each) => each.kind === 'expression');
    expect(found.map((each) => each.source)).toEqual(sources);
  });

  it('becomes a placeholder of words, dots and dashes', () => {
    expect(
      ['{{ customer.number }}', '\u0024{n}', 'a[b1]', '<user-id>', '…', 'x'.repeat(99)].map(placeholderOf),
    ).toEqual(['<customer.number>', '<n>', '<a-b1>', '<user-id>', '<value>', `<${'x'.repeat(40)}>`]);
  });

  it('becomes a placeholder with the name that is looked up', () => {
    expect(
      [
        `form['phone']`,
        `document.getElementById("tel").value.trim()`,
        `req["body"]["queueId"]`,
        `$_POST['x']`,
      ].map(placeholderOf),
    ).toEqual(['<phone>', '<tel>', '<queueId>', '<_POST>']);
  });
});

describe('what is no payload', () => {
  it.each(REFUSED_IN_TALK.map((text) => [text]))('%j is refused in a message', (text) => {
    const result = readJson(text, 0, text.length, { stopAtProse: true });
    expect(result.node).toBeNull();
    expect(result.unreadable).toMatchObject({ code: 'json/unreadable' });
  });

  it.each(ENDS_IN_TALK)('%j ends before %j', (payload, talk) => {
    const text = payload + talk;
    expect(text.slice(0, readJson(text, 0, text.length, { stopAtProse: true }).end)).toBe(payload);
  });
});

describe('mutations', () => {
  it('are read as meant: 98 % of single faults and 96 % of double ones at least', () => {
    expect(share(readOurs, singleFaults(SEEDS, 1))).toBeGreaterThan(0.98);
    expect(share(readOurs, doubleFaults(SEEDS, 2, 120))).toBeGreaterThan(0.96);
  });

  it('of payloads that the reader was not built on are read nearly as well', () => {
    expect(share(readOurs, singleFaults(OTHER_SEEDS, 77))).toBeGreaterThan(0.98);
    expect(share(readOurs, doubleFaults(OTHER_SEEDS, 79, 120))).toBeGreaterThan(0.95);
  });

  it('become JSON of the same value when the repairs are applied', () => {
    for (const { text } of [...MUTATIONS, ...OTHERS]) {
      const start = payloadStart(text);
      expectMends(text, start, start > 0);
    }
  });
});

/** Pieces that payloads and their surroundings are made of, in any order. */
const pieces = fc.constantFrom(
  ...'{}[]:,;="\'“”‘`\\/#&<>$. \n\t'.split(''),
  ...[
    '"a"',
    '"b":',
    'c:',
    '1',
    '-',
    '+12',
    'null',
    'None',
    'word',
    '...',
    '…',
    '//',
    '/*',
    '*/',
    '{{',
    '}}',
    '&quot;',
    '\\"',
    '\u00a0',
    '\u200b',
    '=>',
    '<a>',
    '},',
    '],',
    '{"a":',
    '[{',
    '"}',
    "'x'",
  ],
);

describe('any text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
  );

  it('is read without a throw, to the same result each time, with places inside it', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), fc.boolean(), (text, stopAtProse, expressions) => {
        const options = { stopAtProse, expressions };
        const result = readJson(text, 0, text.length, options);
        expect(readJson(text, 0, text.length, options)).toEqual(result);
        expect(result.end).toBeLessThanOrEqual(text.length);
        for (const { start, end, editStart, editEnd } of result.repairs) {
          expect([start, editStart].every((at) => at >= 0) && start <= end && editStart <= editEnd).toBe(
            true,
          );
          expect(end <= text.length && editEnd <= result.end).toBe(true);
        }
        for (const node of result.node === null ? [] : nodesOf(result.node)) {
          expect(node.start >= 0 && node.start <= node.end && node.end <= text.length).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('that is read becomes JSON of the same value when the repairs are applied', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, stopAtProse) => expectMends(text, 0, stopAtProse)),
      { numRuns: 3000 },
    );
  });
});

describe('hostile text', () => {
  const many = 20_000;

  it('that leaves more brackets open than a paste that was cut off is no payload', () => {
    const read = (depth: number) => readJson('{"a":'.repeat(depth)).node?.kind;
    expect([read(200), read(201)]).toEqual(['object', undefined]);
  });

  it.each([
    ['nested lists', '['.repeat(many) + ']'.repeat(many)],
    ['nested lists without an end', '['.repeat(many)],
    ['nested objects', '{"a":'.repeat(many)],
    ['nested objects with a fault', `${'{"a":'.repeat(many)}1,${'}'.repeat(many)}`],
    ['opening braces', '{'.repeat(many)],
    ['closing brackets', `{"a":1${']'.repeat(many)}`],
    ['brackets in turn', '{"a":['.repeat(many)],
    ['quotes', '{"a":'.padEnd(many, '"')],
    ['quotes and words', `{"a":${'"a '.repeat(many)}`],
    ['unclosed strings', `{"a":${'"b, '.repeat(many)}`],
    ['keys alone', `{${'"a" '.repeat(many)}`],
    ['commas', `{"a":1${','.repeat(many)}`],
    ['colons', `{"a"${':'.repeat(many)}`],
    ['closers in a string', `{"a":"${'}'.repeat(many)}`],
    ['blank runs', `{"a":"b"${' '.repeat(many)}"c"${' '.repeat(many)}`],
    ['escapes', `{"a":"${'\\x'.repeat(many)}`],
    ['escaped quotes', `{${'\\"'.repeat(many)}`],
    ['comments', `{${'/* '.repeat(many)}`],
    ['line comments', `{"a":1${'//\n'.repeat(many)}`],
    ['entities', `{${'&amp;quot;'.repeat(many)}`],
    ['calls', `{a:${'f('.repeat(many)}`],
    ['templates', `{"a":${'<'.repeat(many)}`],
    ['members without commas', `{${'"a":1 '.repeat(many)}`],
    ['strings with colons', `{"a":${'"b":'.repeat(many)}`],
    ['list items with colons', `[${'"b":1,'.repeat(many)}`],
    ['dots', `[${'.'.repeat(many)}`],
    ['minus signs', `[${'-'.repeat(many)}`],
    ['invisible characters', `{${'\u200b'.repeat(many)}`],
    ['backslashes', '\\'.repeat(many)],
    ['payloads closed early', `{"a":1${'},"b":1'.repeat(many)}`],
    ['payloads closed early, brackets side by side', `{"a":{"x":{}}${',"c":{}}'.repeat(many)}`],
    ['items closed early', `[{"a":{}}${',"b":{}}'.repeat(many)}`],
    ['lost quotes', `{${'"a: 1, '.repeat(many)}`],
    ['lost quotes on lines', `{${'"a": "b,\n'.repeat(many)}`],
    ['wrong closers', `${'[{"a":'.repeat(many)}1${'}]'.repeat(many)}`],
    ['stray words', `{"a":1${', word word'.repeat(many)}`],
    ['semicolons', `{"a":1${';"b";2'.repeat(many)}`],
    ['one long string', `{"a":"${'x'.repeat(many * 10)}`],
    ['many members', `{${Array.from({ length: many }, (_, index) => `"k${index}":1`).join(',')},}`],
    ['duplicate keys', `{${'"a":1,'.repeat(many)}}`],
    ['curly quotes', `{${'“'.repeat(many)}`],
  ])('%s is read to its end', (_, text) => {
    for (const options of [{}, { stopAtProse: true }, { expressions: true }]) {
      const { node } = readJson(text, 0, text.length, options);
      expect(() => node !== null && printJson(toPlain(node), 0)).not.toThrow();
    }
  });
});

describe('printing', () => {
  it('in compact form is what JSON.stringify gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(printJson(value, 0)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('laid out is JSON of the same value, within its width where it can be', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(JSON.parse(printJson(value)))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('keeps small things on one line', () => {
    const value = {
      from: { address: '+12065550142', type: 'phone' },
      to: [{ address: '+12065550101', type: 'phone' }],
      none: [],
      nil: {},
    };
    expect(printJson(value)).toBe(`{
  "from": { "address": "+12065550142", "type": "phone" },
  "to": [{ "address": "+12065550101", "type": "phone" }],
  "none": [],
  "nil": {}
}`);
    expect(printJson({ phoneNumber: '+12065550142' })).toBe('{ "phoneNumber": "+12065550142" }');
  });

  it('takes values of any depth', () => {
    const text = `${'[{"a":'.repeat(25_000)}1${'}]'.repeat(25_000)}`;
    expect(printJson(read(text), 0)).toBe(text);
  });
});
