import type { Span } from '../text/span.ts';

/** An object literal in the text, by its braces, and which of the asked-for keys stand directly in it. */
export interface LocatedObject extends Span {
  readonly keys: ReadonlySet<string>;
  /** The object's quotes are escaped (it sits inside a string): how many backslashes stand before each. */
  readonly escapes: number;
  /** No closing brace follows: the text was cut. */
  readonly isCut: boolean;
}

/**
 * Objects that hold at least two of the keys matched by `keys`, or `enough` itself, in one pass over braces, in the
 * order of their starts. Braces in strings count too; in what error bodies hold they come in pairs.
 */
export function locateObjects(
  text: string,
  isWanted: (keys: ReadonlySet<string>) => boolean,
): LocatedObject[] {
  const found: LocatedObject[] = [];
  const open: { start: number; keys: Set<string> | null; escapes: number }[] = [];
  const close = (end: number, isCut: boolean): void => {
    const object = open.pop();
    if (object?.keys == null || !isWanted(object.keys)) return;
    found.push({ start: object.start, end, keys: object.keys, escapes: object.escapes, isCut });
  };
  MARK.lastIndex = 0;
  for (let match = MARK.exec(text); match !== null; match = MARK.exec(text)) {
    const mark = match[0];
    if (mark === '{') open.push({ start: match.index, keys: null, escapes: 0 });
    else if (mark === '}') close(match.index + 1, false);
    else noteKey(open.at(-1), mark, text, match.index);
  }
  while (open.length > 0) close(text.length, true);
  return found.sort((a, b) => a.start - b.start);
}

/** Braces, and the keys that error bodies have; a key is followed by what parts it from its value. */
const MARK =
  /[{}]|\b(?:code|error(?:s|_?code|_?message)?|message(?:WithParams)?|msg|detail|context_?id|status(?:_?code)?)(?=\\{0,7}["'`]?[ \t]{0,8}(?::|=))/gi;

function noteKey(
  object: { keys: Set<string> | null; escapes: number } | undefined,
  key: string,
  text: string,
  at: number,
): void {
  if (object === undefined) return;
  object.keys ??= new Set();
  object.keys.add(key.toLowerCase().replace('_', ''));
  let escapes = 0;
  while (escapes < 15 && text[at - 2 - escapes] === '\\') escapes++;
  object.escapes = Math.max(object.escapes, escapes);
}
