import type { SlotData } from '../../diagnostic.ts';
import type { JsonId, JsonMessage } from '../messages.ts';
import type { JsonNode, Member } from '../node.ts';
import type { ReadOptions } from './read-result.ts';
import type { Repair } from './repair.ts';

/** A container that is still open. */
export interface Frame {
  readonly isObject: boolean;
  readonly start: number;
  readonly members: Member[];
  readonly items: JsonNode[];
  /** The key whose value is being read. */
  key: string;
  keyStart: number;
  keyEnd: number;
  /** Where the separator behind the key ends; -1 when it is missing. */
  colonEnd: number;
  /** Where the comma after the last child stands; -1 when there is none. */
  commaAt: number;
  /** Where the last child ends, or the opening bracket before there is one. */
  lastEnd: number;
  /** Where half a key at the end of the text ends. */
  cutAt?: number;
}

/** What speaks for a payload and what against; see `judge.ts`. */
export interface Signs {
  /** Keys with a separator behind them. */
  pairs: number;
  quotedKeys: number;
  bareKeys: number;
  strings: number;
  scalars: number;
  bareValues: number;
  semicolons: number;
  stray: number;
}

/** One reading of one text: where it stands and what it has found so far. */
export interface Reader {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly options: ReadOptions;
  readonly stack: Frame[];
  readonly repairs: Repair[];
  /** The last repair that made a comma of something else. */
  commaStandIn: Repair | undefined;
  readonly signs: Signs;
  /** From where on no quote of a family stands in the text. */
  readonly exhausted: Map<string, number>;
  at: number;
  /** Whether a line ended since the last token. */
  newline: boolean;
  root: JsonNode | null;
  /** Where the payload's first key stands when its brace is not in the text; else -1. */
  rootKeyAt: number;
  /** The text turned out to be no payload, and where. */
  refusedAt: number;
  /** How many directives of a template were passed: what stands between them need not be sent together. */
  directives: number;
  /** How often code in parentheses was looked for in vain. */
  unclosedCode: number;
}

export function createReader(text: string, start: number, end: number, options: ReadOptions): Reader {
  return {
    text,
    start,
    end,
    options,
    stack: [],
    repairs: [],
    commaStandIn: undefined,
    signs: {
      pairs: 0,
      quotedKeys: 0,
      bareKeys: 0,
      strings: 0,
      scalars: 0,
      bareValues: 0,
      semicolons: 0,
      stray: 0,
    },
    exhausted: new Map(),
    at: start,
    newline: false,
    root: null,
    rootKeyAt: -1,
    refusedAt: -1,
    directives: 0,
    unclosedCode: 0,
  };
}

export function topFrame(reader: Reader): Frame | undefined {
  return reader.stack[reader.stack.length - 1];
}

/** How many children a frame has. */
export function childCount(frame: Frame): number {
  return frame.isObject ? frame.members.length : frame.items.length;
}

/** What a repair replaces and by what; leaving it out means that nothing has to be replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Notes one repair at `[start, end)`. */
export function repair(
  reader: Reader,
  code: JsonId,
  message: JsonMessage,
  start: number,
  end: number,
  edit: Edit | null,
  data: SlotData = {},
): void {
  const place = edit ?? { start: end, end, text: '' };
  reader.repairs.push({
    code: `json/${code}`,
    message,
    start,
    end,
    data,
    editStart: place.start,
    editEnd: place.end,
    replacement: place.text,
  });
}

const LONGEST_QUOTE = 40;

/** Pasted text for a message's slot: on one line and not too long. */
export function shorten(text: string): string {
  if (text.length <= LONGEST_QUOTE && !/\s/.test(text)) return text;
  const line = text.slice(0, 200).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line;
}

/** Ends the reading: the text is no payload. */
export function refuse(reader: Reader, at: number): void {
  if (reader.refusedAt < 0) reader.refusedAt = at;
  reader.stack.length = 0;
}
