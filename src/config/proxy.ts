import type { SettingFault } from './settings.ts';

/** The proxies for outgoing requests. Their addresses may hold a password. */
export interface ProxyConfig {
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  /** Hosts that are reached without, as `NO_PROXY` lists them. */
  readonly no: string;
}

/** Addresses of this machine, such as a telemetry collector, never go through a proxy. */
const LOOPBACK = 'localhost,127.0.0.1,[::1]';

/**
 * The proxies that the environment names, as other programs read them: lower-case names first, then upper-case ones.
 * Undefined where there is none, or the list of what is wrong.
 */
export function readProxy(
  environment: Readonly<Record<string, string | undefined>>,
): ProxyConfig | readonly SettingFault[] | undefined {
  const find = (name: string) => environment[name.toLowerCase()] ?? environment[name];
  const [http, https] = [find('HTTP_PROXY'), find('HTTPS_PROXY')];
  if (http === undefined && https === undefined) return undefined;
  const faults = [...check('HTTP_PROXY', http), ...check('HTTPS_PROXY', https)];
  if (faults.length > 0) return faults;
  const no = find('NO_PROXY');
  if (no?.trim() === '*') return undefined;
  return { http, https, no: no === undefined ? LOOPBACK : `${no},${LOOPBACK}` };
}

function check(name: string, url: string | undefined): SettingFault[] {
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return [];
  return [{ name, message: 'must be a URL such as http://proxy.example:3128' }];
}
