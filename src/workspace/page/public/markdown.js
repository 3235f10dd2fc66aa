import { h } from './dom.js';
import { link } from './mrkdwn.js';

/** The part of Markdown that a `markdown` block may hold: headings, lists, quotes, fences, rules and inline marks. */
export function renderMarkdown(text) {
  const nodes = [];
  const lines = String(text).split('\n');
  let at = 0;
  while (at < lines.length) {
    const start = at;
    for (const read of [fence, heading, list, quote, rule]) {
      const found = read(lines, at);
      if (found === null) continue;
      nodes.push(found.node);
      at = found.next;
      break;
    }
    if (at > start) continue;
    const paragraph = [];
    while (
      at < lines.length &&
      lines[at].trim() !== '' &&
      !(paragraph.length > 0 && SPECIAL.test(lines[at]))
    ) {
      paragraph.push(lines[at]);
      at += 1;
    }
    if (paragraph.length > 0) nodes.push(h('p', {}, inline(paragraph.join('\n'))));
    else at += 1;
  }
  return nodes;
}

const SPECIAL = /^(?:```|#{1,6} |> ?|[-*+] |\d+[.)] )/;

function fence(lines, at) {
  const opening = /^```([\w-]*)\s*$/.exec(lines[at]);
  if (opening === null) return null;
  let end = at + 1;
  while (end < lines.length && !lines[end].startsWith('```')) end += 1;
  const code = h('pre', { class: 'code' }, lines.slice(at + 1, end).join('\n'));
  return { node: code, next: end + 1 };
}

function heading(lines, at) {
  const match = /^(#{1,6}) (.*)$/.exec(lines[at]);
  if (match === null) return null;
  return {
    node: h('p', { class: `md-heading md-heading-${match[1].length}` }, inline(match[2])),
    next: at + 1,
  };
}

function list(lines, at) {
  const first = /^(?:[-*+]|(\d+)[.)]) (.*)$/.exec(lines[at]);
  if (first === null) return null;
  const items = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const item = /^\s*(?:[-*+]|\d+[.)]) (.*)$/.exec(lines[next]);
    if (item === null) break;
    items.push(h('li', {}, inline(item[1])));
  }
  return { node: h(first[1] === undefined ? 'ul' : 'ol', {}, items), next };
}

function quote(lines, at) {
  const quoted = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const match = /^> ?(.*)$/.exec(lines[next]);
    if (match === null) break;
    quoted.push(match[1]);
  }
  return quoted.length === 0 ? null : { node: h('blockquote', {}, inline(quoted.join('\n'))), next };
}

function rule(lines, at) {
  return /^(?:-{3,}|\*{3,})\s*$/.test(lines[at]) ? { node: h('hr'), next: at + 1 } : null;
}

const TOKEN =
  /`([^`\n]+)`|\[([^\]\n]+)\]\(([^)\s]+)\)|\*\*([^*\n]+)\*\*|(?<!\w)[*_]([^*_\n]+)[*_](?!\w)|~~([^~\n]+)~~/g;

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, code, label, target, bold, italic, struck] = match;
    nodes.push(text.slice(from, match.index));
    if (code !== undefined) nodes.push(h('code', {}, code));
    else if (label !== undefined) nodes.push(link(target, label));
    else if (bold !== undefined) nodes.push(h('strong', {}, bold));
    else if (italic !== undefined) nodes.push(h('em', {}, italic));
    else nodes.push(h('s', {}, struck));
    from = match.index + whole.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}
