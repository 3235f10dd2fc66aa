import { printJson } from '../validator/json/print.ts';

/** The vendor's first region; the reader puts their own in its place. */
const HOST = 'https://api.mypurecloud.com';

/**
 * The call as a cURL command for a POSIX shell. The token is a placeholder, path parameters become placeholders, and
 * everything else is quoted so that the shell reads nothing into it.
 */
export function renderCurl(operation: string, body: unknown): string {
  const [method = 'POST', path = ''] = operation.split(' ');
  const target = HOST + path.replace(/\{(\w+)\}/g, '<$1>');
  return [
    `curl --request ${quote(method)} ${quote(target)}`,
    `  --header ${quote('Authorization: Bearer <token>')}`,
    `  --header ${quote('Content-Type: application/json')}`,
    `  --data-raw ${quote(printJson(body))}`,
  ].join(' \\\n');
}

/** Within single quotes a POSIX shell reads nothing; only the quote itself has to step outside. */
function quote(text: string): string {
  return /^[A-Z]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
