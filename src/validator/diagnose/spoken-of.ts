/** Waited for, ruled out, compared in a condition or mapped: code and rules that speak of a status, which nobody got. */
const BEFORE =
  /(?:!==?|\s[<>]=|\b(?:sleep|setTimeout|delay|wait)\w{0,10}\(|\bif\s{0,2}\([^)\n]{0,40}|\bmap\w{0,4}(?:[^.\n]{0,16}\s(?:to|into))?)\s{0,2}$/i;

const REACH = 56;

/** Whether the number at `[start, end)` is only spoken of, as in `if (status === 400)`, `sleep(500)` or "mapped to 422". */
export function isOnlySpokenOf(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + 8);
  if (BEFORE.test(before)) return true;
  if (/,\s{0,2}$/.test(before) && /^\s{0,2}\)/.test(after)) return true;
  return (
    /\w["']?:\s{0,2}$/.test(before) &&
    /^\s{0,2}[,}]/.test(after) &&
    /\b(?:delay|timeout|retr\w+|interval)["']?:\s{0,2}$/i.test(before)
  );
}
