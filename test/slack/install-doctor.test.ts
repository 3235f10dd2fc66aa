import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { type InstallHarness, KEYS, startInstallHarness } from './install-harness.ts';

let harness: InstallHarness;
afterEach(async () => await harness.stop());

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url));

/** What the doctor says of tokens. */
async function lookAtTokens(folder: string, keys: readonly Uint8Array[], now = Date.now): Promise<string[]> {
  const { slack } = harness;
  const environment = {
    CALLCHECK_DATA_DIR: folder,
    SLACK_CLIENT_ID: '1234567890.1234567890',
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: 'an-invented-state-secret',
    CALLCHECK_ENCRYPTION_KEYS: keys.map((key) => Buffer.from(key).toString('base64')).join(','),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
  };
  const findings = await examine({ knowledge: KNOWLEDGE, environment, now });
  const told = JSON.stringify(findings);
  for (const token of slack.issuedTokens()) expect(told).not.toContain(token);
  return findings
    .filter(({ check }) => check === 'bot token')
    .map(({ status, message }) => `${status}: ${message}`);
}

it('looks at the token of each workspace and organization that installed the app', async () => {
  harness = await startInstallHarness();
  const { slack, other, orgId, inOrg, browser } = harness;
  const empty = mkdtempSync(join(tmpdir(), 'callcheck-none-'));
  expect(await lookAtTokens(empty, KEYS)).toEqual([expect.stringContaining('none has yet')]);
  rmSync(empty, { recursive: true });
  for (const id of [slack.teamId, other.teamId, orgId]) await browser.install(id);
  const folder = dirname(harness.copyState());
  expect(await lookAtTokens(folder, KEYS)).toEqual(['ok: 3 of 3 installations are sound']);
  other.breakToken('token_revoked');
  for (const workspace of inOrg) workspace.breakToken('account_inactive');
  expect(await lookAtTokens(folder, KEYS)).toEqual([
    'ok: 1 of 3 installations are sound',
    `fault: Slack refuses that of org/${orgId} (account_inactive)`,
    `fault: Slack refuses that of team/${other.teamId} (token_revoked)`,
  ]);
  const strange = await lookAtTokens(folder, [randomBytes(32)]);
  expect(strange[0]).toBe('ok: 0 of 3 installations are sound');
  expect(strange[1]).toBe(`fault: no key in CALLCHECK_ENCRYPTION_KEYS opens that of org/${orgId}`);
});

it('leaves a token alone that is over and will be renewed', async () => {
  harness = await startInstallHarness();
  const { slack, browser } = harness;
  slack.rotateTokens(60_000);
  await browser.install(slack.teamId);
  const folder = dirname(harness.copyState());
  const before = slack.issuedTokens().length;
  slack.expireTokens();
  expect(await lookAtTokens(folder, KEYS, () => Date.now() + 120_000)).toEqual([
    'ok: 1 of 1 installations are sound',
  ]);
  expect(slack.issuedTokens()).toHaveLength(before);
});
