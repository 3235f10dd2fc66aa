import type { Tree } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import type { Code, Step } from './code.ts';

/** A node of a syntax tree with what was made of the nodes inside it. */
export interface Branch {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Branch[];
  readonly code: Code | null;
}

/** A node as its reader sees it, before it has been read. */
export interface OpenBranch {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Branch[];
}

/** What a reader of a language does with each kind of node; kinds not named are carried through unread. */
export interface Reader {
  /** The text as pasted. */
  readonly text: string;
  readonly steps: Step[];
}

export type Reading = (branch: OpenBranch, reader: Reader) => Code | null;

/** What reading code may still cost in a message, in characters; grammars that meet nonsense spend it many times faster. */
export interface Budget {
  left: number;
}

/** A fresh budget: more than any message that a person writes. */
export function createBudget(): Budget {
  return { left: 40_000 };
}

const ERROR_COST = 30;
const PROBE = 4_000;

export interface Piece {
  /** The text as pasted, of which `[start, end)` is code. */
  readonly pasted: string;
  readonly start: number;
  readonly end: number;
  readonly budget: Budget;
}

/**
 * Parses a piece and reads its tree from the leaves up, in the order of the text, without recursion. A piece that is
 * nested deeper than people write, or that the grammar makes nothing of, gives no steps; `wrapped` reads it in brackets.
 */
export function readTree(
  grammar: LRParser,
  piece: Piece,
  readings: Readonly<Record<string, Reading>>,
  wrapped = false,
): Step[] {
  const { start, budget } = piece;
  const end = Math.min(piece.end, start + Math.max(0, budget.left));
  if (end <= start || isTooDeep(piece.pasted, start, end)) return [];
  if (end - start > 2 * PROBE) {
    const errors = parse(grammar, { ...piece, end: start + PROBE }, readings, wrapped)?.errors ?? PROBE;
    budget.left -= errors * ERROR_COST;
    if (errors * ERROR_COST > 2 * PROBE) return [];
  }
  const read = parse(grammar, { ...piece, end }, readings, wrapped);
  budget.left -= end - start + (read?.errors ?? 0) * ERROR_COST;
  return read?.steps ?? [];
}

function parse(
  grammar: LRParser,
  piece: Piece,
  readings: Readonly<Record<string, Reading>>,
  wrapped: boolean,
) {
  // A line of three dots stands for code that was left out.
  const code = piece.pasted.slice(piece.start, piece.end).replace(/^[ \t]*\.{3}(?=\r?$)/gm, blank);
  try {
    const tree = grammar.parse(wrapped ? `(${code})` : code);
    return walk(tree, piece, wrapped ? piece.start - 1 : piece.start, readings);
  } catch {
    // Some grammars throw on nonsense, which then is no code of theirs.
    return null;
  }
}

const blank = (found: string): string => ' '.repeat(found.length);

const MAX_DEPTH = 150;

function isTooDeep(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x28 || unit === 0x5b || unit === 0x7b) depth++;
    else if ((unit === 0x29 || unit === 0x5d || unit === 0x7d) && depth > 0) depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

interface Open extends Branch {
  readonly children: Branch[];
  code: Code | null;
}

function walk(tree: Tree, piece: Piece, offset: number, readings: Readonly<Record<string, Reading>>) {
  const reader: Reader = { text: piece.pasted, steps: [] };
  const open: Open[] = [];
  let errors = 0;
  tree.iterate({
    enter({ name, from, to, type }) {
      if (type.isError) errors++;
      open.push({ name, ...placeOf(piece, from + offset, to + offset), children: [], code: null });
    },
    leave() {
      const branch = open.pop();
      if (branch === undefined) return;
      const read = Object.hasOwn(readings, branch.name) ? readings[branch.name] : undefined;
      branch.code = read?.(branch, reader) ?? null;
      open.at(-1)?.children.push(branch);
    },
  });
  return { steps: reader.steps, errors };
}

/** Some grammars count the blanks before a node as part of it; and no place lies outside of the piece. */
function placeOf(piece: Piece, from: number, to: number): { start: number; end: number } {
  const end = Math.min(to, piece.end);
  let start = Math.min(Math.max(from, piece.start), end);
  const most = Math.min(end, start + 100);
  while (start < most && piece.pasted.charCodeAt(start) <= 0x20) start++;
  return { start, end };
}
