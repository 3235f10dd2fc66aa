import { h, icon, toast } from './dom.js';

const JSON_TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** A code block with a copy button; JSON gets its colours. */
export function codeBlock(text, language) {
  const pre = h(
    'pre',
    { class: 'code', testid: 'code', tabIndex: 0 },
    language === 'json' ? colourJson(text) : text,
  );
  const copy = h(
    'button',
    {
      type: 'button',
      class: 'code-copy',
      title: 'Copy',
      'aria-label': 'Copy this code',
      onclick: () => copyText(text),
    },
    icon('copy'),
  );
  const label = language && language !== 'json' ? h('span', { class: 'code-language' }, language) : null;
  return h('div', { class: 'code-frame' }, pre, label, copy);
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied');
  } catch {
    toast('The browser did not allow copying. Select the text instead.', 'error');
  }
}

function colourJson(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(JSON_TOKEN)) {
    const [whole, string, colon, number, literal] = match;
    nodes.push(text.slice(from, match.index));
    if (string !== undefined) {
      nodes.push(h('span', { class: colon === undefined ? 'tok-string' : 'tok-key' }, string), colon ?? '');
    } else
      nodes.push(
        h('span', { class: number === undefined ? 'tok-literal' : 'tok-number' }, number ?? literal),
      );
    from = match.index + whole.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}
