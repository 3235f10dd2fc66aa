/** PowerShell's commands: `Invoke-RestMethod -Method Post -Uri $url -Body $body`. */

import { matchesOf } from '../../../text/matches.ts';
import type { Argument, Code, TextCode } from '../code.ts';
import { call, positional, text } from '../readings.ts';
import { type Cursor, peek, skipBlanks, take } from './cursor.ts';
import { readExpression, readOperand } from './reader.ts';

const COMMAND =
  /(?:Invoke|New|ConvertTo|ConvertFrom|Out|Write|Get|Set|Add|Select|ForEach|Where|Import|Start)-[A-Za-z]\w*|irm\b|iwr\b/iy;
const PARAMETER = /-[A-Za-z]\w*:?/y;
const WORD = /[^\s|;(){}"',$@`#][^\s|;(){}"',`]*/y;

/** Does a command stand here? */
export function isCommand(cursor: Cursor): boolean {
  return cursor.language === 'powershell' && peek(cursor, COMMAND) !== null;
}

/** Reads a command up to the end of its line or pipe. */
export function readCommand(cursor: Cursor, piped: readonly Argument[]): Code | null {
  const start = cursor.at;
  const name = peek(cursor, COMMAND);
  if (name === null) return null;
  cursor.at += name.length;
  const callee: Code = { kind: 'name', name, start, end: cursor.at };
  const args: Argument[] = [];
  for (;;) {
    skipBlanks(cursor, false);
    const arg = readParameter(cursor) ?? readWordOrValue(cursor);
    if (arg === null) break;
    args.push(arg);
  }
  return finish(cursor, callee, args, piped);
}

function finish(
  cursor: Cursor,
  callee: Code & { kind: 'name' },
  args: readonly Argument[],
  piped: readonly Argument[],
): Code {
  const isRequest = /^(?:Invoke-|irm|iwr)/i.test(callee.name);
  const body = isRequest ? piped.map((arg) => ({ ...arg, name: 'Body' })) : piped;
  return call(cursor, { start: callee.start, end: cursor.at }, callee, [...body, ...args]);
}

/** `-Name value`, or `-Switch`. */
function readParameter(cursor: Cursor): Argument | null {
  const nameStart = cursor.at;
  const written = peek(cursor, PARAMETER);
  if (written === null) return null;
  cursor.at += written.length;
  const nameEnd = cursor.at;
  skipBlanks(cursor, false);
  const name = written.replace(/[-:]/g, '');
  const value = peek(cursor, PARAMETER) === null ? readValue(cursor) : null;
  return { name, nameStart, nameEnd, value: value ?? { kind: 'other', start: nameEnd, end: nameEnd } };
}

function readWordOrValue(cursor: Cursor): Argument | null {
  const value = readValue(cursor);
  return value === null ? null : positional(value);
}

function readValue(cursor: Cursor): Code | null {
  const start = cursor.at;
  const word = peek(cursor, WORD);
  if (word !== null && !word.startsWith('[')) return readWord(cursor, word);
  if (take(cursor, '(')) {
    skipBlanks(cursor, true);
    const inside = cursor.depth < 90 ? readExpression(cursor) : null;
    skipBlanks(cursor, true);
    take(cursor, ')');
    return inside ?? { kind: 'other', start, end: cursor.at };
  }
  const value = /["'$@[{]/.test(cursor.text.charAt(start)) && start < cursor.end ? readOperand(cursor) : null;
  if (cursor.at <= start) return null;
  skipBlanks(cursor, false);
  if (take(cursor, ',')) return null;
  return value;
}

/** A bare word is a string; a URL may hold variables. */
function readWord(cursor: Cursor, word: string): TextCode {
  const start = cursor.at;
  cursor.at += word.length;
  const holes = matchesOf(word, /\$\w{1,80}/g).map(({ 0: name, index }) => {
    const place = { start: start + index, end: start + index + name.length };
    return { ...place, hole: { kind: 'name' as const, name, ...place } };
  });
  return text(cursor, { start, end: cursor.at }, [start, cursor.at], 'raw', holes);
}
