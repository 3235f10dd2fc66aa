import { eastAsianWidth } from 'get-east-asian-width';

/**
 * Everything a terminal (or a chat) would obey, hide or reorder instead of show: controls, escapes, invisible and
 * bidirectional characters, lone surrogates, odd spaces. An ordinary space and the marks that join a letter stay.
 */
const unshowable = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/** The text with all of that written as JSON would escape it (`\u001b`), so that it can be seen and does nothing. */
export function visible(text: string): string {
  return text.replace(unshowable, escaped);
}

/** The same for JSON text, whose line ends and indents are ours; the values it stands for stay equal. */
export function visibleJson(json: string): string {
  return json.replace(unshowable, (character) => (character === '\n' ? character : escaped(character)));
}

/** One character of a line as shown, and the columns it takes. */
export interface TextCell {
  readonly shown: string;
  readonly width: number;
}

/** The character that starts at `offset`, ready to show; tabs are two columns wide. */
export function cellOf(character: string): TextCell {
  if (character === '\t') return { shown: '  ', width: 2 };
  const shown = visible(character);
  if (shown !== character) return { shown, width: shown.length };
  if (/^\p{M}$/u.test(character)) return { shown, width: 0 };
  return { shown, width: eastAsianWidth(character.codePointAt(0) ?? 0) };
}

/** The columns that a text takes which is visible already. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cellOf(character).width;
  return width;
}

function escaped(character: string): string {
  let units = '';
  for (let at = 0; at < character.length; at++) {
    units += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return units;
}
