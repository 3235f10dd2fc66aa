import type { Span } from '../../text/span.ts';

/**
 * The lines of newline-delimited JSON: the first two or more consecutive lines of a region that each hold a whole object.
 * Null where there are none; the lines of one value written over several are none.
 */
export function splitNdjson(text: string, region: Span): Span[] | null {
  let run: Span[] = [];
  let before = '';
  for (let at = region.start; at < region.end; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 || newline > region.end ? region.end : newline;
    const line = trim(text, at, end);
    if (line.end > line.start) {
      if (holdsObject(text, line) && !(run.length === 0 && /(?:[[,]|":)$/.test(before))) run.push(line);
      else if (run.length > 1) break;
      else run = [];
      before = text.slice(Math.max(line.start, line.end - 2), line.end);
    }
    at = end + 1;
  }
  return run.length > 1 ? run : null;
}

function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return { start, end };
}

function holdsObject(text: string, { start, end }: Span): boolean {
  if (end - start < 7 || text[start] !== '{' || text[end - 1] !== '}') return false;
  const colon = text.indexOf(':', start);
  return colon > start && colon < end;
}
