import { printJson } from '../../validator/json/print.ts';
import type { Check, Gap } from '../../validator/report.ts';
import { correctedBody, whatToSend } from '../what-to-send.ts';
import type { Page } from './page.ts';
import { visibleJson } from './visible-text.ts';

/** Longer bodies are for a file, not for a screen. */
const longestBody = 20_000;

/** Alternatives and notes shown before the rest is only counted. */
const mostListed = 10;

/** The corrected JSON of one payload, what else may have been meant, and the published body with what it lacks. */
export function renderBody(page: Page, check: Check): void {
  const published = check.shape === 'published';
  if (check.corrected !== null) {
    page.heading(published ? `Corrected: ${whatToSend(check)}` : 'Same shape, corrected');
    renderJson(page, correctedBody(check));
    if (!published) renderGaps(page, check.gaps.corrected);
  }
  for (const alternative of check.alternatives.slice(0, mostListed)) {
    page.heading(`If ${alternative.when}`);
    renderJson(page, alternative.body);
  }
  if (!published && check.published !== null) {
    page.heading(`Published request body: ${whatToSend(check)}`);
    renderJson(page, check.published);
  }
  const isShown = check.corrected !== null || (!published && check.published !== null);
  if (isShown) renderGaps(page, check.gaps.published);
  const { notes } = check;
  for (const note of notes.slice(0, mostListed)) page.item(note);
  if (notes.length > mostListed) page.item(`and ${notes.length - mostListed} more`);
}

function renderGaps(page: Page, gaps: readonly Gap[]): void {
  if (gaps.length === 0) return;
  const shown = gaps.slice(0, mostListed).map(({ pointer, found }) => pointer + was(found));
  const rest = gaps.length - shown.length;
  page.item(`Fill in or put right: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`);
}

function was(found: string | null): string {
  return found === null ? '' : ` (was ${found})`;
}

function renderJson(page: Page, value: unknown): void {
  const json = printJson(value, 2, { width: page.width - 2 });
  if (json.length > longestBody) {
    page.paragraph(`${json.length} characters of JSON: --json prints them all.`, '  ');
    return;
  }
  for (const line of json.split('\n')) page.raw(`  ${visibleJson(line)}`);
}
