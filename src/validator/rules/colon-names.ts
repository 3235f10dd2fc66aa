import type { Span } from '../text/span.ts';

/** A name of two to four parts with colons between, as scopes and permissions are written. */
export interface ColonName extends Span {
  readonly name: string;
  readonly parts: readonly string[];
}

const NAME = /[A-Za-z][A-Za-z_-]{1,39}(?::[A-Za-z][A-Za-z_-]{1,39}){1,3}/y;

/** First parts of addresses, links, labels and the like, which are written the same way. */
const OTHERS =
  /^(?:https?|wss?|tel|sips?|urn|arn|mailto|file|jdbc|localhost|scopes?|permissions?|status|errors?|code|note|type|queue|user|phone|from|to|body|header|method|path|std|java|lang)$/i;

/** The colon names in a stretch of text, in order; found by their colons, so that plain prose costs little. */
export function findColonNames(text: string, { start, end }: Span): ColonName[] {
  const found: ColonName[] = [];
  const stretch = text.slice(start, end);
  for (let colon = stretch.indexOf(':'); colon >= 0; colon = stretch.indexOf(':', colon + 1)) {
    const name = readName(text, start + colon, start);
    if (name === null || name.end > end) continue;
    colon = name.end - start - 1;
    const parts = name.name.split(':');
    if (!OTHERS.test(parts[0] ?? '')) found.push({ ...name, parts });
  }
  return found;
}

function readName(text: string, colon: number, floor: number): Omit<ColonName, 'parts'> | null {
  let start = colon;
  while (start > floor && colon - start < 40 && isNameUnit(text.charCodeAt(start - 1))) start--;
  while (start < colon && /[_-]/.test(text[start] ?? '')) start++;
  if (/[\w:./@$]/.test(text[start - 1] ?? '')) return null;
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const end = start + name.length;
  return /^(?:[\w:/@(]|\.\w)/.test(text.slice(end, end + 2)) ? null : { name, start, end };
}

function isNameUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit === 45;
}
