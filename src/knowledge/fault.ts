import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  mergeTag,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import type { z } from 'zod';

/** What is wrong with a knowledge file, and where. It is reported when the file is loaded, before it is used. */
export interface Fault {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** The field at fault as a path of names, `messages.default`; empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
}

/** A fault as one line: `cards/rule/not-uuid.yaml:3: severity: what is wrong`. */
export function describeFault({ file, line, field, message }: Fault): string {
  return visible(`${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`);
}

/** Names of files and fields hold what they like; a terminal would obey it. */
function visible(text: string): string {
  return text.replace(/\p{C}|[\u2028\u2029]/gu, (character) => JSON.stringify(character).slice(1, -1));
}

/** A readable knowledge file (YAML, which includes JSON), with its value and the lines of its fields. */
export interface KnowledgeFile {
  readonly path: string;
  readonly value: unknown;
  /** The line of the field at `path`, or of the nearest enclosing field that exists. */
  lineOf(path: FieldPath): number;
}

export type FieldPath = readonly PropertyKey[];

/** Merging (`<<`) is not in the core schema of YAML, but it keeps long documents short. */
const YAML = CORE_SCHEMA.withTags(mergeTag);

/** Reads a file's text; a syntax error is a fault, and then there is no file. */
export function readKnowledgeFile(
  path: string,
  text: string,
): { file: KnowledgeFile | null; faults: Fault[] } {
  try {
    const events = parseEvents(text, {});
    const [value, ...more] = constructFromEvents(events, { source: text, schema: YAML });
    if (value === undefined) return unreadable(path, 1, 'The file is empty');
    if (weigh(value, new Map()) > MOST_VALUES) return unreadable(path, 1, TOO_LARGE);
    if (more.length > 0)
      return unreadable(path, 1, 'The file has several documents: put each in its own file');
    return { file: { path, value, lineOf: (field) => findLine(events, text, field) }, faults: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return unreadable(path, (error.mark?.line ?? 0) + 1, `This is not valid YAML: ${error.reason}`);
  }
}

/** More than any file here holds; aliases of aliases reach it in a few lines. */
const MOST_VALUES = 200_000;
const TOO_LARGE = 'Its aliases (`*name`) go in a circle, or stand for more values than can be read';

/** How many values a value holds, without end for one that holds itself: what an alias stands for counts wherever it stands. */
function weigh(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 1;
  const before = known.get(value);
  if (before !== undefined) return before;
  // Found again before it has its weight, it holds itself.
  known.set(value, Number.POSITIVE_INFINITY);
  const weight = Object.values(value).reduce((sum: number, inner) => sum + weigh(inner, known), 1);
  known.set(value, weight);
  return weight;
}

function unreadable(file: string, line: number, message: string): { file: null; faults: Fault[] } {
  return { file: null, faults: [{ file, line, field: '', message }] };
}

/** A fault at a field of a file. */
export function faultAt(file: KnowledgeFile, path: FieldPath, message: string): Fault {
  return { file: file.path, line: file.lineOf(path), field: path.map(String).join('.'), message };
}

/** The faults that zod found in a file, each at its own field. */
export function faultsOfIssues(file: KnowledgeFile, issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues
    .flatMap(plainIssues)
    .map(({ path, message }) =>
      faultAt(file, path, lacks(file.value, path) ? tellMissing(message) : message),
    );
}

function lacks(value: unknown, path: FieldPath): boolean {
  let inner = value;
  for (const token of path) {
    if (typeof inner !== 'object' || inner === null) return false;
    inner = Object.getOwnPropertyDescriptor(inner, token)?.value;
  }
  return inner === undefined;
}

/** For a missing field, Zod says only what it expected. */
function tellMissing(message: string): string {
  const [, options] = /^Invalid option: expected (.*)$/.exec(message) ?? [];
  if (options !== undefined) return `is missing: add ${options}`;
  return message.startsWith('Invalid input: expected') ? 'is missing: add it' : message;
}

/** Splits an issue of Zod into one place and one sentence each; an unknown field is its own place. */
export function plainIssues(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: `There is no field \`${key}\` here`,
  }));
}

function findLine(events: readonly Event[], text: string, path: FieldPath): number {
  // The first event opens the document, the second its value.
  let node = 1;
  let offset = startOf(events[node]);
  for (const token of path) {
    const step = stepInto(events, text, node, token);
    if (step === null) break;
    ({ node, offset } = step);
  }
  return text.slice(0, offset).split('\n').length;
}

/** One field down: the position of its key (or item), and its value among the events. */
function stepInto(
  events: readonly Event[],
  text: string,
  node: number,
  token: PropertyKey,
): { node: number; offset: number } | null {
  const container = events[node];
  let index = 0;
  for (let at = node + 1; at < events.length && events[at]?.type !== EVENT_POP; index++) {
    if (container?.type === EVENT_SEQUENCE) {
      if (index === Number(token)) return { node: at, offset: startOf(events[at]) };
      at = skip(events, at);
    } else if (container?.type === EVENT_MAPPING) {
      const key = events[at];
      const value = skip(events, at);
      if (key?.type === EVENT_SCALAR && getScalarValue(text, key) === String(token))
        return { node: value, offset: startOf(key) };
      at = skip(events, value);
    } else {
      return null;
    }
  }
  return null;
}

/** The event after a whole value. */
function skip(events: readonly Event[], at: number): number {
  let depth = 0;
  for (let i = at; i < events.length; i++) {
    const type = events[i]?.type;
    if (type === EVENT_MAPPING || type === EVENT_SEQUENCE) depth++;
    if (type === EVENT_POP) depth--;
    if (depth === 0) return i + 1;
  }
  return events.length;
}

function startOf(event: Event | undefined): number {
  if (event?.type === EVENT_SCALAR) return Math.max(0, event.valueStart);
  return event !== undefined && 'start' in event ? Math.max(0, event.start) : 0;
}
