import { expect, test } from 'vitest';
import { matchOperation, matchSdkSymbol } from '../src/validator/diagnose/match-operation.ts';
import { readContracts } from './contracts/load.ts';
import { requests } from './contracts/requests.table.ts';
import { symbols } from './contracts/symbols.table.ts';

const contracts = readContracts();

function describeRequest(method: string | null, target: string): string {
  const match = matchOperation(contracts, { method, target });
  switch (match.kind) {
    case 'exact':
      return `= ${match.operation.id}`;
    case 'wrong-method':
      return `~ ${match.nearest.id}`;
    case 'wrong-endpoint':
      return `> ${match.nearest?.id} ${match.why}`;
    case 'other-api':
      return 'other';
    case 'foreign':
      return 'foreign';
  }
}

function describeSymbol(name: string): string | null {
  const match = matchSdkSymbol(contracts, name);
  if (match === null) return null;
  if (match.kind === 'operation') return `= ${match.operation.id}`;
  return match.kind === 'model' ? `# ${match.name}` : `? ${match.suggestion}`;
}

test.each(requests)('%s %s reaches %s', (method, target, reaches) => {
  expect(describeRequest(method, target)).toBe(reaches);
});

test.each(symbols)('%s means %s', (name, means) => {
  expect(describeSymbol(name)).toBe(means);
});
