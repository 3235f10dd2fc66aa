import { printJson } from '../validator/json/print.ts';
import type { Call } from './call.ts';
import { visibleJson } from './terminal/visible-text.ts';

/**
 * The call as a cURL command for a POSIX shell. The token is a placeholder, path parameters become placeholders, and
 * everything else is quoted so that the shell reads nothing into it.
 */
export function renderCurl({ operation, body }: Call, domain: string): string {
  const { method, url } = targetOf(operation, domain);
  return [
    `curl --request ${/^[A-Z]+$/.test(method) ? method : quoteShell(method)} ${quoteShell(url)}`,
    `  --header ${quoteShell('Authorization: Bearer <token>')}`,
    `  --header ${quoteShell('Content-Type: application/json')}`,
    `  --data-raw ${quoteShell(visibleJson(printJson(body)))}`,
  ].join(' \\\n');
}

/** Where a call goes in the region of this domain: path parameters are placeholders. */
export function targetOf(operation: string, domain: string): { method: string; path: string; url: string } {
  const [method = 'POST', path = ''] = operation.split(' ');
  return { method, path, url: `https://api.${domain}${path.replace(/\{(\w+)\}/g, '<$1>')}` };
}

/** Within single quotes a POSIX shell reads nothing; only the quote itself has to step outside. */
export function quoteShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
