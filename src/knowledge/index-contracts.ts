import type { ContractIndex, Contracts } from '../validator/knowledge.ts';
import { indexPaths } from './index-paths.ts';
import { indexPropertyNames } from './index-property-names.ts';
import { indexSymbols } from './index-symbols.ts';

/** What the validator looks up in the contracts, made once when they are loaded. */
export function indexContracts(contracts: Omit<Contracts, 'index'>): ContractIndex {
  return {
    paths: indexPaths(contracts),
    symbols: indexSymbols(contracts),
    propertyNames: indexPropertyNames(contracts),
    permissions: new Set(
      contracts.operations.flatMap(({ permissions }) => permissions.list.map((name) => name.toLowerCase())),
    ),
  };
}
