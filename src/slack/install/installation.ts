import type { Installation } from '@slack/oauth';
import { z } from 'zod';
import { orgHolder, teamHolder } from '../../store/installation-store.ts';

const BOT = z.object({
  token: z.string(),
  refreshToken: z.string().exactOptional(),
  expiresAt: z.number().exactOptional(),
  scopes: z.array(z.string()),
  id: z.string(),
  userId: z.string(),
});

/** What is kept of an installation: ids and the bot's token. No names, and no token of the person who installed it. */
const KEPT = z.object({
  team: z.object({ id: z.string() }).optional(),
  enterprise: z.object({ id: z.string() }).optional(),
  bot: BOT.exactOptional(),
  appId: z.string().exactOptional(),
  isEnterpriseInstall: z.boolean().default(false),
});

/** The part that is kept, as text. */
export function writeInstallation(installation: Installation): string {
  return JSON.stringify(KEPT.parse(JSON.parse(JSON.stringify(installation))));
}

/** The installation as the installer knows it. Throws on what no version of ours has written. */
export function readInstallation(text: string): Installation<'v2', boolean> {
  const { team, enterprise, isEnterpriseInstall, ...rest } = KEPT.parse(JSON.parse(text));
  const user = { id: '', token: undefined, scopes: undefined };
  const common = { ...rest, user, authVersion: 'v2' as const };
  if (!isEnterpriseInstall) return { ...common, team: team ?? { id: '' }, enterprise, isEnterpriseInstall };
  return { ...common, team: undefined, enterprise: enterprise ?? { id: '' }, isEnterpriseInstall };
}

/** Under whose name an installation is kept: an organization's when it serves all of its workspaces. */
export function holderOf(
  team: string | undefined,
  enterprise: string | undefined,
  isOrg: boolean,
): string | undefined {
  if (isOrg) return enterprise === undefined ? undefined : orgHolder(enterprise);
  return team === undefined ? undefined : teamHolder(team);
}
