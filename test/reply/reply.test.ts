import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBlocks, type Surface } from '../../src/reply/block-kit.ts';
import { costOf, LIMITS } from '../../src/reply/block-limits.ts';
import type { Block } from '../../src/reply/blocks.ts';
import {
  readCurl,
  readExplain,
  readShare,
  writeCurl,
  writeExplain,
  writeShare,
} from '../../src/reply/button-values.ts';
import { findChangedPart } from '../../src/reply/changed-part.ts';
import { renderCurl } from '../../src/reply/curl.ts';
import { explainPages } from '../../src/reply/explain.ts';
import { escapeMrkdwn } from '../../src/reply/mrkdwn.ts';
import { countFixed } from '../../src/reply/verdict.ts';
import { checkText } from '../../src/validator/index.ts';
import type { Report } from '../../src/validator/report.ts';
import { checkBlocks } from '../../src/workspace/emulator/check-blocks.ts';
import { CALLS, KNOWLEDGE } from '../slack/sample-knowledge.ts';
import { check, diagnostic, report } from '../slack/sample-report.ts';
import { knowledge } from '../support/knowledge.ts';

const THREAD: Surface = { kind: 'thread', author: 'U0AUTHOR' };
const render = (value: Report, surface: Surface = THREAD) =>
  renderBlocks(value, { knowledge: KNOWLEDGE, surface });

/** All strings of the blocks that a person reads, one after the other. */
const wordsOf = (blocks: readonly Block[]): string => {
  const words: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') words.push(value);
    return value;
  });
  return words.join('');
};

describe('a reply', () => {
  it('has the six parts of the story, in order', () => {
    const { text, blocks } = render(report());
    const words = wordsOf(blocks);
    const order = [
      CALLS,
      '1 error',
      '/from/type',
      '(line 2)',
      'Same shape, corrected',
      'the identity of the agent was meant',
      'Published request body: send this one',
      'If it still fails',
      'Explain',
      'As cURL',
      'Helpful',
      'Not helpful',
      'Remove',
    ];
    let from = 0;
    for (const part of order) {
      const at = words.indexOf(part, from);
      expect(at, part).toBeGreaterThanOrEqual(from);
      from = at;
    }
    expect(text).toBe(`${CALLS}: 1 error`);
    expect(checkBlocks(blocks, 'message')).toEqual([]);
  });

  it('says once what holds for several places', () => {
    const sent = { to: Array.from({ length: 7 }, () => ({ address: '+12065550142' })) };
    const alternatives = sent.to.map((_, at) => ({
      when: 'a person was meant.',
      body: { to: sent.to.with(at, { address: '<user-id>' }) },
    }));
    const { blocks } = renderBlocks(report({ checks: [check({ corrected: sent, alternatives })] }), {
      knowledge: KNOWLEDGE,
      surface: { kind: 'private' },
    });
    const told = JSON.stringify(blocks);
    expect(told.split('a person was meant')).toHaveLength(2);
    for (const place of ['/to/0', '/to/4', ' and 2 more']) expect(told).toContain(place);
  });

  it('shows JSON highlighted, and the changed part of an alternative', () => {
    const { blocks } = render(report());
    const json = JSON.stringify(blocks);
    expect(json).toContain('"language":"json"');
    expect(json).toContain(JSON.stringify('{ "address": "<user-id>", "type": "user" }'));
  });

  it('numbers findings by severity, and puts several of one code together', () => {
    const diagnostics = [
      diagnostic({ code: 'rule/y', severity: 'warning', pointer: '/a', line: 1, message: 'Odd.' }),
      diagnostic({ pointer: '/from', line: 3, message: 'Same.' }),
      diagnostic({ pointer: '/to', line: 4, message: 'Same.' }),
      diagnostic({ pointer: '/to/0', line: 5, message: 'Other.' }),
    ];
    const words = wordsOf(render(report({ checks: [check({ diagnostics })] })).blocks);
    expect(words).toContain('1 error, 1 warning');
    expect(words).toContain('1 /from (line 3), /to (line 4) Same.\n    /to/0 (line 5) Other.');
    expect(words).toContain('2 warning /a (line 1) Odd.');
  });

  it('marks what is inferred or only claimed', () => {
    const diagnostics = [
      diagnostic({ evidence: 'inferred' }),
      diagnostic({ code: 'rule/y', evidence: 'claimed' }),
    ];
    const words = wordsOf(render(report({ checks: [check({ diagnostics })] })).blocks);
    expect(words).toMatch(/ inferred.* claimed/s);
  });

  it('explains errors with the likelier cause, claims with their verdict, and asks what is missing', () => {
    const words = wordsOf(
      render(
        report({
          checks: [],
          diagnostics: [diagnostic({ pointer: null })],
          errors: [
            { status: 400, code: 'bad.request', message: null, contextId: null, card: 'error/bad.request' },
          ],
          claims: [
            {
              text: 'call:start',
              kind: 'oauth-scope',
              verdict: 'contradicted',
              asked: false,
              card: 'claim/call-start',
            },
          ],
          questions: ['Which body was sent?'],
        }),
      ).blocks,
    );
    expect(words).toContain('the likelier cause.');
    expect(words).toContain('call:start contradicted. No such scope is published.');
    expect(words).toContain('Which body was sent?');
  });

  it('leaves out an error that a finding has explained', () => {
    const named = diagnostic({ pointer: null, message: 'The code `bad.request` means this.' });
    const error = {
      status: 400,
      code: 'bad.request',
      message: null,
      contextId: null,
      card: 'error/bad.request',
    };
    const words = wordsOf(render(report({ checks: [], diagnostics: [named], errors: [error] })).blocks);
    expect(words).toContain('means this.');
    expect(words).not.toContain('The error you got');
  });

  it('says so when there is no payload', () => {
    const none = report({ respond: false, operation: null, checks: [], reason: 'No call payload.' });
    const { text, blocks } = render(none, { kind: 'private' });
    expect(text).toBe('No call payload found');
    expect(wordsOf(blocks)).toMatch(/^No call payload\. Paste the JSON body/);
    expect(JSON.stringify(blocks)).not.toContain('actions');
  });

  it.each([
    ['nothing of ours', 'Lunch at noon?'],
    ['a broken beginning', 'my {"to": '],
    ["another vendor's request", 'GET https://api.example.com/v1/things'],
    ['a scope', 'Is call:start the right scope?'],
    ['a claim', 'Must provider.id be default?'],
    ['an operation', 'What is POST /api/v2/conversations/calls for?'],
    ['an error', '{"code":"not.a.user","status":400,"message":"No user"}'],
    ['an error that is talked of', 'We got HTTP 400 from it'],
    ['a secret', 'Authorization: Bearer h3Jk9-vT2mQ_8sLx4Wd7Zp1Rb6Yc5NfA0gUeXo'],
  ])('says once at most that nothing is there, asked about %s', (_, text) => {
    const found = checkText(text, knowledge);
    const words = wordsOf(renderBlocks(found, { knowledge, surface: THREAD }).blocks);
    expect((words.match(/no call payload/gi) ?? []).length).toBeLessThan(2);
    expect(words).not.toMatch(/failing call.*no failing call/s);
    expect(words).not.toMatch(/no call payload.*no request body/is);
  });

  it('tells after an edit what is mended', () => {
    const clean = report({ checks: [check({ diagnostics: [], corrected: null, alternatives: [] })] });
    const { text } = renderBlocks(clean, {
      knowledge: KNOWLEDGE,
      surface: THREAD,
      progress: { fixed: 3, of: 3 },
    });
    expect(text).toBe(`${CALLS}: nothing wrong found · fixed 3 of 3`);
    expect(countFixed(['a', 'a', 'b'], ['a', 'c'])).toBe(2);
  });

  it.each([
    ['payload', report({ checks: Array.from({ length: 4 }, () => check()) })],
    [
      'note',
      report({ checks: [check({ notes: Array.from({ length: 6 }, (_, index) => `Note ${index}.`) })] }),
    ],
    [
      'alternative',
      report({
        checks: [
          check({
            alternatives: Array.from({ length: 6 }, (_, index) => ({ when: `${index}`, body: { index } })),
          }),
        ],
      }),
    ],
  ])('counts one more %s as one', (noun, value) => {
    expect(wordsOf(render(value).blocks)).toMatch(new RegExp(`and 1 more ${noun}(?!s)`));
  });

  it('leaves a long body out as a whole, and keeps the rest', () => {
    const corrected = { list: Array.from({ length: 5000 }, (_, index) => index) };
    const { blocks } = render(report({ checks: [check({ corrected, published: null })] }));
    expect(wordsOf(blocks)).toContain('too long for a message');
    expect(wordsOf(blocks)).not.toContain('4999');
    expect(checkBlocks(blocks, 'message')).toEqual([]);
  });
});

const HOSTILE = [
  '<!channel>',
  '<!here>',
  '<@U0SOMEBODY>',
  '<!subteam^S1>',
  '<https://evil.example|click>',
  'https://evil.example',
  '`code` *bold* _it_ ~no~',
  '```',
  ':tada:',
  '@everyone',
  '&lt;!channel&gt;',
  '\u0000\u202e\ud800',
  '',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.constantFrom(...HOSTILE).map((text) => text.repeat(200)),
);

const hostileReport = fc
  .record({
    words: fc.array(hostile, { minLength: 1, maxLength: 12 }),
    count: fc.integer({ min: 0, max: 40 }),
    checks: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ words, count, checks }) => {
    const pick = (index: number): string => words[index % words.length] ?? '';
    const diagnostics = Array.from({ length: count }, (_, index) =>
      diagnostic({
        code: `rule/${index % 11}`,
        pointer: `/${pick(index)}`,
        message: `\`${pick(index)}\` is ${pick(index + 1)}`,
      }),
    );
    const body = Object.fromEntries(words.map((word, index) => [`${word}${index}`, pick(index + 1)]));
    const each = check({
      diagnostics,
      corrected: body,
      published: { ...body, again: body },
      alternatives: words.map((when) => ({ when, body: { other: when } })),
      gaps: {
        corrected: words.map((found) => ({ pointer: '/a', found })),
        published: words.map((word) => ({ pointer: `/${word}`, found: pick(1) })),
      },
      notes: words,
    });
    return report({
      reason: pick(0),
      operation: checks % 2 === 0 ? CALLS : null,
      checks: Array.from({ length: checks }, () => each),
      diagnostics,
      errors: words.map((message) => ({
        status: 400,
        code: message,
        message,
        contextId: message,
        card: 'error/bad.request',
      })),
      claims: words.map((text) => ({
        text,
        kind: 'scope',
        verdict: 'unverified' as const,
        asked: false,
        card: 'claim/call-start',
      })),
      questions: words,
    });
  });

const KINDS = new Set(['rich_text', 'actions']);
const ELEMENTS = new Set([
  'rich_text_section',
  'rich_text_list',
  'rich_text_preformatted',
  'text',
  'button',
  'plain_text',
  'rich_text',
  'actions',
]);

/** The one emoji of ours; it holds nothing that was typed. */
const isGreenMark = (value: unknown): boolean =>
  JSON.stringify(value) === '{"type":"emoji","name":"white_check_mark"}';

describe('what a reply quotes', () => {
  it('can ping, link or format nothing, and no limit is passed', () => {
    fc.assert(
      fc.property(hostileReport, (value) => {
        const { text, blocks } = render(value);
        expect(checkBlocks(blocks, 'message')).toEqual([]);
        expect(costOf(blocks)).toBeLessThanOrEqual(LIMITS.message);
        expect(text).toMatch(/^[\w /:{}.,·]+$/);
        for (const block of blocks) expect(KINDS).toContain(block.type);
        JSON.stringify(blocks, (key, inner: unknown) => {
          if (isGreenMark(inner)) return undefined;
          if (key === 'type') expect(ELEMENTS).toContain(inner);
          return inner;
        });
      }),
      { numRuns: 100 },
    );
  });

  it('is the same in a modal', () => {
    fc.assert(
      fc.property(hostileReport, (value) => {
        expect(checkBlocks(render(value, { kind: 'modal' }).blocks, 'modal')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('loses its powers in mrkdwn', () => {
    expect(escapeMrkdwn('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });
});

describe('button values', () => {
  it('carry what their clicks need, within the limit', () => {
    fc.assert(
      fc.property(hostileReport, fc.jsonValue(), fc.string(), (value, body, text) => {
        const explain = writeExplain(value);
        expect(explain.length).toBeLessThanOrEqual(LIMITS.buttonValue);
        expect(readExplain(explain)).toBeDefined();
        const curl = writeCurl(CALLS, body);
        if (curl !== undefined) expect(JSON.stringify(readCurl(curl)?.body)).toBe(JSON.stringify(body));
        const share = { text, channel: 'C0', thread: null };
        expect(readShare(writeShare(share) ?? '')).toEqual(share);
      }),
    );
  });

  it('are packed when they are long, refused when they are too long, and harmless when they are forged', () => {
    const text = JSON.stringify({ to: '+12125550123', note: 'x'.repeat(3000) });
    const value = writeShare({ text, channel: 'C0', thread: '1.1' }) ?? '';
    expect(value.length).toBeLessThanOrEqual(LIMITS.buttonValue);
    expect(readShare(value)?.text).toBe(text);
    expect(writeShare({ text: 'x'.repeat(100_000), channel: 'C0', thread: null })).toBeUndefined();
    for (const forged of ['', 'z:', 'z:!!!', '[]', 'null', '{"t":1}', '{"o":1}']) {
      expect(readShare(forged)).toBeUndefined();
      expect(readCurl(forged)).toBeUndefined();
    }
  });
});

describe('findChangedPart', () => {
  it.each([
    [
      'one object inside',
      { a: { b: 1, c: 2 }, d: 1 },
      { a: { b: 3, c: 4 }, d: 1 },
      { pointer: '/a', value: { b: 3, c: 4 } },
    ],
    ['a scalar with its name', { a: { b: 1 } }, { a: { b: 2 } }, { pointer: '/a', value: { b: 2 } }],
    [
      'an item of a list',
      { to: [{ t: 1 }, { t: 2 }] },
      { to: [{ t: 1 }, { t: 3 }] },
      { pointer: '/to/1', value: { t: 3 } },
    ],
    ['the whole when keys differ', { a: 1 }, { b: 1 }, { pointer: '', value: { b: 1 } }],
    ['nothing', { a: 1 }, { a: 1 }, undefined],
    ['from nothing', null, { a: 1 }, { pointer: '', value: { a: 1 } }],
  ])('finds %s', (_, before, after, expected) => {
    expect(findChangedPart(before, after)).toEqual(expected);
  });
});

describe('renderCurl', () => {
  it('writes a command with placeholders', () => {
    const command = renderCurl('POST /api/v2/conversations/calls/user/{userId}', {
      phoneNumber: '+12125550123',
    });
    expect(command).toContain(
      "curl --request POST 'https://api.mypurecloud.com/api/v2/conversations/calls/user/<userId>'",
    );
    expect(command).toContain("'Authorization: Bearer <token>'");
  });

  it('lets a shell read nothing into the body', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const body = { note: `${text}'; echo $(id) \`id\` "x" \\` };
        const script = `curl() { printf '%s' "\${@: -1}"; }\n${renderCurl(CALLS, body)}`;
        const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
        expect(JSON.parse(stdout)).toEqual(body);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the explanation', () => {
  it('shows the cards of the findings, then what can still be refused', () => {
    const value = readExplain(writeExplain(report())) ?? {
      codes: [],
      errors: [],
      claims: [],
      operation: null,
    };
    const pages = explainPages(value, KNOWLEDGE);
    const words = wordsOf(pages.flat());
    expect(pages).toHaveLength(new Set(value.codes).size + value.errors.length + 1);
    expect(words).toMatch(
      /Something is wrong.*What to do Change it.*Before.*After.*inferred · rule\/x.*If it still fails.*not\.a\.user/s,
    );
    for (const page of pages) expect(checkBlocks(page, 'modal')).toEqual([]);
  });

  it('tells what is known of claims', () => {
    const value = { codes: [], errors: [], claims: ['claim/call-start'], operation: null };
    expect(wordsOf(explainPages(value, KNOWLEDGE).flat())).toContain(
      'The scope is call:start. contradicted. No such',
    );
  });

  it('says something for codes that are gone', () => {
    const pages = explainPages(
      { codes: ['rule/gone'], errors: ['error/gone'], claims: [], operation: 'GET /x' },
      KNOWLEDGE,
    );
    expect(wordsOf(pages.flat())).toContain('nothing more to say');
  });
});
