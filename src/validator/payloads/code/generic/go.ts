/** What only Go has: structs with tags, literals behind their type, and pointers. */
import type { Code, Field, ObjectCode, Step } from '../code.ts';
import { object } from '../readings.ts';
import { type Cursor, peek, takeMatch } from './cursor.ts';
import { readBraces } from './groups.ts';
import { readPrimary } from './reader.ts';

const STRUCT = /\btype[ \t]+(\w{1,80})[ \t]+struct[ \t]*\{([^{}]{0,4000})\}/g;
const FIELD = /^[ \t]*([A-Z]\w{0,80})[ \t]+([^\s`]{1,80})[^`\n]{0,40}(?:`([^`\n]{0,200})`)?/gm;
const TAG = /json:"([^",\n]{0,80})((?:,\w{1,20}){0,4})"/;

/** Tells each literal of a struct how `encoding/json` writes its fields. */
export function tellFields(steps: readonly Step[], { text, start, end }: Cursor): void {
  const structs = new Map<string, readonly Field[]>();
  for (const { 0: written, 1: name = '', 2: body = '', index } of text.slice(start, end).matchAll(STRUCT))
    structs.set(name, fieldsOf(body, start + index + written.length - body.length - 1));
  for (const step of steps) {
    if (step.kind !== 'literal' || step.code.kind !== 'object' || step.code.type === null) continue;
    const fields = structs.get(step.code.type.name);
    if (fields !== undefined) step.code.fields = fields;
  }
}

function fieldsOf(body: string, offset: number): Field[] {
  return [...body.matchAll(FIELD)].flatMap(
    ({ 0: line, 1: name = '', 2: type = '', 3: tag, index }): Field[] => {
      const [, key, options = ''] = TAG.exec(tag ?? '') ?? [];
      const keyStart = offset + index + line.indexOf(name);
      const place = { keyStart, keyEnd: keyStart + name.length };
      const zero = ZEROS.find(([form]) => form.test(type))?.[1] ?? '';
      return key === '-'
        ? []
        : [{ name, key: key || name, ...place, zero, omitsZero: options.includes('omitempty') }];
    },
  );
}

/** What a field holds that nobody sets, by its type; of a type of the program it is not known. */
const ZEROS: readonly (readonly [form: RegExp, zero: string])[] = [
  [/^string$/, '""'],
  [/^bool$/, 'false'],
  [/^u?int\d*$|^float\d+$/, '0'],
  [/^[*[]|^map\b|^interface\b|^any$/, 'null'],
];

/** `&pkg.Type{`, `[]string{`, `map[string]any{`: no blank stands before the brace, as one does in a statement. */
const LITERAL =
  /(?:\[\d{0,4}\]|map\[\w{1,20}\]|[&*]){0,6}(?:interface\{\}|struct\{[^{}]{0,400}\}|[A-Za-z_][\w.]{0,120})(?=\{)/y;
const NAMED_TYPE = /^[&*]?(?:\w+\.)?([A-Za-z_]\w*)$/;
const MARK = /\[\]\w{1,20}(?=\()|[&*](?=[\w(])/y;
const EMPTY = /var[ \t]{1,4}(\w{1,80})[ \t]{1,4}(?:\w{1,80}\.)?([A-Za-z]\w{0,80})[ \t]*$/my;

/** A literal with its type, a declared variable that is still empty, or what a pointer or conversion is of. */
export function readOfGo(cursor: Cursor): Code | null {
  const start = cursor.at;
  const written = takeMatch(cursor, LITERAL);
  if (written !== null) return readLiteral(cursor, start, written);
  if (takeMatch(cursor, MARK) !== null) return readPrimary(cursor);
  if (peek(cursor, EMPTY) === null) return null;
  EMPTY.lastIndex = start;
  const [declared = '', name = '', type = ''] = EMPTY.exec(cursor.text) ?? [];
  cursor.at += declared.length;
  const end = start + declared.trimEnd().length;
  const value = object(cursor, { start, end }, [], { name: type, start: end - type.length, end });
  const from = start + declared.indexOf(name, 3);
  const target = { kind: 'name', name, start: from, end: from + name.length } as const;
  cursor.steps.push({ kind: 'assign', target, value });
  return value;
}

function readLiteral(cursor: Cursor, start: number, written: string): Code {
  const name = NAMED_TYPE.exec(written)?.[1];
  const type: ObjectCode['type'] =
    name === undefined ? null : { name, start: cursor.at - name.length, end: cursor.at };
  const code = readBraces(cursor, start, type);
  if (code.kind !== 'object' || !written.startsWith('map[')) return code;
  // A bare name as the key of a map is a variable.
  const entries = code.entries.map((entry) =>
    cursor.text[entry.keyStart] === '"' ? entry : { ...entry, key: null },
  );
  code.entries.splice(0, entries.length, ...entries);
  return code;
}

/** Functions that do no more than take the address of what they are given. */
export const POINTERS = /^(?:String|Int\d*|Bool|Float\d*|\w*[Pp]tr|To|ToPtr|Pointer|Of)$/;
