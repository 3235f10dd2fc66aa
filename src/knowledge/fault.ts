import { type Document, isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';

/** What is wrong with a knowledge file, and where: said when it is loaded, before anything is answered with it. */
export interface Fault {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** The field at fault as a path of names, `messages.default`; empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
}

/** A knowledge file (YAML, of which JSON is a part) that could be read, with its value and its places. */
export interface KnowledgeFile {
  readonly path: string;
  readonly value: unknown;
  /** The line of the field at `path`, or of the nearest field around it that is there. */
  lineOf(path: FieldPath): number;
}

export type FieldPath = readonly PropertyKey[];

/** Reads a file's text; a syntax error is a fault, and then there is no file. */
export function readKnowledgeFile(
  path: string,
  text: string,
): { file: KnowledgeFile | null; faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      file: path,
      line: lines.linePos(error.pos[0]).line,
      field: '',
      message: `This is no valid YAML: ${error.message}`,
    }));
    return { file: null, faults };
  }
  const value: unknown = document.toJS();
  return { file: { path, value, lineOf: (field) => findLine(document, lines, field) }, faults: [] };
}

/** A fault at a field of a file. */
export function faultAt(file: KnowledgeFile, path: FieldPath, message: string): Fault {
  return { file: file.path, line: file.lineOf(path), field: path.map(String).join('.'), message };
}

/** The faults that zod found in a file, each at its own field. */
export function faultsOfIssues(file: KnowledgeFile, issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues.flatMap(plainIssues).map(({ path, message }) => faultAt(file, path, message));
}

/** An issue of zod as one place and sentence each: a field that is unknown is its own place. */
export function plainIssues(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: `There is no field \`${key}\` here`,
  }));
}

function findLine(document: Document.Parsed, lines: LineCounter, path: FieldPath): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const token of path) {
    const step = stepInto(node, token);
    if (step === null) break;
    offset = step.offset;
    node = step.value;
  }
  return Math.max(1, lines.linePos(offset).line);
}

/** One field down: where its key (or item) stands, and its value. */
function stepInto(node: Node | null, token: PropertyKey): { offset: number; value: Node | null } | null {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(token)];
    return item === undefined ? null : { offset: item.range?.[0] ?? 0, value: item };
  }
  if (!isMap<Node, Node>(node)) return null;
  const pair = node.items.find((item) => isPair(item) && String(item.key) === String(token));
  return pair === undefined ? null : { offset: pair.key.range?.[0] ?? 0, value: pair.value };
}
