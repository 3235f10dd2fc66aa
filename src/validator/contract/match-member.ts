/**
 * In: a method or property that a compiler or an interpreter does not find on a class. Out: what the SDKs have instead, or
 * that they have it; null where neither the class nor the name is theirs.
 */
import type { Contracts, Schema } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { nearestNames } from '../text/nearest.ts';
import { matchSdkSymbol, type SymbolMatch } from './match-symbol.ts';
import type { Around } from './operation-match.ts';

type Unknown = Extract<SymbolMatch, { kind: 'unknown' }>;

const UNKNOWN = { kind: 'unknown', isVendors: true, intent: null } as const;

/** Finds what a name stands for that is missing on a class of the SDKs. */
export function matchMember(
  contracts: Contracts,
  owner: string,
  member: string,
  around: Around,
): Unknown | null {
  const model = contracts.index.symbols.models.get(foldName(owner));
  if (model !== undefined) return matchProperty(contracts, model, member);
  const match = matchSdkSymbol(contracts, `${owner}.${member}`, around);
  if (match?.kind === 'unknown') return match.isVendors || around.namesVendor ? match : null;
  if (match?.kind !== 'operation') return null;
  const { operation } = match;
  return { ...UNKNOWN, nearest: operation, suggestion: operation.id, as: 'exists' };
}

function matchProperty({ models, operations }: Contracts, model: string, member: string): Unknown | null {
  const bare = member.replace(/^(?:set|get|with)_?(?=[A-Z_])/, '');
  const real = propertyOf(models.get(model), foldName(bare));
  if (real === null) return null;
  const nearest = operations.find(({ bodyModel }) => bodyModel === model) ?? null;
  const suggestion = member.slice(0, member.length - bare.length) + spellLike(bare, real);
  return { ...UNKNOWN, nearest, suggestion, as: suggestion === member ? 'argument' : 'property' };
}

function propertyOf(schema: Schema | undefined, folded: string): string | null {
  const names = new Map([...(schema?.properties?.keys() ?? [])].map((name) => [foldName(name), name]));
  const [real] = [names.get(folded) ?? schema?.byAlias?.get(folded) ?? []].flat();
  const [near] = real === undefined ? nearestNames(folded, names.keys()) : [];
  return real ?? (near === undefined ? null : (names.get(near.name) ?? null));
}

/** A name in the writing of the language: `patch_conversations_call`, `PatchConversationsCall`. */
export function spellLike(written: string, name: string): string {
  if (written.includes('_')) return name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  return /^[A-Z]/.test(written) ? name.replace(/^./, (letter) => letter.toUpperCase()) : name;
}
