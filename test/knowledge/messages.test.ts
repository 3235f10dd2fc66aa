import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ASKED_MESSAGES } from '../../src/knowledge/asked-messages.ts';
import { indexContracts } from '../../src/knowledge/index-contracts.ts';
import { checkText, type Knowledge } from '../../src/validator/index.ts';
import type { Card, Operation, Schema } from '../../src/validator/knowledge.ts';
import { PHRASES } from '../../src/validator/phrases.ts';
import { knowledge } from '../support/knowledge.ts';
import { readCorpus } from '../support/message-corpus.ts';
import { type RuleTable, textOf } from '../support/rule-tester.ts';
import { bodies } from '../validator/contract/bodies.table.ts';
import { REPAIRS } from '../validator/json/read/repairs.table.ts';

const operations = knowledge.contracts.operations.map(withMore);
const usual = operations.find(({ id }) => id === knowledge.contracts.usual?.id) ?? null;
const contracts = { ...knowledge.contracts, operations, usual };

/** Every message of knowledge says which it is, and has all the slots that the code is said to fill. */
const named: Knowledge = {
  ...knowledge,
  contracts: { ...contracts, index: indexContracts(contracts) },
  cards: new Map([...ASKED_MESSAGES].map(([code, asked]) => [code, nameMessages(code, asked)])),
  phrases: {
    ...knowledge.phrases,
    reasons: name('reasons', PHRASES.reasons),
    notes: name('notes', PHRASES.notes),
  },
};

/** Forms that no published body has at present. */
function withMore(operation: Operation): Operation {
  if (operation.bodyModel !== 'CreateCallRequest' || operation.body?.properties === undefined)
    return operation;
  const more: [string, Schema][] = [
    ['listed', { type: 'string', enum: 'abcdefghijklmnop'.split('').map((letter) => letter.repeat(4)) }],
    ['day', { type: 'string', format: 'date' }],
    ['link', { type: 'string', format: 'uri' }],
  ];
  return {
    ...operation,
    body: { ...operation.body, properties: new Map([...operation.body.properties, ...more]) },
  };
}

function nameMessages(code: string, asked: Asked): Card {
  const card = knowledge.cards.get(code);
  if (card === undefined) throw new Error(`There is no card ${code}`);
  return { ...card, messages: name(code, asked) };
}

type Asked = Readonly<Record<string, readonly string[]>>;

function name(owner: string, asked: Asked): Record<string, string> {
  const entries = Object.entries(asked);
  return Object.fromEntries(
    entries.map(([id, slots]) => [
      id,
      `«${owner} ${id}»${slots.map((slot) => `⟦${slot} {${slot}}⟧`).join('')}`,
    ]),
  );
}

const CALL = 'POST /api/v2/conversations/calls returns 400\n';

/** What no table or corpus reaches. */
const MORE: readonly string[] = [
  `${CALL}{${Array.from({ length: 300 }, (_, at) => `"x${at}":${at}`).join()}}`,
  `${CALL}{"listed":"q","day":"soon","link":"there"}`,
  `${CALL}"{\\"phoneNumber\\":\\"+12065550142\\"}"`,
  `${CALL}{"from":{"address":"the desk"},"to":{"address":"+12065550142"}}`,
  `${CALL}{"callerId":"+12065550142","from":{"address":"+12065550143"},"to":{"address":"+12065550144"}}`,
  `${CALL}{"to":{"address":"+12065550142"},"customData":{"a":{"b":1},"c":"d"}}`,
  `${CALL}{"phonNumbr":"+12065550142"}`,
  `${CALL}{"participants":[{"userId":"5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11"}]}\n"address is required"`,
  'POST /api/v2/conversations/callbacks returns 400\n{"callbackNumbers":["+12065550142"],"skills":["5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11"]}',
  `${CALL}{"queueId":"5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11"}`,
  `${CALL}{"phoneNumber":"+12065550142"}\nIt works now, thanks, solved.`,
  'My POST to /api/v2/conversations/calls does not work, it fails every time. What is wrong?',
  'Change log\n\n- added POST /api/v2/conversations/calls {"phoneNumber":"+12065550142"}',
];

/** What these texts do not reach: the code can ask for them, so their words must be there. */
const UNREACHED: readonly string[] = [
  'contract/required answer',
  'contract/unknown-property when-other',
  'contract/unknown-property when-suggestion',
  'json/double-encoded default',
  'json/unreadable empty',
];

const texts: readonly string[] = [
  ...(await rowsOfTables()),
  ...[...readCorpus('expert').values()].flat().map(({ text }) => text),
  ...[...readCorpus('silence').values()].flat().map(({ text }) => text),
  ...REPAIRS.map(([text]) => CALL + text),
  ...[...knowledge.cards.values()].flatMap(({ examples }) => examples.flatMap((each) => Object.values(each))),
  ...MORE,
  ...bodies.map(
    ({ operation = 'postConversationsCalls', body }) => `${nameOf(operation)} returns 400\n${body}`,
  ),
];

function nameOf(id: string): string {
  const operation = knowledge.contracts.operations.find((each) => each.id === id);
  return (operation?.name ?? '').replace(/\{\w+\}/g, '5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11');
}

async function rowsOfTables(): Promise<string[]> {
  const folder = new URL('../validator/rules/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.table.ts'));
  const tables = await Promise.all(
    files.map(async (file): Promise<RuleTable> => (await import(new URL(file, folder).href)).table),
  );
  return tables.flatMap(({ valid, invalid }) => [...valid, ...invalid].map(textOf));
}

test('every slot is filled, and every message is asked for', () => {
  const unfilled = new Set<string>();
  const asked = new Set<string>();
  for (const text of texts) {
    const report = checkText(text, named);
    const said = [
      report.reason,
      ...report.diagnostics.map(({ message }) => message),
      ...report.checks.flatMap(({ diagnostics, alternatives, notes }) => [
        ...diagnostics.map(({ message }) => message),
        ...alternatives.map(({ when }) => when),
        ...notes,
      ]),
    ];
    for (const words of said) {
      const message = /«(.+?)»/.exec(words)?.[1] ?? words;
      asked.add(message);
      for (const [, slot] of words.matchAll(/⟦(\w+) \{\1\}⟧/g)) unfilled.add(`${message} {${slot}}`);
    }
  }
  expect([...unfilled]).toEqual([]);
  const all = Object.entries({
    ...Object.fromEntries(ASKED_MESSAGES),
    reasons: PHRASES.reasons,
    notes: PHRASES.notes,
  }).flatMap(([owner, messages]) => Object.keys(messages).map((id) => `${owner} ${id}`));
  // What an organization tells is reached in test/genesys/lookups.test.ts.
  const ofTexts = all.filter((message) => !message.startsWith('org/'));
  expect(ofTexts.filter((message) => !asked.has(message)).sort()).toEqual(UNREACHED);
});
