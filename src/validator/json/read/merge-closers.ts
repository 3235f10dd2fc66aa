import { shorten } from './reader.ts';
import type { Repair } from './repair.ts';

/** Makes one repair of the closing brackets that are missing side by side. */
export function mergeClosers(repairs: readonly Repair[]): Repair[] {
  const merged: Repair[] = [];
  for (let index = 0; index < repairs.length; ) {
    const first = repairs[index] as Repair;
    let end = index + 1;
    if (isMissingCloser(first)) {
      while (end < repairs.length && isBeside(first, repairs[end] as Repair)) end++;
    }
    merged.push(end === index + 1 ? first : join(repairs.slice(index, end)));
    index = end;
  }
  return merged;
}

function isMissingCloser(repair: Repair): boolean {
  return (
    repair.code === 'json/missing-bracket' &&
    repair.editStart === repair.editEnd &&
    repair.message !== 'opening'
  );
}

function isBeside(first: Repair, next: Repair): boolean {
  return isMissingCloser(next) && next.editStart === first.editStart;
}

function join(repairs: readonly Repair[]): Repair {
  const base = repairs[0] as Repair;
  const replacement = repairs.map((repair) => repair.replacement).join('');
  return { ...base, replacement, data: { ...base.data, expected: shorten(replacement) } };
}
