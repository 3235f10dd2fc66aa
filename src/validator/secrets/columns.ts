import { matchesOf } from '../text/matches.ts';
import { isSecret } from './judge.ts';
import { type Naming, readName, SECRET_WORD } from './names.ts';
import { QUOTES } from './normalize.ts';
import { type FoundSecret, secretAt } from './placed.ts';

/** A line of names, such as `client_id,client_secret`, and what each says of the values below it. */
interface Head {
  readonly separator: Separator;
  readonly namings: readonly (Naming | null)[];
}

type Separator = ',' | ';' | '\t' | '|';

const SEPARATORS: readonly Separator[] = [',', ';', '\t', '|'];

/** A cell with the separator or the end of the line behind it; what the table stands in may end behind its last cell. */
const CELLS = new Map(
  SEPARATORS.map((sign) => [
    sign,
    new RegExp(
      ` ?(?:([${QUOTES}])([^${QUOTES}]*)\\1|([^${QUOTES}${sign}]*))([^${sign}]*)(?:[${sign}]|$)`,
      'y',
    ),
  ]),
);

/** A line that is drawn between the rows. */
const RULE = /^[-+|=: \u2500-\u257f]+$/;
const NAME = /^[\w.$-]+(?: [\w.$-]+){0,2}$/;
const WORD = new RegExp(SECRET_WORD, 'i');
const NOTHING = new RegExp(`^[${QUOTES} ]*$`);
const LONGEST_HEAD = 1000;
const MOST_COLUMNS = 60;

/** Secrets in the columns of a table, with the names of the columns in its first line. */
export function findInColumns(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  let head: Head | null = null;
  for (const { index, 0: line } of matchesOf(text, /[^\n\v]+/g)) {
    if (head !== null && RULE.test(line)) continue;
    const inRow: FoundSecret[] | null = head && readRow(line, index, head);
    if (inRow === null) head = readHead(line);
    else found.push(...inRow);
  }
  return found;
}

function readHead(line: string): Head | null {
  if (line.length > LONGEST_HEAD || !WORD.test(line)) return null;
  for (const separator of SEPARATORS) {
    if (!line.includes(separator)) continue;
    // A log or a string may begin before the first name.
    const begin = new RegExp(`^[^${separator}]*[:${QUOTES}] ?(?=[\\w${separator}])`).exec(line)?.[0] ?? '';
    const cells = cellsOf(line.slice(begin.length), separator);
    if (cells.length < 2 || !cells.every(isName)) continue;
    const namings = cells.map(({ text }) => readName(text));
    if (namings.some((naming) => naming !== null)) return { separator, namings };
  }
  return null;
}

/** Behind a name stands nothing: after a colon its value would be in the same line. */
const isName = ({ text, rest }: Cell): boolean => (text === '' || NAME.test(text)) && NOTHING.test(rest);

/** The secrets of a row; null for a line that is none of the table. */
function readRow(line: string, start: number, { separator, namings }: Head): FoundSecret[] | null {
  const cells = cellsOf(line, separator);
  if (cells.length !== namings.length) return null;
  return cells.flatMap(({ text, at, isQuoted }, column) => {
    const naming = namings[column] ?? null;
    if (naming === null || / /.test(text) || !isSecret(text, naming.strength, isQuoted)) return [];
    return [secretAt(naming.kind, start + at, text)];
  });
}

interface Cell {
  readonly text: string;
  readonly at: number;
  /** What stands between it and the separator. */
  readonly rest: string;
  readonly isQuoted: boolean;
}

function cellsOf(line: string, separator: Separator): Cell[] {
  const cells: Cell[] = [];
  const cell = CELLS.get(separator) ?? /$/y;
  cell.lastIndex = 0;
  while (cell.lastIndex < line.length && cells.length < MOST_COLUMNS) {
    const from = cell.lastIndex;
    const match = cell.exec(line);
    if (match === null) break;
    const raw = match[2] ?? match[3] ?? '';
    const text = raw.trim();
    const at = line.indexOf(text, from);
    cells.push({ text, at, rest: match[4] ?? '', isQuoted: match[1] !== undefined });
    cell.lastIndex = from + match[0].length;
  }
  return cells;
}
