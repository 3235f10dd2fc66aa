import { READ_OPERATIONS } from '../../../src/genesys/client/operations.ts';
import { readContracts } from '../../validator/contract/load.ts';
import { compareContracts } from './compare-contracts.ts';
import { compareLookups } from './compare-lookups.ts';
import { readDeclarations } from './read-declarations.ts';

/** `npm run knowledge:drift`: fails, with every difference, when the contracts and the vendor's SDK part ways. */
const started = performance.now();
const declared = readDeclarations();
const { differences: ofContracts, counts } = compareContracts(readContracts(), declared);
const differences = [...ofContracts, ...compareLookups(READ_OPERATIONS, declared)];

const cells = {
  SDK: declared.version,
  operations: counts.operations,
  models: counts.models,
  properties: counts.properties,
  required: counts.required,
  'enums (declared)': `${counts.enums} (${counts.enumsDeclared})`,
  open: counts.open,
  lookups: READ_OPERATIONS.length,
  differences: differences.length,
  seconds: ((performance.now() - started) / 1000).toFixed(1),
};
process.stdout.write(
  `${Object.entries(cells)
    .map(([name, value]) => `${name} ${value}`)
    .join(' | ')}\n`,
);
for (const difference of differences) process.stderr.write(`${difference}\n`);
process.exitCode = differences.length > 0 ? 1 : 0;
