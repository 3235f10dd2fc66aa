import type { Repair } from './repair.ts';

type RepairEdit = Pick<Repair, 'editStart' | 'editEnd' | 'replacement'>;

/** The text from `start` to `end` with all edits of the repairs made: JSON as it should have been written. */
export function applyRepairs(
  text: string,
  start: number,
  end: number,
  repairs: readonly RepairEdit[],
): string {
  const edits = repairs
    .filter((repair) => repair.editEnd > repair.editStart || repair.replacement !== '')
    .sort((a, b) => a.editStart - b.editStart || a.editEnd - b.editEnd);
  const parts: string[] = [];
  let at = start;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.editStart), edit.replacement);
    at = Math.max(at, edit.editEnd);
  }
  parts.push(text.slice(at, end));
  return parts.join('');
}
