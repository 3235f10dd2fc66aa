import type { Diagnostic } from '../../validator/diagnostic.ts';
import { groupFindings } from '../../validator/respond/count-problems.ts';
import { excerptOf } from './excerpt.ts';
import type { Page } from './page.ts';
import { visible } from './visible-text.ts';

/** The text that findings point into. */
export interface Pasted {
  /** What to call it in `file:line:column`. */
  readonly file: string;
  readonly lines: readonly string[];
}

/** Kinds of findings, and places of one kind, shown before the rest is only counted. */
const mostKinds = 40;
const mostPlaces = 8;

/** Numbered findings, the gravest first, those of one code together; each with its line and a caret. */
export function renderFindings(page: Page, diagnostics: readonly Diagnostic[], pasted: Pasted): void {
  const kinds = groupFindings(diagnostics);
  for (const [index, kind] of kinds.slice(0, mostKinds).entries()) renderKind(page, index + 1, kind, pasted);
  const rest = kinds.length - mostKinds;
  if (rest > 0) page.paragraph(`And ${rest} more: --json lists them all.`);
}

function renderKind(page: Page, number: number, kind: readonly Diagnostic[], pasted: Pasted): void {
  const [first] = kind;
  if (first === undefined) return;
  const { severity, code, evidence } = first;
  const rests = evidence === 'documented' ? '' : ` (${evidence})`;
  page.blank();
  page.raw(`${page.paint(severity, `${number} ${severity}`)}  ${page.paint('faint', `${code}${rests}`)}`);
  const shown = kind.slice(0, mostPlaces);
  for (const [index, place] of shown.entries()) {
    renderPlace(page, place, pasted);
    // Words that the next place has too are said once, below the last of them.
    if (shown[index + 1]?.message !== place.message) page.paragraph(place.message, '  ');
  }
  const rest = kind.length - shown.length;
  if (rest > 0) page.paragraph(`And ${rest} more of this kind: --json lists them all.`, '  ');
}

function renderPlace(page: Page, { severity, line, column, pointer }: Diagnostic, pasted: Pasted): void {
  const where = pointer === null || pointer === '' ? '' : `${visible(pointer)}  `;
  page.raw(
    `  ${page.paint('strong', where)}${page.paint('faint', `${visible(pasted.file)}:${line}:${column}`)}`,
  );
  const number = String(line);
  const excerpt = excerptOf(pasted.lines[line - 1] ?? '', column, page.width - number.length - 5);
  const [gutter, below] = [`  ${number} |`, `  ${' '.repeat(number.length)} |`];
  page.raw(`${page.paint('faint', gutter)} ${excerpt.text}`);
  page.raw(`${page.paint('faint', below)} ${' '.repeat(excerpt.caret)}${page.paint(severity, '^')}`);
}
