import { visible, widthOf } from './visible-text.ts';

/** What a piece of text is, for coloring. */
export type Style = 'error' | 'warning' | 'info' | 'strong' | 'faint';

/** Colors a text, or gives it back as it is. */
export type Paint = (style: Style, text: string) => string;

/** Lines on their way to a terminal, wrapped to its width. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
  verdict(text: string): void;
  /** A section's title, after an empty line. */
  heading(text: string): void;
  /** Words, made visible and wrapped, each line after `indent`. */
  paragraph(text: string, indent?: string): void;
  /** An item of a list. */
  item(text: string): void;
  /** A line that is safe and laid out already. */
  raw(line: string): void;
  blank(): void;
  text(): string;
}

export function createPage(width: number, paint: Paint): Page {
  const lines: string[] = [];
  const wrapped = (text: string, first: string, indent: string): void => {
    for (const [index, line] of wrap(visible(text), width - indent.length).entries()) {
      lines.push((index === 0 ? first : indent) + line);
    }
  };
  return {
    width,
    paint,
    verdict: (text) => lines.push(paint('strong', visible(text))),
    heading: (text) => lines.push(...(lines.length === 0 ? [] : ['']), paint('strong', visible(text))),
    paragraph: (text, indent = '') => wrapped(text, indent, indent),
    item: (text) => wrapped(text, '  - ', '    '),
    raw: (line) => lines.push(line),
    blank: () => lines.push(''),
    text: () => `${lines.join('\n')}\n`,
  };
}

/** Breaks at spaces; a word wider than the line stands alone and the terminal folds it, so ids can be copied whole. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const wide = widthOf(word);
    if (line !== '' && used + 1 + wide > width) {
      lines.push(line);
      line = word;
      used = wide;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      used += wide + (used === 0 ? 0 : 1);
    }
  }
  return [...lines, line];
}
