import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { allDiagnostics, type Message, readCorpus } from '../support/message-corpus.ts';

const corpus = readCorpus<Message>('silence');

describe.each([...corpus])('the bot stays silent on %s', (_theme, rows) => {
  it.each(rows.map((row) => [row.id, row.text] as const))('%s', (_id, text) => {
    const report = checkText(text, knowledge);
    const heard = allDiagnostics(report).map(({ code }) => code);
    expect(report.respond, `${report.reason} [${heard.join(', ')}]`).toBe(false);
  });
});

it('holds more than 340 messages, each id once', () => {
  const ids = [...corpus.values()].flat().map((row) => row.id);
  expect(ids.length).toBeGreaterThanOrEqual(340);
  expect(new Set(ids).size).toBe(ids.length);
});
