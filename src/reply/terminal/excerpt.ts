import { cellOf, type TextCell } from './visible-text.ts';

/** A line of the paste cut to fit, and the column (from 0) under which the caret belongs. */
export interface Excerpt {
  readonly text: string;
  readonly caret: number;
}

/** Marks that take no column may stand on a letter, a few at most. */
const mostPerColumn = 4;
const ellipsis: TextCell = { shown: '…', width: 1 };

/**
 * The part of `line` around `column` (UTF-16 units from 1) that fits `width` columns, with nothing in it that a
 * terminal obeys. Looks at a few hundred characters at most, however long the line is.
 */
export function excerptOf(line: string, column: number, width: number): Excerpt {
  const at = Math.max(0, Math.min(column - 1, line.length));
  const before = cellsBefore(line, at, Math.floor(width * 0.6));
  const caret = before.reduce((sum, cell) => sum + cell.width, 0);
  const after = cellsFrom(line, at, width - caret);
  return { text: [...before, ...after].map((cell) => cell.shown).join(''), caret };
}

function cellsBefore(line: string, at: number, room: number): TextCell[] {
  const cells: TextCell[] = [];
  const most = room * mostPerColumn;
  let left = room;
  let start = at;
  while (start > 0) {
    const character = characterBefore(line, start);
    const cell = cellOf(character);
    if (cell.width > left - (start > character.length ? ellipsis.width : 0) || cells.length >= most) break;
    cells.push(cell);
    left -= cell.width;
    start -= character.length;
  }
  return start > 0 ? [ellipsis, ...cells.reverse()] : cells.reverse();
}

function cellsFrom(line: string, at: number, room: number): TextCell[] {
  const cells: TextCell[] = [];
  const most = room * mostPerColumn;
  let left = room;
  let end = at;
  while (end < line.length) {
    const character = characterAt(line, end);
    const cell = cellOf(character);
    if (
      cell.width > left - (end + character.length < line.length ? ellipsis.width : 0) ||
      cells.length >= most
    )
      break;
    cells.push(cell);
    left -= cell.width;
    end += character.length;
  }
  return end < line.length ? [...cells, ellipsis] : cells;
}

function characterAt(line: string, at: number): string {
  return String.fromCodePoint(line.codePointAt(at) ?? 0);
}

function characterBefore(line: string, at: number): string {
  const pair = at >= 2 ? characterAt(line, at - 2) : '';
  return pair.length === 2 ? pair : characterAt(line, at - 1);
}
