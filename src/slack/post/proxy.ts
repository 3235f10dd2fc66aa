import http from 'node:http';
import { EnvHttpProxyAgent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import type { ProxyConfig } from '../../config.ts';

/** Takes every `fetch` of this process through the proxies, until what it returns is called. */
export function goThroughProxy(proxy: ProxyConfig): () => void {
  if (typeof http.setGlobalProxyFromEnv === 'function') {
    return http.setGlobalProxyFromEnv({
      NO_PROXY: proxy.no,
      ...(proxy.http !== undefined && { HTTP_PROXY: proxy.http }),
      ...(proxy.https !== undefined && { HTTPS_PROXY: proxy.https }),
    });
  }
  // Node before 24.14 has no word for it.
  const before = getGlobalDispatcher();
  setGlobalDispatcher(createProxyAgent(proxy));
  return () => setGlobalDispatcher(before);
}

/** The way through the proxies for the socket of Socket Mode, which is not Node's own. */
export function createProxyAgent({ http, https, no }: ProxyConfig): EnvHttpProxyAgent {
  // What is undefined would be looked for in the environment.
  return new EnvHttpProxyAgent({ httpProxy: http ?? '', httpsProxy: https ?? '', noProxy: no });
}
