/** What is wrong with a data action apart from its body: inputs that its contract lacks, and the token that it sends. */
import type { Finding } from '../diagnostic.ts';
import type { Operation } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { nearestNames } from '../text/nearest.ts';

const HOLE = /\$!?\{\s{0,4}(input)\.(\w{1,80})/gi;
const CONTRACT = /\b(?:contract_input|inputSchema|input_schema|inputContract)\b/;
const DATA_ACTION = /\brequest_?(?:url_?)?template\b|\$!?\{input\.\w/i;
/** What a data action has without a contract. */
const BUILT_IN: ReadonlySet<string> = new Set(['rawRequest']);
const LONGEST_CONTRACT = 20_000;
/** More inputs than these are not told apart by hand. */
const MOST_HOLES = 100;

/** Finds what a template asks of a contract that does not have it, and an operation that its token may not do. */
export function findTemplateFaults(
  text: string,
  operation: Operation | null,
  isGrantTold: boolean,
): Finding[] {
  return [...findMismatches(text), ...(isGrantTold ? [] : findWrongGrant(text, operation))];
}

function findMismatches(text: string): Finding[] {
  const inputs = readInputs(text);
  const told = new Set<string>();
  const findings: Finding[] = [];
  for (const match of [...text.matchAll(HOLE)].slice(0, MOST_HOLES)) {
    const [, scope = '', name = ''] = match;
    const isKnown = inputs === null || inputs.includes(name) || BUILT_IN.has(name);
    if ((scope === 'input' && isKnown) || told.has(name)) continue;
    told.add(name);
    const near = isKnown ? [name] : nearestNames(name, inputs).map((candidate) => candidate.name);
    const isCase = isKnown || near.some((candidate) => foldName(candidate) === foldName(name));
    const found = `${scope}.${name}`;
    const suggestion = `input.${near[0] ?? name}`;
    const message = isCase ? 'letter-case' : near.length > 0 ? 'misspelt' : 'default';
    const at = match.index + match[0].length - found.length;
    findings.push({
      code: 'template/contract-mismatch',
      message,
      pointer: null,
      at,
      data: { found, suggestion },
    });
  }
  return findings;
}

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

function findWrongGrant(text: string, operation: Operation | null): Finding[] {
  const sign = operation?.needsUserToken === true ? DATA_ACTION.exec(text) : null;
  if (sign === null || operation === null) return [];
  const data = { operation: operation.name };
  return [{ code: 'template/wrong-grant', message: 'default', pointer: null, at: sign.index, data }];
}
