import { html, nothing, type TemplateResult } from 'lit-html';
import { icon } from './icon.ts';
import { toast } from './toast.ts';

const JSON_TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** A code block with a copy button; JSON gets its colors. */
export function codeBlock(text: string, language?: string): TemplateResult {
  const label =
    language && language !== 'json' ? html`<span class="code-language">${language}</span>` : nothing;
  // The line break after <pre> would be part of the code.
  return html`<div class="code-frame"><pre class="code" data-testid="code" tabindex="0">${language === 'json' ? colorJson(text) : text}</pre>${label}<button type="button" class="code-copy" title="Copy" aria-label="Copy this code" @click=${() => copyText(text)}>${icon('copy')}</button></div>`;
}

/** Copies a text and says so. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied');
  } catch {
    toast('The browser did not allow copying. Select the text instead.', 'error');
  }
}

function colorJson(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const match of text.matchAll(JSON_TOKEN)) {
    const [whole, string, colon, number] = match;
    parts.push(text.slice(from, match.index));
    const kind =
      string !== undefined ? (colon ? 'key' : 'string') : number !== undefined ? 'number' : 'literal';
    parts.push(html`<span class="tok-${kind}">${string ?? whole}</span>`, colon ?? '');
    from = match.index + whole.length;
  }
  return [...parts, text.slice(from)];
}
