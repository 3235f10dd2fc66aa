import type { ContractIndex, Contracts } from '../validator/knowledge.ts';
import { indexPaths } from './index-paths.ts';
import { indexPropertyNames } from './index-property-names.ts';
import { indexSymbols } from './index-symbols.ts';

/** What the validator looks up in the contracts, made once when they are loaded. */
export function indexContracts(contracts: Omit<Contracts, 'index'>): ContractIndex {
  const { operations } = contracts;
  const permissions = operations.flatMap((operation) => operation.permissions.list);
  const codes = operations.flatMap(({ errors }) => errors.flatMap((error) => error.codes));
  return {
    paths: indexPaths(contracts),
    symbols: indexSymbols(contracts),
    propertyNames: indexPropertyNames(contracts),
    permissions: new Set(permissions.map((name) => name.toLowerCase())),
    family: {
      codes: new Set(codes.filter((code) => FAMILY_CODE.test(code))),
      permissions: [...new Set(permissions)].filter((name) => FAMILY_PERMISSION.test(name)),
    },
  };
}

/** How the codes begin that no other part of the platform has. */
const FAMILY_CODE =
  /^(?:conversations?\.|callback\.|communication\.|providerapi\.|object\.participant|not\.a\.(?:user|participant)$|too\.many\.create)/;

const FAMILY_PERMISSION = /:(?:call|conference|agentlesscall|callback)/i;
