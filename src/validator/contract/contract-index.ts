import type { Contracts, Operation } from '../knowledge.ts';
import { splitPath } from './read-target.ts';

/** A path of the contracts in pieces, without its `/api/v2`; null stands for an id. */
export interface Template {
  readonly segments: readonly (string | null)[];
  /** All operations on this path. */
  readonly operations: readonly Operation[];
}

/** A path that people call by mistake. */
export interface Mistake {
  readonly segments: readonly (string | null)[];
  /** The only method that it is a mistake with, or null. */
  readonly method: string | null;
  readonly operation: Operation;
}

/** The contracts' paths, ready to be compared. */
export interface PathIndex {
  readonly templates: readonly Template[];
  readonly mistakes: readonly Mistake[];
  readonly neighbours: readonly (readonly (string | null)[])[];
  readonly hosts: readonly string[];
}

/** Made once for each set of contracts, which are read-only. */
export function indexPaths(contracts: Contracts): PathIndex {
  const known = indexes.get(contracts);
  if (known !== undefined) return known;
  const byPath = Map.groupBy(contracts.operations, ({ path }) => path);
  const index: PathIndex = {
    templates: [...byPath]
      .map(([path, operations]) => ({ segments: splitTemplate(path), operations }))
      .sort((a, b) => Number(placesCall(b)) - Number(placesCall(a))),
    mistakes: contracts.operations.flatMap((operation) =>
      operation.mistakenPaths.map((written) => readMistake(written, operation)),
    ),
    neighbours: contracts.neighbours.paths.map(splitTemplate),
    hosts: contracts.neighbours.hosts,
  };
  indexes.set(contracts, index);
  return index;
}

const indexes = new WeakMap<Contracts, PathIndex>();

/** Where several paths are equally near, the one that places a call comes first. */
function placesCall({ operations }: Template): boolean {
  return operations.some(({ bodyModel }) => bodyModel === 'CreateCallRequest');
}

function readMistake(written: string, operation: Operation): Mistake {
  const space = written.indexOf(' ');
  const method = space < 0 ? null : written.slice(0, space);
  return { segments: splitTemplate(written.slice(space + 1)), method, operation };
}

function splitTemplate(path: string): (string | null)[] {
  return splitPath(path)
    .slice(2)
    .map((segment) => (segment.startsWith('{') ? null : segment.toLowerCase()));
}
