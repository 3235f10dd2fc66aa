import { isRawJson } from './raw-json.ts';

/** How wide an object or list may be to stand on one line. */
export interface PrintOptions {
  readonly width?: number;
}

/** Deeper levels are indented no further, so that deep nesting cannot fill the text with spaces. */
const DEEPEST_INDENT = 40;

type Container = readonly unknown[] | Readonly<Record<string, unknown>>;

/** A container being written: its children in order, how many are done, and how it is laid out. */
interface Level {
  readonly entries: readonly Entry[];
  readonly isList: boolean;
  readonly flat: boolean;
  next: number;
}

interface Entry {
  /** The key as JSON, or null in a list. */
  readonly key: string | null;
  readonly value: unknown;
}

interface Printer {
  readonly parts: string[];
  readonly indent: number;
  readonly width: number;
  /** One-line widths of the containers, where they are narrower than `width`. */
  readonly widths: ReadonlyMap<object, number>;
  column: number;
}

/**
 * JSON as a person would write it: what fits in `width` (80 unless told) stands on one line, the rest is broken up.
 * With `indent` 0 it is what `JSON.stringify` gives, at any depth. Raw JSON numbers keep their digits.
 */
export function printJson(value: unknown, indent = 2, options: PrintOptions = {}): string {
  const width = options.width ?? 80;
  const widths = indent === 0 ? new Map<object, number>() : measure(value, width);
  const printer: Printer = { parts: [], indent, width, widths, column: 0 };
  const stack: Level[] = [];
  write(printer, stack, value, false, 0);
  while (stack.length > 0) {
    const level = stack[stack.length - 1] as Level;
    if (level.next < level.entries.length) writeEntry(printer, stack, level);
    else writeEnd(printer, stack);
  }
  return printer.parts.join('');
}

function writeEntry(printer: Printer, stack: Level[], level: Level): void {
  const entry = level.entries[level.next++] as Entry;
  const first = level.next === 1;
  if (!first) put(printer, ',');
  if (!level.flat) breakLine(printer, stack.length);
  else if (printer.indent > 0 && !(first && level.isList)) put(printer, ' ');
  if (entry.key !== null) put(printer, printer.indent > 0 ? `${entry.key}: ` : `${entry.key}:`);
  // The comma that may follow takes a place on the line too.
  write(printer, stack, entry.value, level.flat, level.next < level.entries.length ? 1 : 0);
}

function writeEnd(printer: Printer, stack: Level[]): void {
  const level = stack.pop() as Level;
  if (!level.flat && level.entries.length > 0) breakLine(printer, stack.length);
  else if (printer.indent > 0 && !level.isList && level.entries.length > 0) put(printer, ' ');
  put(printer, level.isList ? ']' : '}');
}

function write(printer: Printer, stack: Level[], value: unknown, flat: boolean, after: number): void {
  if (!isContainer(value)) {
    put(printer, printScalar(value));
    return;
  }
  const wide = printer.widths.get(value);
  const fits = wide !== undefined && printer.column + wide + after <= printer.width;
  const isList = Array.isArray(value);
  put(printer, isList ? '[' : '{');
  stack.push({ entries: entriesOf(value), isList, flat: flat || printer.indent === 0 || fits, next: 0 });
}

function put(printer: Printer, text: string): void {
  printer.parts.push(text);
  printer.column += text.length;
}

function breakLine(printer: Printer, depth: number): void {
  printer.column = Math.min(depth, DEEPEST_INDENT) * printer.indent;
  printer.parts.push('\n', ' '.repeat(printer.column));
}

/** One-line widths of all containers narrower than `limit`, innermost first and without recursion. */
function measure(root: unknown, limit: number): Map<object, number> {
  const widths = new Map<object, number>();
  const stack: {
    readonly value: Container;
    readonly entries: readonly Entry[];
    next: number;
    width: number;
  }[] = [];
  const enter = (value: unknown): number => {
    if (!isContainer(value)) return printScalar(value).length;
    const entries = entriesOf(value);
    stack.push({ value, entries, next: 0, width: Array.isArray(value) || entries.length === 0 ? 2 : 4 });
    return 0;
  };
  enter(root);
  while (stack.length > 0) {
    const task = stack[stack.length - 1] as (typeof stack)[number];
    const entry = task.entries[task.next++];
    if (entry !== undefined) {
      task.width += (task.next > 1 ? 2 : 0) + (entry.key === null ? 0 : entry.key.length + 2);
      task.width += enter(entry.value);
      continue;
    }
    stack.pop();
    if (task.width <= limit) widths.set(task.value, task.width);
    const parent = stack[stack.length - 1];
    if (parent !== undefined) parent.width += task.width;
  }
  return widths;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !isRawJson(value);
}

/** The children that JSON can hold: an object's undefined members are left out, as `JSON.stringify` does. */
function entriesOf(value: Container): Entry[] {
  if (isList(value)) return value.map((item) => ({ key: null, value: item }));
  const entries: Entry[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (!isUnprintable(member)) entries.push({ key: JSON.stringify(key), value: member });
  }
  return entries;
}

function isList(value: Container): value is readonly unknown[] {
  return Array.isArray(value);
}

function isUnprintable(value: unknown): boolean {
  return value === undefined || typeof value === 'function' || typeof value === 'symbol';
}

function printScalar(value: unknown): string {
  if (isRawJson(value)) return value.rawJSON;
  if (typeof value === 'bigint') return String(value);
  return isUnprintable(value) ? 'null' : JSON.stringify(value);
}
