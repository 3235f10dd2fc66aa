import { ConfigError, loadGenesys } from '../config.ts';
import { createOrgCheck } from '../genesys/org-check.ts';
import type { Knowledge, Report } from '../validator/index.ts';
import { CannotRun } from './cannot-run.ts';

/** Adds to a report what the organization says of its text. */
export type LookUp = (text: string, report: Report, knowledge: Knowledge) => Promise<Report>;

/** Lookups in the organization of the settings, with one login for all texts. Throws {@link CannotRun} without one. */
export function openLookups(): LookUp {
  const check = createOrgCheck(getAccess());
  return async (text, report, knowledge) =>
    (await check.begin({ text, report, knowledge }))?.reportFor('asker') ?? report;
}

function getAccess() {
  try {
    const access = loadGenesys();
    if (access !== undefined) return access;
  } catch (error) {
    if (error instanceof ConfigError) throw new CannotRun(`--org: ${error.message}`);
    throw error;
  }
  throw new CannotRun('--org needs GENESYS_REGION, GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET.');
}
