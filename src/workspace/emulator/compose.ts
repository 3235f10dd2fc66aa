import type { Json } from './wire.ts';

export interface Composition {
  /** Escaped and linked, as the `text` of a message. */
  readonly text: string;
  /** The `rich_text` block beside it. */
  readonly blocks: Json[];
}

export interface ComposeOptions {
  readonly code?: boolean | undefined;
  readonly curlyQuotes?: boolean | undefined;
  readonly linkPhones?: boolean | undefined;
  /** Turns `@name` into a user id and `#name` into a channel id, where there is one. */
  readonly resolve?: (mention: string) => string | undefined;
}

/**
 * Does to typed text what Slack's clients and server do to it: entities for & < >, links for what looks like a URL, a
 * mail address or a phone number (also inside code), curly quotes if wanted, and a code block for each fence.
 */
export function compose(typed: string, options: ComposeOptions = {}): Composition {
  const source = options.code === true ? `\`\`\`\n${typed}\n\`\`\`` : typed;
  const parts = source.split('```');
  // An odd number of fences leaves the last one as plain text.
  if (parts.length % 2 === 0) {
    const tail = parts.pop() ?? '';
    parts.push(`${parts.pop() ?? ''}\`\`\`${tail}`);
  }
  const pieces = parts.map((part, index) => ({ code: index % 2 === 1, text: part }));
  const text = pieces.map((piece) =>
    piece.code ? codeText(piece.text, options) : plainText(piece.text, options),
  );
  const elements = pieces.flatMap((piece) =>
    piece.code ? codeBlock(piece.text, options) : section(piece.text, options),
  );
  return { text: text.join(''), blocks: [{ type: 'rich_text', elements }] };
}

/** Escapes exactly the three characters that Slack escapes. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Curls straight quotes and joins dots, as an operating system's keyboard does while one types. */
export function curlQuotes(text: string): string {
  return text
    .replace(/(^|[\s([{:,])"/g, '$1\u201c')
    .replaceAll('"', '\u201d')
    .replace(/(^|[\s([{:,])'/g, '$1\u2018')
    .replaceAll("'", '\u2019')
    .replaceAll('...', '\u2026');
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'mention'; readonly markup: string; readonly element: Json };

const LINK = new RegExp(
  [
    /(?<url>\bhttps?:\/\/[^\s<>"'`|\\\u201c\u201d]+)/,
    /(?<mail>\b[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+\b)/,
    /(?<domain>(?<![\w@./:-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|dev|de|cloud|ie|co\.uk|com\.au)\b(?:\/[^\s<>"'`|\\]*)?)/,
    /(?<phone>(?<![\w+])\+\d[\d -]{6,16}\d(?![\w-]))/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gi',
);

function link(text: string, options: ComposeOptions): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const found = trimPunctuation(match[0]);
    const groups = match.groups ?? {};
    const url = targetOf(found, groups, options);
    if (url === undefined || found === '') continue;
    tokens.push({ kind: 'text', text: text.slice(from, match.index) }, { kind: 'link', url, label: found });
    from = match.index + found.length;
  }
  tokens.push({ kind: 'text', text: text.slice(from) });
  return tokens.filter((token) => token.kind !== 'text' || token.text !== '');
}

function targetOf(
  found: string,
  groups: Record<string, string | undefined>,
  options: ComposeOptions,
): string | undefined {
  if (groups.url !== undefined) return found;
  if (groups.mail !== undefined) return `mailto:${found}`;
  if (groups.domain !== undefined) return `http://${found}`;
  return options.linkPhones === false ? undefined : `tel:${found.replace(/[ -]/g, '')}`;
}

const trimPunctuation = (text: string): string => text.replace(/[.,;:!?)\]}'"]{1,20}$/, '');

const MARKUP = /`(?<code>[^`\n]+)`|<?(?<sign>[@#])(?<name>[A-Za-z0-9._-]+)>?/g;

function tokenize(text: string, options: ComposeOptions): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  const take = (to: number): void => {
    const plain = text.slice(from, to);
    tokens.push(...link(options.curlyQuotes === true ? curlQuotes(plain) : plain, options));
  };
  for (const match of text.matchAll(MARKUP)) {
    const token = markup(match.groups ?? {}, options);
    if (token === undefined || !startsWord(text, match.index)) continue;
    take(match.index);
    tokens.push(token);
    from = match.index + match[0].length;
  }
  take(text.length);
  return tokens;
}

/** The @ of a mail address is not a mention. */
const startsWord = (text: string, index: number): boolean =>
  index === 0 || !/[\w.]/.test(text[index - 1] ?? '');

function markup(groups: Record<string, string | undefined>, options: ComposeOptions): Token | undefined {
  const { code, sign, name = '' } = groups;
  if (code !== undefined) return { kind: 'code', text: code };
  if (sign === '@' && (name === 'here' || name === 'channel' || name === 'everyone')) {
    return { kind: 'mention', markup: `<!${name}>`, element: { type: 'broadcast', range: name } };
  }
  const id = options.resolve?.(`${sign}${name}`);
  if (id === undefined) return undefined;
  return sign === '@'
    ? { kind: 'mention', markup: `<@${id}>`, element: { type: 'user', user_id: id } }
    : { kind: 'mention', markup: `<#${id}|${name}>`, element: { type: 'channel', channel_id: id } };
}

function plainText(text: string, options: ComposeOptions): string {
  return tokenize(text, options).map(tokenText).join('');
}

function codeText(text: string, options: ComposeOptions): string {
  return `\`\`\`${link(text, options).map(tokenText).join('')}\`\`\``;
}

function tokenText(token: Token): string {
  if (token.kind === 'text') return escapeText(token.text);
  if (token.kind === 'code') return `\`${escapeText(token.text)}\``;
  if (token.kind === 'mention') return token.markup;
  const target = escapeText(token.url);
  return token.url === token.label ? `<${target}>` : `<${target}|${escapeText(token.label)}>`;
}

function section(text: string, options: ComposeOptions): Json[] {
  // The line break next to a code block belongs to the block.
  const trimmed = text.replace(/^\n/, '').replace(/\n$/, '');
  if (trimmed.trim() === '') return [];
  return [{ type: 'rich_text_section', elements: tokenize(trimmed, options).map(element) }];
}

function codeBlock(text: string, options: ComposeOptions): Json[] {
  const trimmed = text.replace(/^\n/, '').replace(/\n$/, '');
  if (trimmed === '') return [];
  return [{ type: 'rich_text_preformatted', elements: link(trimmed, options).map(element), border: 0 }];
}

function element(token: Token): Json {
  if (token.kind === 'text') return { type: 'text', text: token.text };
  if (token.kind === 'code') return { type: 'text', text: token.text, style: { code: true } };
  if (token.kind === 'mention') return token.element;
  return token.url === token.label
    ? { type: 'link', url: token.url }
    : { type: 'link', url: token.url, text: token.label };
}
