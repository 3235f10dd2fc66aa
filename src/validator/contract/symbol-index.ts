import type { Contracts, Operation } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { splitPath } from './read-target.ts';

interface Meant {
  readonly nearest: Operation;
  readonly suggestion: string;
}

/** The names that the vendor's SDKs give to operations and models, folded. */
export interface SymbolIndex {
  readonly operations: ReadonlyMap<string, Operation>;
  /** Real names of models. */
  readonly models: ReadonlyMap<string, string>;
  /** Models that are bodies, with an operation that takes them. */
  readonly bodies: ReadonlyMap<string, Meant>;
  /** Invented names, some as `class.method`. */
  readonly mistakes: ReadonlyMap<string, Meant>;
  /** `POST conversations calls`: the path's words by method. */
  readonly commands: ReadonlyMap<string, Operation>;
  /** How method names of the vendor's other conversation APIs begin, without their verb. */
  readonly neighbours: readonly string[];
  /** The operation that most people want. */
  readonly placesCall: Operation | null;
}

/** Made once for each set of contracts, which are read-only. */
export function indexSymbols(contracts: Contracts): SymbolIndex {
  const known = indexes.get(contracts);
  if (known !== undefined) return known;
  const { operations, models } = contracts;
  const bodies = new Map<string, Meant>();
  for (const operation of operations) {
    const name = operation.bodyModel;
    if (name === null || bodies.has(foldName(name))) continue;
    bodies.set(foldName(name), { nearest: operation, suggestion: name });
  }
  const index: SymbolIndex = {
    operations: new Map(operations.map((operation) => [foldName(operation.id), operation])),
    models: new Map([...models.keys()].map((name) => [foldName(name), name])),
    bodies,
    mistakes: collectMistakes(contracts, bodies),
    // The shortest path has a command to itself; longer ones with the same words differ only in ids.
    commands: new Map(operations.toSorted(byLength).map((operation) => [commandOf(operation), operation])),
    neighbours: contracts.neighbours.paths.flatMap(methodStart),
    placesCall: bodies.get('createcallrequest')?.nearest ?? null,
  };
  indexes.set(contracts, index);
  return index;
}

const indexes = new WeakMap<Contracts, SymbolIndex>();

function collectMistakes(contracts: Contracts, bodies: ReadonlyMap<string, Meant>): Map<string, Meant> {
  const mistakes = new Map<string, Meant>();
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

/** The longest path first, so that the shortest is set last. */
function byLength(a: Operation, b: Operation): number {
  return b.path.length - a.path.length;
}

function commandOf({ method, path }: Operation): string {
  return `${method} ${words(path).join(' ')}`;
}

/** `/api/v2/conversations/{conversationId}/recordings` begins method names with `conversationrecording`. */
function methodStart(path: string): string[] {
  const all = splitPath(path).slice(2);
  if (all[0] !== 'conversations' || all.length < 2) return [];
  const names = all.map((segment, i) => (all[i + 1]?.startsWith('{') ? singular(segment) : segment));
  const start = names.filter((segment) => !segment.startsWith('{')).map(foldName);
  return [singular(start.join(''))];
}

function singular(word: string): string {
  return word.replace(/s$/, '');
}

function words(path: string): string[] {
  return splitPath(path)
    .slice(2)
    .filter((segment) => !segment.startsWith('{'));
}
