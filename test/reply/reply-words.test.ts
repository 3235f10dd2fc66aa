/** What a reply picks from a report: the claims it still tells, how it counts, and which errors it says may come next. */
import { describe, expect, test } from 'vitest';
import { assumedOperation } from '../../src/reply/assumed-operation.ts';
import { renderBlocks } from '../../src/reply/block-kit.ts';
import { LIMITS } from '../../src/reply/block-limits.ts';
import { readExplain, writeExplain } from '../../src/reply/button-values.ts';
import { claimsToTell } from '../../src/reply/claims-to-tell.ts';
import { explainPages } from '../../src/reply/explain.ts';
import { isForeign } from '../../src/reply/known-errors.ts';
import { nextRungs } from '../../src/reply/next-rungs.ts';
import { renderTerminal } from '../../src/reply/terminal.ts';
import { describeCounts, verdictOf } from '../../src/reply/verdict.ts';
import { tellWhatWasChecked } from '../../src/reply/what-was-checked.ts';
import { checkText, type Report } from '../../src/validator/index.ts';
import { check, diagnostic, report } from '../slack/sample-report.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Message, readCorpus } from '../support/message-corpus.ts';

const CALLS = 'POST /api/v2/conversations/calls';
const QUEUE = '6f1d2b1e-3c54-4a6b-9d8e-0f7a5c2b9e41';
const read = (text: string) => checkText(text, knowledge);
const onTerminal = (value: Report, text: string): string =>
  renderTerminal(value, text, knowledge, { file: 'stdin', width: 100, paint: (_style, words) => words });
const messagesOf = (text: string): string[] => read(text).diagnostics.map(({ message }) => message);

/** Messages as people write them. */
const MESSAGES = ['expert', 'held-out'].flatMap((name) =>
  [...readCorpus<Message>(name).values()].flat().map(({ text }) => text),
);

describe('claims', () => {
  test.each([
    ['a scope that a finding answers', `${CALLS} gives 403. Do I need the scope call:start?`, 'call:start'],
    [
      'a permission that a finding answers',
      `${CALLS} gives 403. The role has the permission conversation:call:control.`,
      'conversation:call:control',
    ],
  ])('%s is told once', (_name, text, name) => {
    const report = read(text);
    expect(report.claims.map((claim) => claim.text)).toContain(name);
    expect(report.diagnostics.some(({ message }) => message.includes(name))).toBe(true);
    expect(claimsToTell(report).map((claim) => claim.text)).not.toContain(name);
  });

  test('one that no finding answers is told', () => {
    const told = claimsToTell(read(`${CALLS} gives 400. Must provider.id be default?`));
    expect(told.map(({ text }) => text)).toEqual(['provider.id']);
  });

  test('a longer name than the one in a finding is another claim', () => {
    const report = read(`${CALLS} gives 403. Do I need the scope call:start?`);
    const [claim] = report.claims;
    if (claim === undefined) throw new Error('no claim');
    const longer = { ...claim, text: 'call:start:all' };
    expect(claimsToTell({ ...report, claims: [claim, longer] })).toEqual([longer]);
  });
});

describe('counts', () => {
  test.each([
    ['nothing to check', 'Which status does it give?', 'no request body to check'],
    ['nothing wrong', `${CALLS}\n{"phoneNumber":"+12065550142"}`, 'nothing wrong found'],
    [
      'one of each',
      `${CALLS} 400\n{"phoneNumber":"+12065550142","callerIdName":5,"colour":"red"}`,
      '1 error, 1 warning',
    ],
    [
      'the same at two places of one body, which stand under one number',
      `${CALLS} 400\n{"from":"+12065550142","to":"+442079460018"}`,
      '1 error',
    ],
    [
      'the same in two bodies, which stand apart',
      `${CALLS} 400\n{"phoneNumber":"+12065550142","label":1}\n\nand\n\n{"phoneNumber":"+12065550142","label":2}`,
      '2 errors',
    ],
    [
      'a secret beside a body',
      `${CALLS} 400\nAuthorization: Bearer h3Jk9-vT2mQ_8sLx4Wd7Zp1Rb6Yc5NfA0gUeXo\n{"phoneNumber":"+12065550142","label":1}`,
      '2 errors',
    ],
  ])('%s', (_name, text, counts) => expect(describeCounts(read(text))).toBe(counts));

  const counted = MESSAGES.map((text) => ({ text, report: read(text) })).filter(({ report }) =>
    /^\d/.test(report.reason),
  );

  test('are the same in the reply, on a terminal and in the reason of the report', () => {
    expect(counted.length).toBeGreaterThan(300);
    for (const { text, report } of counted) {
      const counts = describeCounts(report);
      expect(report.reason).toMatch(new RegExp(`^${counts} (?:about|in) `));
      expect(renderBlocks(report, { knowledge, surface: { kind: 'private' } }).text).toContain(`: ${counts}`);
      expect(onTerminal(report, text).split('\n', 1)[0]).toContain(` · ${counts}`);
    }
  });

  test('leave out notes: a payload of several that has nothing else is called right', () => {
    const note = check({ diagnostics: [diagnostic({ severity: 'info' })] });
    const several = report({ checks: [check(), note] });
    const reply = JSON.stringify(renderBlocks(several, { knowledge, surface: { kind: 'private' } }).blocks);
    expect(reply).toContain('nothing wrong found');
    expect(onTerminal(several, '')).toContain('Nothing wrong found.');
  });

  test('of what a terminal leaves out are of kinds, as the rest is', () => {
    const diagnostics = Array.from({ length: 43 }, (_, kind) => [
      diagnostic({ code: `rule/${kind}`, line: kind + 1 }),
      diagnostic({ code: `rule/${kind}`, line: kind + 60 }),
    ]).flat();
    const many = report({ checks: [check({ diagnostics })] });
    expect(describeCounts(many)).toBe('43 errors');
    expect(onTerminal(many, '')).toContain('And 3 more: --json lists them all.');
  });
});

describe('what an answer rests on', () => {
  const ASSUMED = new RegExp(`^The text names no operation, so this was read as \`${CALLS}\`: `);
  const RIGHT = /^The body is right by the published contract\. What callcheck cannot see: /;
  const rows: readonly [name: string, text: string, lines: readonly RegExp[]][] = [
    ['a right body alone', '{"phoneNumber":"+12065550142"}', [ASSUMED, RIGHT]],
    ['a body in a shape of its own, alone', '{"to":"+12065550142"}', [ASSUMED]],
    ['a right body with its request', `${CALLS}\n{"phoneNumber":"+12065550142"}`, [RIGHT]],
    [
      'a body that names an id',
      `{"callUserId":"${QUEUE}"}`,
      [/cannot see: whether the ids exist, and what the user of the token may do\.$/],
    ],
    [
      'a request with ids in its path',
      `PATCH /api/v2/conversations/calls/${QUEUE}/participants/${QUEUE}\n{"muted":true}`,
      [/whether the ids exist/],
    ],
    [
      'two right bodies',
      '{"phoneNumber":"+12065550142"}, {"phoneNumber":"+12065550143"}',
      [ASSUMED, /^The bodies are right/],
    ],
    ['a wrong body with its request', `${CALLS}\n{"phoneNumber":"+12065550142","label":1}`, []],
    ['no body', `${CALLS} gives 400`, []],
    ['talk', 'Lunch at noon?', []],
  ];
  test.each(rows)('%s', (_name, text, lines) => {
    const report = read(text);
    const told = tellWhatWasChecked(report, knowledge);
    expect(told).toEqual(lines.map((line) => expect.stringMatching(line)));
    const reply = JSON.stringify(renderBlocks(report, { knowledge, surface: { kind: 'private' } }).blocks);
    for (const words of told) expect(reply).toContain(words.split('`')[0]);
    const printed = onTerminal(report, text).replace(/\s+/g, ' ');
    for (const words of told) expect(printed).toContain(words);
  });

  test('the verdict names an operation that was assumed', () => {
    const { subject } = verdictOf(read('{"phoneNumber":"+12065550142"}'), knowledge);
    expect(subject).toBe(`${CALLS} (assumed)`);
  });
});

describe('an error', () => {
  const advice = knowledge.errors.flatMap(({ meaning, next }) => [meaning, ...next]);
  const tell = (text: string) => {
    const report = read(text);
    const { blocks } = renderBlocks(report, { knowledge, surface: { kind: 'private' } });
    return { isForeign: isForeign(report), both: [JSON.stringify(blocks), onTerminal(report, text)] };
  };

  const foreign: readonly [name: string, text: string][] = [
    [
      'with numeric codes',
      '{"code":21211,"message":"The number is not valid","more_info":"https://docs.example.com/21211","status":400}',
    ],
    [
      'wrapped in `error`',
      '{"error":{"code":400,"message":"Invalid value at to","status":"INVALID_ARGUMENT"}}',
    ],
    [
      'of a web framework',
      '{"statusCode":400,"message":["to must be a phone number"],"error":"Bad Request"}',
    ],
    ['with codes in capitals', '400 {"errorCode":"INVALID_RECIPIENT","message":"Recipient is not valid"}'],
    ['in a list', '{"errors":[{"code":"1301","message":"Invalid parameter"}]}'],
    [
      'with its request',
      'POST https://api.example.com/v1/messages 400 {"message":"to is required","code":"missing_field","status":400}',
    ],
    ['told in words', 'The parcel service answers 400 Bad Request, why?'],
  ];
  test.each(foreign)('of another API gets none of our advice: %s', (_name, text) => {
    const told = tell(text);
    expect(told.isForeign).toBe(true);
    for (const words of told.both) {
      expect(words).toContain('callcheck does not know');
      for (const each of advice) expect(words).not.toContain(each);
      expect(words).not.toContain('callcheck_explain');
    }
  });

  test.each([
    ['a known code', '{"message":"No user","code":"not.a.user","status":400}'],
    ['a general code', '{"message":"Odd","code":"bad.request","status":400,"details":[],"errors":[]}'],
    ['a code of its form', '{"message":"Odd","code":"conversation.error.brand.new","status":400}'],
    ['a contextId', `{"message":"Odd","status":400,"contextId":"${QUEUE}"}`],
    [
      'a known text',
      '{"message":"The request could not be understood by the server due to malformed syntax.","status":400}',
    ],
    ['a code in words', 'We get 400 general.bad.request'],
    ['its request', `${CALLS} 400 {"error":{"code":"INVALID","message":"Odd"}}`],
    ['a body that may be of a call beside a status', '400 for {"to":"+12065550142"}'],
  ])('of this API is known by %s', (_name, text) => {
    expect(tell(text).isForeign).toBe(false);
  });

  test('is known in whatever expert paste', () => {
    expect(MESSAGES.filter((text) => read(text).respond && isForeign(read(text)))).toEqual([]);
  });

  test("in other vendors' pastes gets none of our advice, unless as an assumption that is told", () => {
    const vendors = readCorpus<Message>('silence');
    const texts = [
      'cpaas',
      'twilio',
      'mail-and-sms',
      'pbx-and-sip',
      'language-models',
      'contact-centres',
    ].flatMap((theme) =>
      (vendors.get(theme) ?? []).map(({ text }) => text).filter((text) => read(text).errors.length > 0),
    );
    expect(texts.length).toBeGreaterThan(50);
    const taken = texts.filter((text) => !isForeign(read(text)));
    const unsaid = taken.filter((text) => assumedOperation(read(text), knowledge) === undefined);
    // Some show no sign of whose they are: nobody who asks about those can be told more than that.
    expect(unsaid.length).toBeLessThan(texts.length / 5);
  });
});

describe('what may come next', () => {
  const statuses = (text: string) => nextRungs(read(text), knowledge).map(({ status }) => status);

  test.each([
    ['a number alone can name nothing that is not there', '{"phoneNumber":"+12065550142","label":1}', false],
    ['the id of a queue can', `{"callQueueId":"${QUEUE}","label":1}`, true],
    ['the number shown is no id', '{"phoneNumber":"+12065550142","callerId":12065550143}', false],
  ])('404: %s', (_name, body, isNamed) => {
    const found = statuses(`${CALLS} 400\n${body}`);
    expect(found).toContain(403);
    expect(found.includes(404)).toBe(isNamed);
  });

  test('404: an id in the path can', () => {
    const found = statuses(
      `PATCH /api/v2/conversations/calls/${QUEUE}/participants/${QUEUE} 400\n{"muted":"true"}`,
    );
    expect(found).toContain(404);
  });

  test('are the same in the reply and behind Explain, however many there are', () => {
    const counted = MESSAGES.filter((text) => nextRungs(read(text), knowledge).length > LIMITS.rungs);
    expect(counted.length).toBeGreaterThan(100);
    for (const text of counted) {
      const told = read(text);
      const shown = JSON.stringify(renderBlocks(told, { knowledge, surface: { kind: 'private' } }).blocks);
      const rest = Number(/and (\d+) more: see Explain/.exec(shown)?.[1]);
      const value = readExplain(writeExplain(told));
      const page = value === undefined ? undefined : explainPages(value, knowledge).at(-1);
      expect(JSON.stringify(page).match(/"style":\{"bold":true\}/g)).toHaveLength(LIMITS.rungs + rest);
    }
  });

  test('an error that was told is behind', () => {
    const text = `${CALLS} 400 {"code":"not.a.user","status":400}\n{"phoneNumber":12065550142}`;
    expect(nextRungs(read(text), knowledge).map(({ card }) => card.code)).not.toContain('not.a.user');
    expect(
      nextRungs(read(`${CALLS} 400\n{"phoneNumber":12065550142}`), knowledge).map(({ card }) => card.code),
    ).toContain('not.a.user');
  });
});

describe('permissions of an operation', () => {
  test('either of two is enough', () => {
    const [message = ''] = messagesOf(
      `POST /api/v2/conversations/calls/user/${QUEUE} gives 403. The role has the permission conversation:call:dial.`,
    );
    expect(message).toContain('one of `conversation:agentlessCall:add, conversation:call:add`');
  });

  test('the only one is named', () => {
    const [message = ''] = messagesOf(
      `${CALLS} gives 403. The role has the permission conversation:call:dial.`,
    );
    expect(message).toContain('This one needs `conversation:conference:add`;');
  });
});

describe('a call to copy', () => {
  const buttonsOf = (text: string): string =>
    JSON.stringify(renderBlocks(read(text), { knowledge, surface: { kind: 'private' } }).blocks.at(-1));

  test.each([
    ['is offered for one destination', '{"phoneNumber":"+1 206 555 0142"}', true],
    [
      'is not while two are named, though something else was corrected',
      `{"phoneNumber":"+1 206 555 0142","callUserId":"${QUEUE}"}`,
      false,
    ],
  ])('%s', (_, body, isOffered) => {
    expect(buttonsOf(`${CALLS} 400\n${body}`).includes('As cURL')).toBe(isOffered);
  });
});
