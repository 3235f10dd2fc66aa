import { foldName } from '../text/fold-name.ts';
import { nearestNames } from '../text/nearest.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const HOLE = /\$!?\{\s{0,4}(input)\.(\w{1,80})/gi;
const CONTRACT = /\b(?:contract_input|inputSchema|input_schema|inputContract)\b/;
/** What a data action has without a contract. */
const BUILT_IN: ReadonlySet<string> = new Set(['rawRequest']);
const LONGEST_CONTRACT = 20_000;
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
    for (const match of [...text.matchAll(HOLE)].slice(0, MOST_HOLES)) {
      const [, scope = '', name = ''] = match;
      const isKnown = inputs === null || inputs.includes(name) || BUILT_IN.has(name);
      if ((scope === 'input' && isKnown) || told.has(name)) continue;
      told.add(name);
      const near = isKnown ? [name] : nearestNames(name, inputs).map((candidate) => candidate.name);
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

/** The names of a contract's inputs; null where the text shows no contract. */
function readInputs(text: string): string[] | null {
  const contract = CONTRACT.exec(text);
  const properties = contract === null ? -1 : text.indexOf('properties', contract.index);
  const start = properties < 0 ? -1 : text.indexOf('{', properties);
  if (start < 0) return null;
  const names: string[] = [];
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + LONGEST_CONTRACT); at++) {
    const unit = text[at];
    if (unit === '}' && --depth === 0) return names;
    if (unit !== '{') continue;
    depth++;
    const name =
      depth === 2
        ? /([\w-]{1,80})\\{0,3}["']?\s{0,40}[:=]\s{0,40}$/.exec(text.slice(Math.max(0, at - 170), at))
        : null;
    if (name?.[1] !== undefined) names.push(name[1]);
  }
  return null;
}
