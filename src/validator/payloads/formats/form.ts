import type { JsonNode, Member } from '../../json/node.ts';
import type { Source } from '../../text/source.ts';

/**
 * Reads `name=value&name=value` (application/x-www-form-urlencoded) as an object of strings; nodes carry offsets into the
 * source's text. `a[b]=c` and `a.b=c` stay plain names. Null where the text is no form.
 */
export function readForm(source: Source): JsonNode | null {
  const { text } = source;
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  const members: Member[] = [];
  for (let at = start; at < end; ) {
    const ampersand = text.indexOf('&', at);
    const next = ampersand < 0 || ampersand > end ? end : ampersand;
    const equals = text.indexOf('=', at);
    if (equals > at && equals < next) {
      const key = decode(text.slice(at, equals));
      const value: JsonNode = {
        kind: 'string',
        value: decode(text.slice(equals + 1, next)),
        start: equals + 1,
        end: next,
      };
      members.push({ key, keyStart: at, keyEnd: equals, value });
    } else if (next > at) return null;
    at = next + 1;
  }
  return members.length === 0 ? null : { kind: 'object', members, start, end };
}

function isBlank(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 0x20;
}

/** Percent escapes that are no UTF-8 stay as written. */
function decode(written: string): string {
  const spaced = written.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
