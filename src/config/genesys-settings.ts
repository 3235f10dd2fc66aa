import { z } from 'zod';
import { listOf, setting } from './setting.ts';

/** The vendor's regions: their names and the domain that serves each. */
export const REGIONS: Readonly<Record<string, string>> = {
  'us-east-1': 'mypurecloud.com',
  'eu-west-1': 'mypurecloud.ie',
  'ap-southeast-2': 'mypurecloud.com.au',
  'ap-northeast-1': 'mypurecloud.jp',
  'eu-central-1': 'mypurecloud.de',
  'us-west-2': 'usw2.pure.cloud',
  'ca-central-1': 'cac1.pure.cloud',
  'ap-northeast-2': 'apne2.pure.cloud',
  'eu-west-2': 'euw2.pure.cloud',
  'ap-south-1': 'aps1.pure.cloud',
  'us-east-2': 'use2.us-gov-pure.cloud',
  'sa-east-1': 'sae1.pure.cloud',
  'me-central-1': 'mec1.pure.cloud',
  'ap-northeast-3': 'apne3.pure.cloud',
  'eu-central-2': 'euc2.pure.cloud',
  'mx-central-1': 'mxc1.pure.cloud',
  'ap-southeast-1': 'apse1.pure.cloud',
  'eusc-de-east-1': 'edee1.eusc-pure.cloud',
};

/** The domain of a region, given by its name or by the domain itself; undefined for one that is not known. */
export function findDomain(region: string): string | undefined {
  const wanted = region.trim().toLowerCase();
  return REGIONS[wanted] ?? Object.values(REGIONS).find((domain) => domain === wanted);
}

/** How IDs and numbers are looked up in the organization. */
export const GENESYS_SETTINGS = {
  GENESYS_REGION: setting(
    z
      .string()
      .refine(
        (region) => findDomain(region) !== undefined,
        `is not a region; it takes one of ${Object.keys(REGIONS).join(', ')}, or its domain such as mypurecloud.com`,
      )
      .optional(),
    {
      what: 'the region of your organization, such as `eu-west-1`, or its domain, such as `mypurecloud.ie`',
      unset: 'nothing is looked up',
    },
  ),
  GENESYS_CLIENT_ID: setting(
    z
      .string()
      .regex(/^[\w-]{8,64}$/, 'does not look like the ID of an OAuth client; copy it again')
      .optional(),
    { what: 'the ID of an OAuth client with the client-credentials grant', unset: 'nothing is looked up' },
  ),
  GENESYS_CLIENT_SECRET: setting(
    z.string().min(8, 'is too short for the secret of an OAuth client; copy it again').optional(),
    { what: 'the secret of that client', unset: 'nothing is looked up', secret: true },
  ),
  GENESYS_CHANNELS: setting(
    listOf(
      z.string().regex(/^[CG][A-Z0-9]{2,}$/, 'takes channel IDs such as C0123ABCD, comma-separated'),
    ).optional(),
    {
      what: 'IDs of the channels whose answers are looked up too, comma-separated',
      unset: 'direct messages and `/callcheck` only',
    },
  ),
  GENESYS_API_URL: setting(
    z.url({ protocol: /^https?$/, message: 'must be a URL such as https://api.mypurecloud.com' }).optional(),
    { what: 'another base of the API and the login, for tests', unset: "the region's own" },
  ),
};
