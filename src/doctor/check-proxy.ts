import { connect } from 'node:net';
import type { ProxyConfig } from '../config.ts';
import { fault, ok, type SetUpFinding } from './finding.ts';

const CHECK = 'proxy';
const SLACK = 'https://slack.com/api/';
const PATIENCE_MS = 5000;

/** Whether the proxy for Slack accepts connections. Whether it lets requests through shows when the tokens are checked. */
export async function checkProxy(proxy: ProxyConfig, apiUrl: string | undefined): Promise<SetUpFinding> {
  const found = findProxy(new URL(apiUrl ?? SLACK), proxy);
  if (found === undefined) return ok(CHECK, 'none is used for Slack, as the settings have it');
  const code = await tryToConnect(new URL(found.url));
  return code === undefined
    ? ok(CHECK, `Slack is reached through the one of ${found.variable}`)
    : fault(
        CHECK,
        `the one of ${found.variable} cannot be reached (${code})`,
        `start it, correct ${found.variable}, or name Slack's hosts in NO_PROXY`,
      );
}

function findProxy(
  { protocol, hostname }: URL,
  { http, https, no }: ProxyConfig,
): { variable: string; url: string } | undefined {
  const hosts = no.split(/[,\s]+/).map((entry) => entry.replace(/:\d+$/, '').replace(/^\*?\./, ''));
  if (hosts.some((host) => host !== '' && `.${hostname}`.endsWith(`.${host.toLowerCase()}`)))
    return undefined;
  if (protocol === 'https:' && https !== undefined) return { variable: 'HTTPS_PROXY', url: https };
  return http === undefined ? undefined : { variable: 'HTTP_PROXY', url: http };
}

/** Undefined if it worked, otherwise the system's error code. */
async function tryToConnect({ protocol, hostname, port }: URL): Promise<string | undefined> {
  const socket = connect(
    Number(port) || (protocol === 'https:' ? 443 : 80),
    hostname.replace(/^\[|\]$/g, ''),
  );
  const code = await new Promise<string | undefined>((resolve) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    socket.setTimeout(PATIENCE_MS, () => resolve('no answer in time'));
  });
  socket.destroy();
  return code;
}
