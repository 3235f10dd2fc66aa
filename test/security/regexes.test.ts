import { globSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';
import { expect, test } from 'vitest';

interface Found {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written in the sources. */
function regexes(): readonly Found[] {
  return globSync('src/**/*.{ts,js,cjs}', { cwd: new URL('../..', import.meta.url).pathname })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      const found: Found[] = [];
      new Visitor({
        Literal(node) {
          if ('regex' in node) found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
        },
      }).visit(parseSync(file, text).program);
      return found;
    });
}

/** What backtracking could take for ever, by a judge of its own. */
const slow = (one: Omit<Found, 'file'>): boolean =>
  analyse({ source: one.source, flags: one.flags }).reports.some(({ exponential }) => exponential);

test('the judge knows an expression that takes for ever', () => {
  expect(slow({ source: '^(?:a+)+$', flags: '' })).toBe(true);
  expect(slow({ source: '^a+$', flags: '' })).toBe(false);
});

test('no regular expression takes for ever, whatever it is given', () => {
  const all = regexes();
  expect(all.length).toBeGreaterThan(500);
  expect(all.filter(slow)).toEqual([]);
});
