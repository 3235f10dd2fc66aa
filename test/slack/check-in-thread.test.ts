import { expect, it } from 'vitest';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { createThreadCheck, LONGEST_HERE } from '../../src/slack/work/check-in-thread.ts';
import { checkText } from '../../src/validator/index.ts';
import { printJson } from '../../src/validator/json/print.ts';

const { knowledge } = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname);

/** A paste that is too long to be checked here, with a number that no double holds. */
const LONG = `POST /api/v2/conversations/calls returns 400
${JSON.stringify({
  phoneNumber: '+12065550142',
  attributes: Object.fromEntries(
    Array.from({ length: 1500 }, (_, index) => [`name${index}`, 'x'.repeat(40)]),
  ),
}).replace('{', '{"priority": 12345678901234567890, ')}`;

it('gives the same report, and other work goes on meanwhile', async () => {
  if (knowledge === undefined) throw new Error('no knowledge');
  expect(LONG.length).toBeGreaterThan(LONGEST_HERE);
  const order: string[] = [];
  const checked = createThreadCheck()(LONG, knowledge).finally(() => order.push('report'));
  setImmediate(() => order.push('other work'));
  const report = await checked;
  expect(order).toEqual(['other work', 'report']);
  expect(printJson(report, 2)).toBe(printJson(checkText(LONG, knowledge), 2));
  expect(JSON.stringify(report)).toContain('12345678901234567890');
});

it('gives up after its time, and turns to the next text', async () => {
  if (knowledge === undefined) throw new Error('no knowledge');
  const check = createThreadCheck(1);
  const checks = await Promise.allSettled([check(LONG, knowledge), check(LONG, knowledge)]);
  expect(checks.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
