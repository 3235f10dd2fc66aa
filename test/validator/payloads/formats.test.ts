import { describe, expect, it } from 'vitest';
import type { JsonNode } from '../../../src/validator/json/node.ts';
import { readCodeRegion } from '../../../src/validator/payloads/code/read-code.ts';
import { findEscapedJson } from '../../../src/validator/payloads/formats/escaped.ts';
import type { Snippet } from '../../../src/validator/payloads/snippet.ts';
import { foldName } from '../../../src/validator/text/fold-name.ts';
import { originOf } from '../../../src/validator/text/source.ts';
import fc from '../../support/fast-check.ts';
import { rows as csharp } from './formats/csharp.table.ts';
import { rows as files } from './formats/files.table.ts';
import { rows as followed } from './formats/followed.table.ts';
import { rows as go } from './formats/go.table.ts';
import { rows as java } from './formats/java.table.ts';
import { rows as javascript } from './formats/javascript.table.ts';
import { rows as moreLanguages } from './formats/more-languages.table.ts';
import { rows as php } from './formats/php.table.ts';
import { rows as powershell } from './formats/powershell.table.ts';
import { rows as python } from './formats/python.table.ts';
import type { Expected, Row } from './formats/row.ts';
import { rows as ruby } from './formats/ruby.table.ts';

const NAMES: readonly string[] = [
  ...['phoneNumber', 'callUserId', 'callQueueId', 'callFromQueueId', 'callerId', 'callerIdName', 'priority'],
  ...['participants', 'conversationIds', 'attributes', 'label', 'address', 'routingSkillsIds', 'uuiData'],
];
const propertyNames = new Map(NAMES.map((name) => [foldName(name), name]));

const tables: Readonly<Record<string, readonly Row[]>> = {
  python,
  javascript,
  java,
  csharp,
  go,
  followed,
  'without a grammar': moreLanguages,
  php,
  ruby,
  powershell,
  files,
};

/** Tables of one language; the others say the format of each row. */
const isLanguage = (name: string): boolean =>
  name !== 'files' && name !== 'followed' && !name.endsWith('without a grammar');

function read(text: string, hint: string | null): Snippet[] {
  return [...readCodeRegion(text, { start: 0, end: text.length }, hint, { propertyNames }).snippets];
}

function plain(node: JsonNode): unknown {
  if (node.kind === 'object')
    return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
  if (node.kind === 'array') return node.items.map(plain);
  if (node.kind === 'number') return Number(node.raw);
  if (node.kind === 'expression') return `«${node.source}»`;
  return node.kind === 'null' ? null : node.value;
}

function findNode(node: JsonNode, pointer: string): JsonNode | undefined {
  let current: JsonNode | undefined = node;
  for (const step of pointer.split('/').slice(1)) {
    if (current?.kind === 'object') current = current.members.findLast(({ key }) => key === step)?.value;
    else current = current?.kind === 'array' ? current.items[Number(step)] : undefined;
  }
  return current;
}

function describeSnippet(snippet: Snippet, wanted: Expected | undefined): Expected {
  const { request, symbol, value, source } = snippet;
  return {
    ...(wanted?.json !== undefined || value === null ? { json: source.text } : { value: plain(value) }),
    ...(wanted?.format === undefined ? {} : { format: snippet.format }),
    ...(request === undefined ? {} : { request: `${request.method} ${request.target}` }),
    ...(symbol === undefined ? {} : { symbol: symbol.name }),
  };
}

describe.each(Object.entries(tables))('%s', (language, rows) => {
  it.each(rows)('reads $name', ({ text, hint = null, expect: expected }) => {
    for (const [around, offset] of [
      ['', 0],
      ['Look:\n\n', 7],
    ] as const) {
      const pasted = around + text;
      const region = { start: offset, end: pasted.length };
      const { snippets } = readCodeRegion(pasted, region, hint, { propertyNames });
      expect(snippets.map((snippet, i) => describeSnippet(snippet, expected[i]))).toEqual(
        expected.map(({ at: _, ...rest }) => rest),
      );
      if (isLanguage(language)) {
        expect(snippets.map(({ format }) => format)).toEqual(expected.map(() => language));
      }
      for (const [i, { at = {} }] of expected.entries()) {
        for (const [pointer, start] of Object.entries(at)) {
          const { value, source } = snippets[i] ?? {};
          const node = value === undefined || value === null ? undefined : findNode(value, pointer);
          if (node === undefined || source === undefined) throw new Error(`nothing at ${pointer}`);
          const origin = originOf(source, node.start);
          expect(pasted.slice(origin, origin + start.length)).toBe(start);
        }
      }
    }
  });

  it.each(rows)('puts every place of $name inside the text', ({ text, hint = null }) => {
    for (const snippet of read(text, hint)) checkPlaces(snippet, { start: 0, end: text.length });
  });

  it.each(rows)('reads $name cut off anywhere', ({ text, hint = null }) => {
    for (let length = 0; length < text.length; length += 3) {
      for (const snippet of read(text.slice(0, length), hint))
        checkPlaces(snippet, { start: 0, end: length });
    }
  });
});

/** The span lies in the region, and every node within the text of its source. */
function checkPlaces(snippet: Snippet, region: { start: number; end: number }): void {
  expect(snippet.span.start).toBeGreaterThanOrEqual(region.start);
  expect(snippet.span.end).toBeLessThanOrEqual(region.end);
  expect(snippet.span.start).toBeLessThanOrEqual(snippet.span.end);
  const { origins, text } = snippet.source;
  if (origins !== undefined) expect(origins.length).toBe(text.length + 1);
  const open = snippet.value === null ? [] : [snippet.value];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    expect(node.start).toBeGreaterThanOrEqual(0);
    expect(node.end).toBeGreaterThanOrEqual(node.start);
    expect(node.end).toBeLessThanOrEqual(text.length);
    if (node.kind === 'array') open.push(...node.items);
    if (node.kind === 'object') open.push(...node.members.map(({ value }) => value));
  }
}

const HINTS = [null, 'python', 'js', 'java', 'cs', 'go', 'php', 'ruby', 'powershell', 'hcl'];

describe('any text', () => {
  const pieces = Object.values(tables).flatMap((rows) => rows.map(({ text }) => text));
  const scraps = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '"',
        "'",
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        '=>',
        '\n',
        '`',
        '$',
        '#{',
        '<<~A',
        '@"',
        '\\',
        '%{',
      ),
      fc
        .constantFrom(...pieces)
        .chain((text) =>
          fc
            .tuple(fc.nat(text.length), fc.nat(text.length))
            .map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b))),
        ),
    ),
    { maxLength: 8 },
  );

  it('is read without throwing, with places inside it', () => {
    fc.assert(
      fc.property(scraps, fc.constantFrom(...HINTS), (parts, hint) => {
        const text = parts.join('');
        const region = { start: Math.min(3, text.length), end: text.length };
        for (const snippet of readCodeRegion(text, region, hint).snippets) checkPlaces(snippet, region);
        for (const snippet of findEscapedJson(text, region)) checkPlaces(snippet, region);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['brackets', '([{', 30_000],
    ['quotes', '"\'`', 30_000],
    ['calls', 'f(x, ', 20_000],
    ['joins', '"a" + b + ', 10_000],
    ['heredocs', '<<~A ', 20_000],
    ['holes', '"#{$(${', 15_000],
    ['assignments', 'a = b = {x: a}\n', 6_000],
    ['keys', 'a:\n b:\n  - c: {', 6_000],
    ['escapes', '{\\"a\\":', 15_000],
    ['backslashes', '\\', 100_000],
  ])(
    'of %s without end is read in time',
    (_, unit, times) => {
      const text = `x = f("a")\n${unit.repeat(times)}`;
      const region = { start: 0, end: text.length };
      for (const hint of HINTS) readCodeRegion(text, region, hint);
      findEscapedJson(text, region);
    },
    120_000,
  );
});

describe('escaped JSON', () => {
  const cases: readonly (readonly [name: string, text: string, json: string, span: string])[] = [
    [
      'in a log line without quotes around it',
      '12:01 WARN dialer body={\\"from\\":{\\"address\\":\\"+12065550142\\"}} status=400',
      '{"from":{"address":"+12065550142"}}',
      '{\\"from\\":{\\"address\\":\\"+12065550142\\"}}',
    ],
    [
      'as the value of a property',
      '{"level":"error","body":"{\\"phoneNumber\\": \\"+12065550142\\"}"}',
      '{"phoneNumber": "+12065550142"}',
      '{\\"phoneNumber\\": \\"+12065550142\\"}',
    ],
    [
      'escaped twice',
      '"{\\\\\\"a\\\\\\":1,\\\\\\"b\\\\\\":\\\\\\"c\\\\\\"}"',
      '{"a":1,"b":"c"}',
      '{\\\\\\"a\\\\\\":1,\\\\\\"b\\\\\\":\\\\\\"c\\\\\\"}',
    ],
    ['cut off', 'body="{\\n  \\"a\\": [1" end', '{\n  "a": [1', '{\\n  \\"a\\": [1'],
    [
      'with quotes by code',
      'x {\\u0022a\\u0022:\\u00221\\u0022} y',
      '{"a":"1"}',
      '{\\u0022a\\u0022:\\u00221\\u0022}',
    ],
  ];

  it.each(cases)('is found %s', (_, text, json, span) => {
    const found = findEscapedJson(text, { start: 0, end: text.length });
    expect(found.map(({ source }) => source.text)).toEqual([json]);
    expect(found.map((snippet) => text.slice(snippet.span.start, snippet.span.end))).toEqual([span]);
    const origins = found[0]?.source.origins ?? [];
    expect(origins[0]).toBe(text.indexOf('{', text.indexOf(span)));
    const letter = /[a-z]/.exec(json);
    expect(text[origins[letter?.index ?? 0] ?? 0]).toBe(letter?.[0]);
  });

  it('is not found in plain JSON', () => {
    const text = '{"a": "b"} and {"c": 1}';
    expect(findEscapedJson(text, { start: 0, end: text.length })).toEqual([]);
  });
});

describe('what is no code', () => {
  it.each([
    'Calls to +1 206 555 0142 fail (again) since Monday; see "Admin > Telephony".',
    'POST /api/v2/conversations/calls 400\n{ "from": { "address": "+442079460958", "type": "agent" } }',
    '',
  ])('gives nothing: %s', (text) => {
    expect(readCodeRegion(text, { start: 0, end: text.length }, null)).toEqual({
      snippets: [],
      stretches: [],
      calls: [],
    });
  });

  it.each([
    "it('dials', async () => {\n  await dial({ phoneNumber: 'x', mode: 'fast' });\n  expect(sent.body).toEqual({ phoneNumber: 'x', callerId: '' });\n});",
    'def test_dial(client):\n    body = {"phoneNumber": "", "callerId": ""}\n    client.post("/api/v2/conversations/calls", json=body)\n    assert client.sent == {"phoneNumber": ""}',
    '@Test\nvoid dials() {\n  JSONObject body = new JSONObject();\n  body.put("phoneNumber", "");\n  api.post("/api/v2/conversations/calls", body);\n  assertEquals("", sent.get("phoneNumber"));\n}',
  ])('gives nothing of a test: %s', (text) => {
    const { snippets, calls } = readCodeRegion(text, { start: 0, end: text.length }, null);
    expect([...snippets, ...calls]).toEqual([]);
  });

  it('leaves JSON below code to be read as JSON', () => {
    const text =
      'const r = await axios.post("/api/v2/conversations/calls", payload);\n\nwith\n{\n  "from": "+442079460958"\n}';
    const { stretches } = readCodeRegion(text, { start: 0, end: text.length }, null);
    expect(stretches.every(({ end }) => end <= text.indexOf('with'))).toBe(true);
  });
});
