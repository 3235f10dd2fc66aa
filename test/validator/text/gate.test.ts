import { expect, test } from 'vitest';
import { gate, mayMatch } from '../../../src/validator/text/gate.ts';
import { viewText } from '../../../src/validator/text/view.ts';

const ROWS: readonly (readonly [expression: RegExp, needs: readonly string[], matching: string])[] = [
  [/\bJSON\.parse\(/, ['json.parse('], 'JSON.parse(a)'],
  [/require (?:the )?module/, ['require '], 'require module'],
  [/colou?rs?/i, ['colo'], 'COLORS'],
  [/(?:red|green|blue) car/, [' car'], 'a green car'],
  [/\b(?:salmon|green) \w{2,4}/, ['salmon', 'green'], 'green tea'],
  [/(?<name>abc|x?wxyz)[def]/, ['abc', 'wxyz'], 'wxyze'],
  [/abc(?=defgh)|(?<!abcdef)xyz/, ['abc', 'xyz'], 'abcdefgh'],
  [/ab{2,3}cde/, ['cde'], 'abbcde'],
  [/ab+cdef{0,2}/, ['cde'], 'abbcde'],
  [/(?:abcd)*\u0061[abcdef]\x41\/v2\/\p{L}/u, ['/v2/'], 'aaA/v2/é'],
  [/abcd|\d+/, [], '12'],
  [/(?:abcd)?\w/, [], 'w'],
  [/(?:été|abc)d/, [], 'étéd'],
];

test.each(ROWS)('%s needs %j', (expression, needs, matching) => {
  const gated = gate(expression);
  expect(gated.needs).toEqual(needs);
  expect(expression.test(matching)).toBe(true);
  expect(mayMatch(viewText(matching), gated)).toBe(true);
  expect(mayMatch(viewText('-'), gated)).toBe(needs.length === 0);
});
