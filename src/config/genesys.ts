import { findDomain } from './genesys-settings.ts';
import type { Environment, SettingFault } from './settings.ts';

/** Where the organization is reached and as which client, and where its answers may go. Holds a secret. */
export interface GenesysConfig {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Channels whose answers are looked up too. */
  readonly channels: readonly string[];
}

const NEEDED = {
  GENESYS_REGION: 'it is in the address of your organization, such as `mypurecloud.ie`',
  GENESYS_CLIENT_ID: 'find it under Integrations > OAuth in the admin pages of Genesys Cloud',
  GENESYS_CLIENT_SECRET: 'find it under Integrations > OAuth in the admin pages of Genesys Cloud',
} as const;

/** The settings for lookups, all that is wrong with them, or undefined where none is set. */
export function readGenesys(settings: Environment): GenesysConfig | readonly SettingFault[] | undefined {
  const { GENESYS_CLIENT_ID: clientId, GENESYS_CLIENT_SECRET: clientSecret, GENESYS_API_URL: url } = settings;
  const names = Object.keys(NEEDED) as (keyof typeof NEEDED)[]; // the keys of a literal
  const isSet = names.some((name) => settings[name] !== undefined) || url !== undefined;
  if (!isSet) return undefined;
  const lacking = names.filter((name) => settings[name] === undefined && !(name === 'GENESYS_REGION' && url));
  if (lacking.length > 0 || clientId === undefined || clientSecret === undefined) {
    return lacking.map((name) => ({ name, message: `is missing for lookups; ${NEEDED[name]}` }));
  }
  const domain = findDomain(settings.GENESYS_REGION ?? '') ?? '';
  const base = url?.replace(/\/+$/, '');
  return {
    apiUrl: base ?? `https://api.${domain}`,
    loginUrl: base ?? `https://login.${domain}`,
    clientId,
    clientSecret,
    channels: settings.GENESYS_CHANNELS ?? [],
  };
}
