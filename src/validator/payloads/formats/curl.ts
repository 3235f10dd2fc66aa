import type { RequestLine } from '../../message/request-line.ts';
import type { Source } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type ShellWord, splitWords } from './shell-words.ts';

/** A curl command, as far as a call needs it. */
export interface CurlCommand {
  readonly span: Span;
  readonly request: RequestLine | null;
  /** The bodies given, in order. */
  readonly bodies: readonly { readonly source: Source; readonly span: Span }[];
  /** The file a body is read from (`@body.json`), which only the author can see. */
  readonly file: { readonly name: string; readonly at: number } | null;
}

const DATA_OPTIONS = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
  '--json',
  '--data-urlencode',
]);
/** curl joins several; a call has one. */
const MOST_BODIES = 5;

const VALUE_OPTIONS = new Set([
  '-X',
  '--request',
  '-H',
  '--header',
  '-u',
  '--user',
  '-o',
  '--output',
  '-A',
  '--user-agent',
  '-b',
  '--cookie',
  '-x',
  '--proxy',
  '--url',
  '-e',
  '--referer',
  '-m',
  '--max-time',
  '--connect-timeout',
  '-w',
  '--write-out',
  '--retry',
  '-F',
  '--form',
  '--cacert',
  '--cert',
  '--key',
  '-T',
  '--upload-file',
]);

/** So many times the length of a region is read for commands that are none, and no more. */
const MOST_READ_IN_VAIN = 8;

/** Finds curl commands in `[region.start, region.end)` of a text. */
export function findCurl(text: string, region: Span): CurlCommand[] {
  const commands: CurlCommand[] = [];
  // Searched in the region's own text: a search that ran on behind it would cost every region the whole rest.
  const own = text.slice(region.start, region.end);
  if (!/curl/i.test(own)) return commands;
  CURL.lastIndex = 0;
  // A word `curl` that begins no command is read to the end of its line, and so is the next one on that line.
  let left = MOST_READ_IN_VAIN * own.length + 20_000;
  for (let match = CURL.exec(own); match !== null && left > 0; match = CURL.exec(own)) {
    const words = splitWords(text, region.start + match.index, region.end);
    const command = readCommand(words);
    if (command === null) {
      left -= (words.at(-1)?.end ?? region.end) - region.start - match.index;
      continue;
    }
    commands.push(command);
    CURL.lastIndex = Math.max(CURL.lastIndex, command.span.end - region.start);
  }
  return commands;
}

const CURL = /(?<![\w./-])curl(?:\.exe)?(?=[\s\\^`])/gi;

function readCommand(words: readonly ShellWord[]): CurlCommand | null {
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length < 2) return null;
  let method: string | null = null;
  let target: ShellWord | null = null;
  let file: CurlCommand['file'] = null;
  const bodies: CurlCommand['bodies'][number][] = [];
  for (let i = 1; i < words.length; i++) {
    const { option, value, skip } = readOption(words, i);
    i += skip;
    if (option === null) target ??= value !== null && looksLikeTarget(value.source.text) ? value : null;
    else if (value === null) continue;
    else if (option === '-X' || option === '--request') method = value.source.text.toUpperCase();
    else if (option === '--url') target = value;
    else if (DATA_OPTIONS.has(option)) {
      if (value.source.text.startsWith('@')) file = { name: value.source.text.slice(1), at: value.start };
      else if (bodies.length < MOST_BODIES)
        bodies.push({ source: value.source, span: { start: value.start, end: value.end } });
    }
  }
  if (target === null && bodies.length === 0) return null;
  const request: RequestLine | null =
    target === null
      ? null
      : {
          method: method ?? (bodies.length > 0 || file !== null ? 'POST' : 'GET'),
          target: target.source.text,
          span: { start: target.start, end: target.end },
        };
  return {
    span: { start: first.start, end: last.end },
    request,
    bodies,
    file,
  };
}

/** Splits `--data=x`, `-XPOST` and `-d'{}'` from what follows them. */
function readOption(
  words: readonly ShellWord[],
  index: number,
): { option: string | null; value: ShellWord | null; skip: number } {
  const word = words[index];
  if (word === undefined) return { option: null, value: null, skip: 0 };
  const { text } = word.source;
  if (!text.startsWith('-') || text === '-') return { option: null, value: word, skip: 0 };
  if (DATA_OPTIONS.has(text) || VALUE_OPTIONS.has(text))
    return { option: text, value: words[index + 1] ?? null, skip: 1 };
  const equals = text.startsWith('--') ? text.indexOf('=') : -1;
  if (equals > 0) return { option: text.slice(0, equals), value: tail(word, equals + 1), skip: 0 };
  const short = text.slice(0, 2);
  if (!text.startsWith('--') && text.length > 2 && (DATA_OPTIONS.has(short) || VALUE_OPTIONS.has(short))) {
    return { option: short, value: tail(word, 2), skip: 0 };
  }
  // Bundled flags such as -sSX POST: the last letter takes the value.
  const bundled = /^-[A-Za-z]+$/.test(text) ? `-${text.at(-1) ?? ''}` : '';
  if (bundled === '-X' || bundled === '-d' || bundled === '-H')
    return { option: bundled, value: words[index + 1] ?? null, skip: 1 };
  return { option: text, value: null, skip: 0 };
}

function tail(word: ShellWord, from: number): ShellWord {
  const { text, origins } = word.source;
  const source = { text: text.slice(from), base: 0, origins: (origins ?? new Int32Array()).slice(from) };
  return { source, start: source.origins[0] ?? word.start, end: word.end };
}

function looksLikeTarget(text: string): boolean {
  return /^(?:https?:\/\/|\/|[$<{%]|[\w.-]+\.[a-z]{2,}\/)/i.test(text) && text.includes('/');
}
