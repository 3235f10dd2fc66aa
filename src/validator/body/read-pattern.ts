import { type Address, readAddress } from '../contract/address.ts';
import type { Dialect, Role } from '../knowledge.ts';
import type { Pattern, PatternForm } from '../report.ts';
import { foldName } from '../text/fold-name.ts';
import type { Facts } from './facts.ts';
import type { PartyAddress } from './read-party.ts';

/** In: the facts about one body. Out: how its two sides are written down, in words of ours. Never holds what was pasted. */
export function readPattern(facts: Facts, dialects: readonly Dialect[]): Pattern {
  const { parties } = facts.roles;
  const caller = parties.find(({ side }) => side === 'caller');
  const callee = parties.find(({ side }) => side === 'callee');
  return {
    fromType: wordOf(caller?.type?.word, dialects),
    toType: wordOf(callee?.type?.word, dialects),
    fromForm: caller === undefined ? publishedForm(facts, ['callerId']) : formOfParty(caller.address),
    toForm:
      callee === undefined
        ? publishedForm(facts, ['callee', 'calleeUser', 'toQueue'])
        : formOfParty(callee.address),
  };
}

/** The form of the first published property with one of some roles. */
function publishedForm({ published, table }: Facts, roles: readonly Role[]): PatternForm {
  for (const role of roles) {
    const node = published.get(table.properties.get(role) ?? '')?.value;
    if (node === undefined) continue;
    if (node.kind === 'string') return formOf(readAddress(node.value));
    if (node.kind === 'number') return formOf(readAddress(node.raw));
    return node.kind === 'expression' ? 'code' : 'other';
  }
  return 'none';
}

/** A type word that some dialect knows, folded; anything else that people write there is `other`. */
function wordOf(word: string | undefined, dialects: readonly Dialect[]): string {
  if (word === undefined) return 'none';
  const folded = foldName(word);
  return dialects.some(({ types }) => types.has(folded)) ? folded : 'other';
}

function formOfParty(address: PartyAddress | null): PatternForm {
  if (address === null) return 'none';
  return address.isCode ? 'code' : formOf(address.form);
}

const E164 = /^\+[1-9][0-9]{1,14}$/;

/** Longer than this, digits are a number in its country's own form. */
const LONGEST_EXTENSION = 6;

function formOf({ kind, scheme, rest }: Address): PatternForm {
  switch (kind) {
    case 'international':
      if (scheme === 'tel') return 'tel-uri';
      return E164.test(rest) ? 'e164' : 'printed-number';
    case 'national':
      if (scheme === 'tel') return 'tel-uri';
      return /^[0-9]+$/.test(rest) && rest.length <= LONGEST_EXTENSION ? 'extension' : 'national-number';
    case 'mailbox':
      return scheme === 'sip' || scheme === 'sips' ? 'sip-uri' : 'email';
    case 'uuid':
    case 'placeholder':
    case 'empty':
      return kind;
    case 'text':
      return 'other';
    default:
      return kind satisfies never;
  }
}
