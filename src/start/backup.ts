/** `npm run backup -- FILE`: copies the state file, also while callcheck runs. Says what it did, or why it could not. */
import '../require-node.cjs';
import { ConfigError, loadConfig } from '../config.ts';
import { copyDatabase } from '../store/embedded/open-database.ts';
import { StoreError } from '../store/store.ts';

const USAGE = 'Name one new file: npm run backup -- FILE';
const POSTGRES =
  'The state is in the database that DATABASE_URL names: back that up with pg_dump, or unset it to copy the state file.';

process.exitCode = backUp(process.argv.slice(2));

/** Exit status 0: the copy is on disk, 2: there is none. */
function backUp([target, ...more]: readonly string[]): 0 | 2 {
  try {
    if (target === undefined || more.length > 0) return refuse(USAGE);
    const { databaseUrl, dataDirectory } = loadConfig();
    if (databaseUrl !== undefined) return refuse(POSTGRES);
    copyDatabase(dataDirectory, target);
    process.stdout.write(`The state is copied to ${target}.\n`);
    return 0;
  } catch (error) {
    if (error instanceof ConfigError || error instanceof StoreError) return refuse(error.message);
    throw error;
  }
}

function refuse(message: string): 2 {
  process.stderr.write(`${message}\n`);
  return 2;
}
