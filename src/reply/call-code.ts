import { printJson } from '../validator/json/print.ts';
import type { Call } from './call.ts';
import { visibleJson } from './terminal/visible-text.ts';

/** Ways to write the corrected call. Old selects keep theirs, so these names never change. */
export type CallLanguage = 'curl' | 'javascript' | 'python' | 'cli';

export interface WrittenCall {
  readonly language: CallLanguage;
  readonly label: string;
  /** Undefined where the call has no form in this language. */
  readonly render: (call: Call, domain: string) => string | undefined;
  /** What the reader still has to do. */
  readonly remark: string;
}

const TOKEN = "Replace <token> with a user's token.";

/** Every language there is, in the order of the select. */
export const CALL_CODES: readonly WrittenCall[] = [
  {
    language: 'curl',
    label: 'cURL',
    render: renderCurl,
    remark: TOKEN,
  },
  {
    language: 'javascript',
    label: 'JavaScript',
    render: renderJavaScript,
    remark: `For Node and modules in browsers. ${TOKEN}`,
  },
  {
    language: 'python',
    label: 'Python',
    render: renderPython,
    remark: `Needs the package requests. ${TOKEN}`,
  },
  {
    language: 'cli',
    label: 'Genesys Cloud CLI',
    render: renderCli,
    remark: `${TOKEN} gc conversations --help lists the commands that your version has.`,
  },
];

/** The call as a request of `fetch`. */
function renderJavaScript({ operation, body }: Call, domain: string): string {
  const { method, url } = targetOf(operation, domain);
  const json = visibleJson(printJson(body));
  // `__proto__` in a literal is no member, and JavaScript's numbers would round what JSON can hold.
  const isLiteral = isPlain(body) && !json.includes('__proto__');
  const text = isLiteral ? `JSON.stringify(${indent(json)})` : quoteJavaScript(json);
  return [
    `const response = await fetch(${quoteJavaScript(url)}, {`,
    `  method: ${quoteJavaScript(method)},`,
    "  headers: { Authorization: 'Bearer <token>', 'Content-Type': 'application/json' },",
    `  body: ${text},`,
    '});',
    'console.log(response.status, await response.text());',
  ].join('\n');
}

const indent = (text: string): string => text.replaceAll('\n', '\n  ');

/** A JSON string is a JavaScript string that holds the same characters. */
const quoteJavaScript = (text: string): string => JSON.stringify(text);

/** The call as a request of the `requests` package. */
function renderPython({ operation, body }: Call, domain: string): string {
  const { method, url } = targetOf(operation, domain);
  const json = visibleJson(printJson(body));
  const isLiteral = isPlain(body);
  return [
    'import requests',
    '',
    isLiteral ? `body = ${toPython(json)}` : `body = ${JSON.stringify(json)}`,
    'response = requests.request(',
    `    ${JSON.stringify(method)},`,
    `    ${JSON.stringify(url)},`,
    '    headers={"Authorization": "Bearer <token>", "Content-Type": "application/json"},',
    isLiteral ? '    json=body,' : '    data=body.encode("utf-8"),',
    ')',
    'print(response.status_code, response.text)',
  ].join('\n');
}

const WORDS: Readonly<Record<string, string>> = { true: 'True', false: 'False', null: 'None' };

/** JSON as a Python literal: strings and numbers are the same in both, three words are not. */
function toPython(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|\b(?:true|false|null)\b/g, (token) => WORDS[token] ?? token);
}

/** Whether every number keeps its digits when a program reads it. */
function isPlain(body: unknown): boolean {
  const json = printJson(body, 0);
  try {
    return JSON.stringify(JSON.parse(json)) === json;
  } catch {
    return false;
  }
}

/** The vendor's command line names commands by the path; where ids stand in it, its order of arguments isn't known. */
function renderCli({ operation, body }: Call, domain: string): string | undefined {
  const { method, path } = targetOf(operation, domain);
  const words = path
    .split('/')
    .filter((part) => part !== '')
    .slice(2);
  if (method !== 'POST' || words.length === 0 || !words.every((word) => /^[a-z][a-z-]*$/.test(word))) {
    return undefined;
  }
  return [
    `printf '%s' ${quoteShell(visibleJson(printJson(body)))} |`,
    `  gc ${words.join(' ')} create --accesstoken '<token>' --environment ${quoteShell(domain)}`,
  ].join('\n');
}

/**
 * The call as a cURL command for a POSIX shell. The token is a placeholder, path parameters become placeholders, and
 * everything else is quoted so that the shell reads nothing into it.
 */
function renderCurl({ operation, body }: Call, domain: string): string {
  const { method, url } = targetOf(operation, domain);
  return [
    `curl --request ${/^[A-Z]+$/.test(method) ? method : quoteShell(method)} ${quoteShell(url)}`,
    `  --header ${quoteShell('Authorization: Bearer <token>')}`,
    `  --header ${quoteShell('Content-Type: application/json')}`,
    `  --data-raw ${quoteShell(visibleJson(printJson(body)))}`,
  ].join(' \\\n');
}

/** Where a call goes in the region of this domain: path parameters are placeholders. */
function targetOf(operation: string, domain: string): { method: string; path: string; url: string } {
  const [method = 'POST', path = ''] = operation.split(' ');
  return { method, path, url: `https://api.${domain}${path.replace(/\{(\w+)\}/g, '<$1>')}` };
}

/** Within single quotes a POSIX shell reads nothing; only the quote itself has to step outside. */
function quoteShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
