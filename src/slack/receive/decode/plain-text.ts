/**
 * A message's `text` as the author typed it: links, numbers and addresses that Slack wrapped in `<…>` become what was
 * typed again, then the three escaped characters. One pass from left to right.
 */
export function decodePlainText(text: string): string {
  let decoded = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('<', from);
    const close = open === -1 ? -1 : text.indexOf('>', open);
    if (close === -1) return decoded + unescapeEntities(text.slice(from));
    decoded +=
      unescapeEntities(text.slice(from, open)) + unescapeEntities(decodeToken(text.slice(open + 1, close)));
    from = close + 1;
  }
}

/** What stands between `<` and `>`: a real `<` of the author's arrives as `&lt;`. */
function decodeToken(token: string): string {
  const bar = token.indexOf('|');
  const target = bar === -1 ? token : token.slice(0, bar);
  const label = bar === -1 ? '' : token.slice(bar + 1);
  if (target.startsWith('@')) return `&lt;${target}&gt;`;
  if (target.startsWith('#')) return label === '' ? `&lt;${target}&gt;` : `#${label}`;
  if (target.startsWith('!subteam^')) return label || `&lt;${target}&gt;`;
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label || target.replace(/^(mailto|tel):/, '');
}

/** Slack escapes exactly these three; the ampersand comes last, so that `&amp;lt;` gives `&lt;`. */
function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
