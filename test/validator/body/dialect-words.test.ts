import { describe, expect, test } from 'vitest';
import { compileVocabularies } from '../../../src/knowledge/compile-vocabularies.ts';
import { compileDialect, dialectSchema } from '../../../src/knowledge/dialect.ts';
import { type Check, checkText, type Knowledge } from '../../../src/validator/index.ts';
import { knowledge } from '../../support/knowledge.ts';
import { textOf } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SHOWN, SKILL, USER } from '../rules/ids.ts';

/** A shape that only a house of its own sends, as its support would write it down. */
const own = compileDialect(
  dialectSchema.parse({
    id: 'own-words',
    title: 'A shape in words of its own',
    rank: 90,
    models: ['CreateCallRequest'],
    recognise: [['empfaenger']],
    parts: {
      empfaenger: 'callee',
      absender: 'callerId',
      absenderName: 'callerName',
      vorgang: 'attributes',
      dringlichkeit: 'priority',
      bearbeiter: 'callerUser',
      notizen: 'noise',
    },
    party: { address: ['nummer'], type: [], name: [], user: [], queue: ['warteschlange'] },
    types: {},
    write: { phone: 'phone', user: 'user', queue: 'queue' },
    evidence: 'claimed',
    example: { empfaenger: NUMBER },
  }),
);
const dialects = [own, ...knowledge.dialects];
const extended: Knowledge = { ...knowledge, dialects, vocabularies: compileVocabularies(dialects) };

function check(body: unknown): Check {
  const [first] = checkText(textOf({ name: '', body }), extended).checks;
  if (first === undefined) throw new Error('No payload was found');
  return first;
}

describe('a name that a dialect maps', () => {
  const { diagnostics, published } = check({
    empfaenger: NUMBER,
    absender: SHOWN,
    absenderName: 'Ann',
    vorgang: { id: 'x', case: '7' },
    bearbeiter: USER,
    notizen: 'x',
  });
  const said = (pointer: string): string =>
    diagnostics
      .filter((each) => each.pointer === pointer)
      .map(({ message }) => message)
      .join();

  test('is told with the published one', () => {
    expect(said('/absender')).toContain('Did you mean `callerId`?');
    expect(said('/absenderName')).toContain('Did you mean `callerIdName`?');
    expect(said('/bearbeiter')).toContain('the caller is the user who owns the token');
    expect(published).toMatchObject({ callerId: SHOWN, callerIdName: 'Ann' });
  });

  test('is said to be dropped where it is', () => {
    expect(said('/notizen')).toContain('and probably ignores it');
  });

  test('is told by what the rest of the body makes of it', () => {
    const messages = (body: unknown): string =>
      check(body)
        .diagnostics.map(({ message }) => message)
        .join();
    expect(messages({ empfaenger: { warteschlange: QUEUE }, dringlichkeit: 5 })).toContain(
      'Did you mean `priority`?',
    );
    expect(messages({ empfaenger: NUMBER, dringlichkeit: 5 })).not.toContain('Did you mean');
  });
});

describe('the notes', () => {
  test('name what was renamed further in, and what has no place', () => {
    const { notes } = check({
      to: { queueId: QUEUE, country: 'US', region: null },
      routingData: { skillIds: [SKILL], mood: 'calm' },
    });
    expect(notes).toEqual([
      '`skillIds` became `routingSkillsIds`.',
      "`country` was left out: this endpoint doesn't have it.",
      "`mood` was left out: this endpoint doesn't have it.",
    ]);
  });

  test('are few, however much has no place', () => {
    const to = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`adres${index}`, index]));
    expect(check({ to }).notes.length).toBeLessThan(60);
  });
});
