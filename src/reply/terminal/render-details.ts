import type { DetailsPart, DetailsSection } from '../details/details.ts';
import type { Page } from './page.ts';
import { visibleJson } from './visible-text.ts';

/** Longer bodies are for a file, not for a screen. */
const LONGEST_CODE = 20_000;

/** All that is known about a report, a section after the other. */
export function renderDetails(page: Page, sections: readonly DetailsSection[]): void {
  for (const { title, parts } of sections) {
    page.heading(title);
    for (const part of parts) renderPart(page, part);
  }
}

function renderPart(page: Page, part: DetailsPart): void {
  switch (part.kind) {
    case 'title':
      page.paragraph(part.text);
      return;
    case 'text':
      page.paragraph(part.text, '  ');
      return;
    case 'list':
      for (const item of part.items) page.item(item);
      return;
    case 'code':
      renderCode(page, part.text);
      return;
    case 'sources': {
      const sources = part.sources.map(({ title, url, read }) =>
        [title, url, read].filter(Boolean).join(', '),
      );
      page.paragraph(`${part.label} ${sources.join('; ')}`, '  ');
      return;
    }
    default:
      part satisfies never;
  }
}

/** JSON with an indent, its controls written as escapes; what no screen should be filled with is counted. */
export function renderCode(page: Page, json: string): void {
  if (json.length > LONGEST_CODE) {
    page.paragraph(`${json.length} characters of JSON: --fix prints them all.`, '  ');
    return;
  }
  for (const line of json.split('\n')) page.raw(`  ${visibleJson(line)}`);
}
