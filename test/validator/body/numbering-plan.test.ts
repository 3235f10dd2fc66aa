import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { createNumberJudge } from '../../../src/validator/body/phone-number.ts';

/** Digits that look random and are the same in each run. */
function createDigits(seed: number): (count: number) => string {
  let state = seed;
  return (count) =>
    Array.from({ length: count }, () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >> 16) % 10;
    }).join('');
}

const digits = createDigits(7);
const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
/** National prefixes and area codes that plans treat in their own ways stand before some of the digits. */
const numbers = codes.flatMap((code) =>
  Array.from({ length: 60 }, (_, at) => `+${code}${['', '0', '8', '1'][at % 4]}${digits(4 + (at % 10))}`),
);

test('numbers are judged as libphonenumber judges them, but for those shorter than all countries with their code allow', () => {
  const judge = createNumberJudge();
  const judged = numbers.map((number) => ({ number, ...judge(number) }));
  const read = judged.filter(
    ({ number, digits, lengths }) => digits >= (lengths[0] ?? 0) && number.length <= 16,
  );
  expect(read.filter(({ assigned }) => assigned).length).toBeGreaterThan(500);
  for (const { number, possible, assigned } of read) {
    const parsed = parsePhoneNumberFromString(number, { extract: false });
    const expected = { possible: parsed?.isPossible() ?? false, assigned: parsed?.isValid() ?? false };
    expect({ number, possible, assigned }).toEqual({ number, ...expected });
  }
});
