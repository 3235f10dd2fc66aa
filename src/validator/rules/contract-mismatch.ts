import { INPUT, readInputs } from '../message/data-actions.ts';
import { foldName } from '../text/fold-name.ts';
import { matchesOf } from '../text/matches.ts';
import { nearestNames } from '../text/nearest.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

/** What a data action has without a contract. */
const BUILT_IN: ReadonlySet<string> = new Set(['rawRequest']);
/** More inputs than these are not told apart by hand. */
const MOST_HOLES = 100;

const messages = {
  default: ['found', 'suggestion'],
  'letter-case': ['found', 'suggestion'],
  misspelt: ['found', 'suggestion'],
} as const;

/** A data action's template asks for an input that its contract does not have. */
export const rule = defineRule({
  code: 'template/contract-mismatch',
  messages,
  checkText({ view: { text } }) {
    const inputs = readInputs(text);
    const told = new Set<string>();
    const findings: RuleFinding<typeof messages>[] = [];
    for (const match of matchesOf(text, INPUT).slice(0, MOST_HOLES)) {
      const [, scope = '', name = ''] = match;
      const isKnown = inputs === null || inputs.has(name) || BUILT_IN.has(name);
      if ((scope === 'input' && isKnown) || told.has(name)) continue;
      told.add(name);
      const near = isKnown ? [name] : nearestNames(name, inputs.keys()).map((candidate) => candidate.name);
      const isCase = isKnown || near.some((candidate) => foldName(candidate) === foldName(name));
      const found = `${scope}.${name}`;
      findings.push({
        message: isCase ? 'letter-case' : near.length > 0 ? 'misspelt' : 'default',
        pointer: null,
        at: match.index + match[0].length - found.length,
        data: { found, suggestion: `input.${near[0] ?? name}` },
      });
    }
    return findings;
  },
});
