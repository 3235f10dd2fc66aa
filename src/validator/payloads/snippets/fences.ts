import type { Span } from '../../text/span.ts';

/** A stretch of the text: what stands in a code fence, or what stands between fences. */
export interface Region extends Span {
  readonly fenced: boolean;
  /** The language after the opening fence, lower case. */
  readonly hint: string | null;
}

/**
 * Splits a text at its code fences (three or more backticks or tildes; an unclosed one runs to the end).
 * Chat clients keep a fence's content on the fence's own line, so a fence may open or close anywhere.
 */
export function splitFences(text: string): Region[] {
  const regions: Region[] = [];
  let from = 0;
  let fence = nextFence(text, 0);
  while (fence !== null && regions.length < MOST_REGIONS) {
    const opening = readHint(text, fence.end);
    const close = text.indexOf(fence.mark, opening.end);
    if (close < 0 && !startsLine(text, fence.start)) break;
    pushRegion(regions, { start: from, end: fence.start, fenced: false, hint: null });
    const end = close < 0 ? text.length : close;
    pushRegion(regions, { start: opening.end, end, fenced: true, hint: opening.hint });
    from = close < 0 ? text.length : skipMark(text, close, fence.mark[0] ?? '`');
    fence = nextFence(text, from);
  }
  pushRegion(regions, { start: from, end: text.length, fenced: false, hint: null });
  return regions;
}

/** A text with more fences is no message; what follows is read as one piece. */
const MOST_REGIONS = 400;

/** A mark that nothing closes is a fence only at the beginning of a line. */
function startsLine(text: string, at: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 40), at));
}

function nextFence(text: string, from: number): { start: number; end: number; mark: string } | null {
  const ticks = text.indexOf('```', from);
  const tildes = text.indexOf('~~~', from);
  const start = ticks < 0 ? tildes : tildes < 0 ? ticks : Math.min(ticks, tildes);
  if (start < 0) return null;
  const mark = start === ticks ? '```' : '~~~';
  return { start, end: skipMark(text, start, mark[0] ?? '`'), mark };
}

function skipMark(text: string, start: number, unit: string): number {
  let end = start;
  while (text[end] === unit) end++;
  return end;
}

/** The info string counts only when a line break follows it; else it is content. */
function readHint(text: string, start: number): { hint: string | null; end: number } {
  const match = /^[ \t]*([A-Za-z][\w+#.-]{0,20})?[ \t]*\r?\n/.exec(text.slice(start, start + 48));
  if (match === null) return { hint: null, end: start };
  const hint = match[1]?.toLowerCase() ?? null;
  // A diff is of something else, which is told by how it is written.
  return { hint: hint === 'diff' || hint === 'patch' ? null : hint, end: start + match[0].length };
}

function pushRegion(regions: Region[], region: Region): void {
  if (region.end > region.start) regions.push(region);
}
