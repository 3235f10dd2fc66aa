import { wordsOf } from '../validator/contract/match-symbol.ts';
import { splitPath } from '../validator/contract/read-target.ts';
import type { Contracts, MeantSymbol, SymbolIndex } from '../validator/knowledge.ts';
import { foldName } from '../validator/text/fold-name.ts';

/** The names that the vendor's SDKs give to operations and models, folded. */
export function indexSymbols(contracts: Omit<Contracts, 'index'>): SymbolIndex {
  const { operations, models, neighbours } = contracts;
  const bodies = new Map<string, MeantSymbol>();
  for (const operation of operations) {
    const name = operation.bodyModel;
    if (name === null || bodies.has(foldName(name))) continue;
    bodies.set(foldName(name), { nearest: operation, suggestion: name });
  }
  return {
    operations: new Map(operations.map((operation) => [foldName(operation.id), operation])),
    words: operations.map((operation) => ({ words: wordsOf(operation.id), operation })),
    models: new Map([...models.keys()].map((name) => [foldName(name), name])),
    bodies,
    mistakes: collectMistakes(contracts, bodies),
    neighbours: [...new Set([...neighbours.paths, ...neighbours.media].flatMap(methodStart))],
  };
}

function collectMistakes(
  contracts: Omit<Contracts, 'index'>,
  bodies: ReadonlyMap<string, MeantSymbol>,
): Map<string, MeantSymbol> {
  const mistakes = new Map<string, MeantSymbol>();
  for (const operation of contracts.operations) {
    for (const name of operation.mistakenSymbols)
      mistakes.set(foldQualified(name), { nearest: operation, suggestion: operation.id });
  }
  for (const [name, model] of contracts.models) {
    const meant = bodies.get(foldName(name));
    if (meant === undefined) continue;
    for (const symbol of model.mistakenSymbols ?? []) mistakes.set(foldQualified(symbol), meant);
  }
  return mistakes;
}

function foldQualified(name: string): string {
  return name.split('.').map(foldName).join('.');
}

/** `/api/v2/conversations/{conversationId}/recordings` begins method names with `conversationrecording`. */
function methodStart(path: string): string[] {
  const all = splitPath(path.slice(path.indexOf('/'))).slice(2);
  if (all[0] !== 'conversations' || all.length < 2) return [];
  const names = all.map((segment, i) => (all[i + 1]?.startsWith('{') ? singular(segment) : segment));
  const start = names.filter((segment) => !segment.startsWith('{')).map(foldName);
  return [singular(start.join(''))];
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}
