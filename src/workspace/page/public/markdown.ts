import { html } from 'lit-html';
import { type Content, link } from './mrkdwn.ts';

interface Read {
  readonly content: Content;
  /** The line after what was read. */
  readonly next: number;
}

/** The part of Markdown that a `markdown` block may hold: headings, lists, quotes, fences, rules and inline marks. */
export function renderMarkdown(text: string): Content {
  const lines = text.split('\n');
  const parts: Content[] = [];
  for (let at = 0; at < lines.length; ) {
    const read =
      READERS.map((reader) => reader(lines, at)).find((found) => found !== null) ?? paragraph(lines, at);
    parts.push(read.content);
    at = read.next;
  }
  return parts;
}

const READERS: readonly ((lines: readonly string[], at: number) => Read | null)[] = [
  fence,
  heading,
  list,
  quote,
  rule,
];
const SPECIAL = /^(?:```|#{1,6} |> ?|[-*+] |\d+[.)] )/;

function paragraph(lines: readonly string[], at: number): Read {
  let next = at;
  while (
    next < lines.length &&
    lines[next]?.trim() !== '' &&
    (next === at || !SPECIAL.test(lines[next] ?? ''))
  )
    next += 1;
  if (next === at) return { content: [], next: at + 1 };
  return { content: html`<p>${inline(lines.slice(at, next).join('\n'))}</p>`, next };
}

function fence(lines: readonly string[], at: number): Read | null {
  if (!/^```[\w-]*\s*$/.test(lines[at] ?? '')) return null;
  let end = at + 1;
  while (end < lines.length && !lines[end]?.startsWith('```')) end += 1;
  return { content: html`<pre class="code">${lines.slice(at + 1, end).join('\n')}</pre>`, next: end + 1 };
}

function heading(lines: readonly string[], at: number): Read | null {
  const match = /^(#{1,6}) (.*)$/.exec(lines[at] ?? '');
  if (match === null) return null;
  const [, marks = '', words = ''] = match;
  return {
    content: html`<p class="md-heading md-heading-${marks.length}">${inline(words)}</p>`,
    next: at + 1,
  };
}

const ITEM = /^\s*(?:[-*+]|(\d+)[.)]) (.*)$/;

function list(lines: readonly string[], at: number): Read | null {
  const first = ITEM.exec(lines[at] ?? '');
  if (first === null || /^\s/.test(lines[at] ?? '')) return null;
  let next = at;
  const items: Content[] = [];
  for (let item = ITEM.exec(lines[next] ?? ''); item !== null; item = ITEM.exec(lines[next] ?? '')) {
    items.push(html`<li>${inline(item[2] ?? '')}</li>`);
    next += 1;
  }
  return { content: first[1] === undefined ? html`<ul>${items}</ul>` : html`<ol>${items}</ol>`, next };
}

function quote(lines: readonly string[], at: number): Read | null {
  let next = at;
  while (lines[next]?.startsWith('>')) next += 1;
  if (next === at) return null;
  const words = lines.slice(at, next).map((line) => line.replace(/^> ?/, ''));
  return { content: html`<blockquote>${inline(words.join('\n'))}</blockquote>`, next };
}

function rule(lines: readonly string[], at: number): Read | null {
  return /^(?:-{3,}|\*{3,})\s*$/.test(lines[at] ?? '') ? { content: html`<hr />`, next: at + 1 } : null;
}

const TOKEN =
  /`([^`\n]+)`|\[([^\]\n]+)\]\(([^)\s]+)\)|\*\*([^*\n]+)\*\*|(?<!\w)[*_]([^*_\n]+)[*_](?!\w)|~~([^~\n]+)~~/g;

function inline(text: string): Content {
  const parts: Content[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, code, label, target, bold, italic, struck] = match;
    parts.push(text.slice(from, match.index));
    if (code !== undefined) parts.push(html`<code>${code}</code>`);
    else if (label !== undefined) parts.push(link(target ?? '', label));
    else if (bold !== undefined) parts.push(html`<strong>${bold}</strong>`);
    else if (italic !== undefined) parts.push(html`<em>${italic}</em>`);
    else parts.push(html`<s>${struck}</s>`);
    from = match.index + whole.length;
  }
  return [...parts, text.slice(from)];
}
