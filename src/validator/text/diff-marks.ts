/** In: the lines of a text. Out: which of them a diff adds or removes. */

/** What a diff says of a line; null where it says nothing. */
type Mark = 'added' | 'removed' | null;

/** Behind a mark: JSON, or a name with its sign. A single blank before a name makes an item of a list. */
const WRITTEN = String.raw`(?:[ \t]{0,200}["'{}[\]\u201c\u201d]|(?:[ \t]{2,200})?[A-Za-z_$@][\w.$@-]{0,80}[ \t]{0,8}[:=(])`;
/** A number in international form begins with a plus as well. */
const ADDED = new RegExp(String.raw`^\+${WRITTEN}`);
const ANYWHERE = new RegExp(String.raw`^[> \t]{0,20}\+${WRITTEN}`, 'm');
const CODE = new RegExp(`^[+-]${WRITTEN}`);

/** Whether some line looks as if a diff added it. */
export function mayBeDiff(text: string): boolean {
  return text.includes('+') && ANYWHERE.test(text);
}

/** Marks count only in a run of lines that each begin with a mark or a blank, one of them added. */
export function findMarks(lines: readonly string[]): Mark[] {
  const marks: Mark[] = lines.map(() => null);
  for (let at = 0; at < lines.length; ) {
    const end = endOfRun(lines, at);
    const run = lines.slice(at, end);
    if (run.some((line) => ADDED.test(line)))
      for (const [offset, line] of run.entries()) marks[at + offset] = markOf(line);
    at = Math.max(end, at + 1);
  }
  return marks;
}

export function isUnmarked(mark: Mark): boolean {
  return mark === null;
}

function endOfRun(lines: readonly string[], start: number): number {
  let end = start;
  while (/^(?:[+\- \t]|@@|\\ No newline)/.test(lines[end] ?? '')) end++;
  return end;
}

function markOf(line: string): Mark {
  if (/^(?:@@|\\ No newline|\+\+\+ |--- )/.test(line)) return 'removed';
  if (!CODE.test(line) && !/^[+-]\s*$/.test(line)) return null;
  return line.startsWith('+') ? 'added' : 'removed';
}
