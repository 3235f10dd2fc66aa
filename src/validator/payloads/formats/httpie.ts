import type { JsonNode, Member } from '../../json/node.ts';
import { readJson } from '../../json/read/read-json.ts';
import { createSource } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import type { Snippet } from '../snippet.ts';
import { type ShellWord, splitWords } from './shell-words.ts';

const COMMAND = /(?<![\w./:@-])(?:https?|xhs?)(?=[ \t]+["'\w:/${<-])/g;
/** `http` is a word of prose as well: so many are looked at, and of each so much. */
const MOST_COMMANDS = 20;
const LONGEST_COMMAND = 4000;
const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE)$/i;
const TARGET = /^(?:https?:\/\/|\/|:|[$<{]|[\w.-]+\.[a-z]{2,}\/).*\/[\w${<-]/i;
/** `name=text` and `name:=json`; `==` gives a query, `:` a header. */
const ITEM = /^([A-Za-z_][\w-]{0,80})(:=|=(?!=))/;
const VALUE_OPTIONS = /^(?:-a|-A|--auth|--auth-type|-o|--output|--timeout|--session|-p|--print)$/;

/** The bodies that HTTPie's commands (`http POST url name=value`) build from their items. */
export function findHttpie(text: string, region: Span): Snippet[] {
  const own = text.slice(region.start, region.end);
  const found: Snippet[] = [];
  COMMAND.lastIndex = 0;
  for (let tried = 0; tried < MOST_COMMANDS; tried++) {
    const match = COMMAND.exec(own);
    if (match === null) break;
    const start = region.start + match.index;
    const words = splitWords(text, start, Math.min(region.end, start + LONGEST_COMMAND));
    const snippet = readCommand(words, text);
    if (snippet === null) continue;
    found.push(snippet);
    COMMAND.lastIndex = Math.max(COMMAND.lastIndex, snippet.span.end - region.start);
  }
  return found;
}

function readCommand(words: readonly ShellWord[], text: string): Snippet | null {
  const rest = words.slice(1).filter((word, at, all) => !isOption(word) && !isOptionValue(all[at - 1]));
  const [first, second] = rest;
  const method =
    first !== undefined && METHOD.test(first.source.text) ? first.source.text.toUpperCase() : null;
  const target = method === null ? first : second;
  if (target === undefined || !TARGET.test(target.source.text)) return null;
  const members = rest.slice(rest.indexOf(target) + 1).flatMap((word) => readItem(word, text) ?? []);
  const [head] = members;
  const last = members.at(-1);
  if (head === undefined || last === undefined) return null;
  const span = { start: head.keyStart, end: last.value.end };
  return {
    format: 'curl',
    span,
    source: createSource(text),
    value: { kind: 'object', members, ...span },
    repairs: [],
    request: {
      method: method ?? 'POST',
      target: target.source.text,
      span: { start: target.start, end: target.end },
    },
  };
}

function isOption({ source }: ShellWord): boolean {
  return source.text.startsWith('-');
}

function isOptionValue(before: ShellWord | undefined): boolean {
  return before !== undefined && VALUE_OPTIONS.test(before.source.text);
}

function readItem({ source, end }: ShellWord, text: string): Member | null {
  const match = ITEM.exec(source.text);
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  const at = (offset: number): number => source.origins?.[offset] ?? end;
  const from = match[0].length;
  const written = source.text.slice(from);
  const keyStart = at(0);
  const place = { start: at(from), end: at(source.text.length) };
  const value: JsonNode | null =
    match[2] === ':='
      ? readJson(text, place.start, place.end).node
      : { kind: 'string', value: written, ...place };
  return value === null ? null : { key: name, keyStart, keyEnd: keyStart + name.length, value };
}
