import type { Tree } from '@lezer/common';
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

/**
 * Reads a syntax tree from its leaves up, in the order of the text, without recursion: nesting is bounded by memory only.
 * `offset` is where the parsed text begins in the pasted text.
 */
export function readTree(
  tree: Tree,
  text: string,
  offset: number,
  readings: Readonly<Record<string, Reading>>,
): Step[] {
  const reader: Reader = { text, steps: [] };
  const open: { name: string; start: number; end: number; children: Branch[] }[] = [];
  tree.iterate({
    enter(node) {
      const end = node.to + offset;
      let start = node.from + offset;
      // Some grammars count the blanks before a node as part of it.
      const most = Math.min(end, start + 100);
      while (start < most && text.charCodeAt(start) <= 0x20) start++;
      open.push({ name: node.name, start, end, children: [] });
    },
    leave() {
      const branch = open.pop();
      if (branch === undefined) return;
      const code = Object.hasOwn(readings, branch.name) ? readings[branch.name]?.(branch, reader) : null;
      open.at(-1)?.children.push({ ...branch, code: code ?? null });
    },
  });
  return reader.steps;
}
