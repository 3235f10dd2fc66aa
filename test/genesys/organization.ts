import { onTestFinished } from 'vitest';
import { createBudget, type RequestBudget } from '../../src/genesys/client/budget.ts';
import { type ClientParts, createOrgClient, type OrgClient } from '../../src/genesys/client/client.ts';
import { applyLookups } from '../../src/genesys/lookups/apply-lookups.ts';
import type { OrgFinding } from '../../src/genesys/lookups/lookup.ts';
import { planLookups } from '../../src/genesys/lookups/plan-lookups.ts';
import { runLookups } from '../../src/genesys/lookups/run-lookups.ts';
import type { Audience } from '../../src/genesys/lookups/tell.ts';
import { checkText, type Report } from '../../src/validator/index.ts';
import {
  createGenesysEmulator,
  type GenesysEmulator,
  type GenesysEmulatorOptions,
} from '../../src/workspace/genesys-emulator/emulator.ts';
import { knowledge } from '../support/knowledge.ts';

export interface Organization {
  readonly emulator: GenesysEmulator;
  readonly client: OrgClient;
}

/** The sample organization over HTTP, with a client of its own, until the test ends. */
export async function openOrganization(
  options: GenesysEmulatorOptions & { readonly parts?: ClientParts } = {},
): Promise<Organization> {
  const emulator = await createGenesysEmulator(options);
  onTestFinished(() => emulator.stop());
  return { emulator, client: clientOf(emulator, options.parts) };
}

export function clientOf(
  { url, clientId, clientSecret }: Pick<GenesysEmulator, 'url' | 'clientId' | 'clientSecret'>,
  parts?: ClientParts,
): OrgClient {
  return createOrgClient({ apiUrl: url, loginUrl: url, clientId, clientSecret }, parts);
}

/** Far more time than a loaded machine needs, so that only a test of slowness runs out of it. */
export const ample = (): RequestBudget => createBudget(() => performance.now(), 60_000);

export interface Checked {
  readonly before: Report;
  readonly report: Report;
  readonly findings: readonly OrgFinding[];
}

/** A text checked, and looked up in the organization. */
export async function checkIn(
  { client }: Pick<Organization, 'client'>,
  text: string,
  audience: Audience = 'channel',
  budget: RequestBudget = ample(),
): Promise<Checked> {
  const before = checkText(text, knowledge);
  const findings = await runLookups(client, planLookups(text, before, knowledge), budget);
  return { before, findings, report: applyLookups({ text, report: before, knowledge }, findings, audience) };
}

/** Every code of a report, in any of its places. */
export function codesOf({ checks, diagnostics }: Report): string[] {
  return [...checks.flatMap((check) => check.diagnostics), ...diagnostics].map(({ code }) => code);
}
