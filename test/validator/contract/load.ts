import { readdirSync, readFileSync } from 'node:fs';
import { loadContracts } from '../../../src/knowledge/load-contracts.ts';
import type { Contracts, Operation } from '../../../src/validator/knowledge.ts';

const folder = new URL('../../../knowledge/contracts/', import.meta.url);

/** The contract documents as they are in the tree. */
export function readContractFiles(): { path: string; text: string }[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      path: `knowledge/contracts/${name}`,
      text: readFileSync(new URL(name, folder), 'utf8'),
    }));
}

/** The contracts, or an error that names every fault. */
export function readContracts(): Contracts {
  const { contracts, faults } = loadContracts(readContractFiles());
  if (contracts === null) throw new Error(faults.map((fault) => JSON.stringify(fault)).join('\n'));
  return contracts;
}

/** An operation that the contracts are known to have. */
export function getOperation(contracts: Contracts, id: string): Operation {
  const found = contracts.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`No operation ${id}`);
  return found;
}
