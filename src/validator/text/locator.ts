/** Turns offsets in a text into lines and columns, both counted from 1; columns count UTF-16 units. */
export interface Locator {
  locate(offset: number): { readonly line: number; readonly column: number };
}

/** A locator for `text`; lines end at LF, CR LF or a lone CR. The lines are found at the first question, in one pass. */
export function createLocator(text: string): Locator {
  let starts: number[] | null = null;
  return {
    locate(offset) {
      starts ??= lineStarts(text);
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
