/** Waited for, ruled out, compared in a condition or mapped: code and rules that speak of a status, which nobody got. */
const BEFORE =
  /(?:!==?|\s[<>]=|\b(?:sleep|setTimeout|delay|wait)\w{0,10}\(|\bif\s{0,2}\([^)\n]{0,40}|\bmap\w{0,4}(?:[^.\n]{0,16}\s(?:to|into))?)\s{0,2}$/i;

const REACH = 56;

/** Whether the number at `[start, end)` is only spoken of, as in `if (status === 400)`, `sleep(500)` or "mapped to 422". */
export function isOnlySpokenOf(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + 8);
  if (isInList(before, text.slice(end, end + 24))) return true;
  if (BEFORE.test(before) || QUERY.test(before) || isSetting(before)) return true;
  if (/,\s{0,2}$/.test(before) && /^\s{0,2}\)/.test(after) && !isAside(before)) return true;
  return (
    /\w["']?:\s{0,2}$/.test(before) &&
    /^\s{0,2}[,}]/.test(after) &&
    /\b(?:delay|timeout|retr\w+|interval)["']?:\s{0,2}$/i.test(before)
  );
}

/** `(400, 403, 429)`: three or more in brackets of their own are a list that somebody handles. */
function isInList(before: string, after: string): boolean {
  const head = /[([]((?:\d{3}[,/ ]{1,3}){0,6})$/.exec(before)?.[1];
  const tail = /^((?:[,/ ]{1,3}\d{3}){0,6})[)\]]/.exec(after)?.[1];
  if (head === undefined || tail === undefined) return false;
  return (head + tail).split(/\D+/).filter((number) => number !== '').length >= 2;
}

/** What is searched for in somebody's monitoring: `@http.status_code:400`, `status=~"400`. */
const QUERY = /(?:@[\w.]{1,40}:|\bstatus\w{0,8}=~["'])$/;

/** `MAX_CALLS=400`: the value of a variable of the environment, unless it is named for a status. */
function isSetting(before: string): boolean {
  const name = /(?:^|\s)([A-Z][A-Z0-9_]{1,40})=["']?$/.exec(before)?.[1];
  return name !== undefined && !/STATUS|CODE|HTTP|ERR/.test(name);
}

/** Whether the bracket that is open at the end of `before` has a blank before it, as in prose: `it (fails, 400)`. */
function isAside(before: string): boolean {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === ')') depth++;
    else if (before[at] === '(' && depth-- === 0) return at === 0 || /\s/.test(before[at - 1] ?? '');
  }
  return false;
}
