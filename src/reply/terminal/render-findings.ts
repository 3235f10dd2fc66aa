import type { Diagnostic } from '../../validator/diagnostic.ts';
import { namePlace } from '../answer/place.ts';
import type { FindingGroup } from '../answer/rank-findings.ts';
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
const MOST_KINDS = 40;
const MOST_PLACES = 8;

/** Numbered findings, the likeliest cause first, equal ones together; each with its line and a caret. */
export function renderFindings(page: Page, groups: readonly FindingGroup[], pasted: Pasted): void {
  for (const [index, group] of groups.slice(0, MOST_KINDS).entries()) {
    if (index > 0) page.blank();
    renderKind(page, index + 1, group, pasted);
  }
  const rest = groups.length - MOST_KINDS;
  if (rest > 0) page.paragraph(`And ${rest} more: --json lists them all.`);
}

function renderKind(page: Page, number: number, group: FindingGroup, pasted: Pasted): void {
  const [{ severity, code }] = group;
  page.raw(`${page.paint(severity, `${number}. ${severity}`)}  ${page.paint('faint', code)}`);
  const shown = group.slice(0, MOST_PLACES);
  for (const [index, place] of shown.entries()) {
    renderPlace(page, place, pasted);
    // Words that the next place has too are said once, below the last of them.
    if (shown[index + 1]?.message !== place.message) page.paragraph(place.message, '  ');
  }
  const rest = group.length - shown.length;
  if (rest > 0) page.paragraph(`And ${rest} more of this kind: --json lists them all.`, '  ');
}

function renderPlace(page: Page, { severity, line, column, pointer }: Diagnostic, pasted: Pasted): void {
  const name = namePlace(pointer);
  const where = name === null ? '' : `${visible(name)}  `;
  page.raw(
    `  ${page.paint('strong', where)}${page.paint('faint', `${visible(pasted.file)}:${line}:${column}`)}`,
  );
  const number = String(line);
  const excerpt = excerptOf(pasted.lines[line - 1] ?? '', column, page.width - number.length - 5);
  const [gutter, below] = [`  ${number} |`, `  ${' '.repeat(number.length)} |`];
  page.raw(`${page.paint('faint', gutter)} ${excerpt.text}`);
  page.raw(`${page.paint('faint', below)} ${' '.repeat(excerpt.caret)}${page.paint(severity, '^')}`);
}
