import { printJson } from '../validator/json/print.ts';
import { visibleJson } from './terminal/visible-text.ts';

/** The vendor's first region; the reader puts their own in its place. */
const HOST = 'https://api.mypurecloud.com';

/**
 * The call as a cURL command for a POSIX shell. The token is a placeholder, path parameters become placeholders, and
 * everything else is quoted so that the shell reads nothing into it.
 */
export function renderCurl(operation: string, body: unknown): string {
  const { method, url } = targetOf(operation);
  return [
    `curl --request ${/^[A-Z]+$/.test(method) ? method : quoteShell(method)} ${quoteShell(url)}`,
    `  --header ${quoteShell('Authorization: Bearer <token>')}`,
    `  --header ${quoteShell('Content-Type: application/json')}`,
    `  --data-raw ${quoteShell(visibleJson(printJson(body)))}`,
  ].join(' \\\n');
}

/** Where a call goes: path parameters are placeholders. */
export function targetOf(operation: string): { method: string; path: string; url: string } {
  const [method = 'POST', path = ''] = operation.split(' ');
  return { method, path, url: HOST + path.replace(/\{(\w+)\}/g, '<$1>') };
}

/** Within single quotes a POSIX shell reads nothing; only the quote itself has to step outside. */
export function quoteShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
