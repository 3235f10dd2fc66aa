/** Bodies in the request templates of data actions, each decoded from the string that it is kept in. */
import { type DataAction, findDataActions } from '../../message/data-actions.ts';
import type { Span } from '../../text/span.ts';
import { decodeText } from '../code/embedded.ts';
import { readLiteral } from '../code/strings.ts';
import { readJsonSnippet, type Snippet } from '../snippet.ts';

export interface Templates {
  readonly snippets: readonly Snippet[];
  /** The configurations themselves. */
  readonly stretches: readonly Span[];
}

/** Reads the templates that are JSON; the others send no body of their own. */
export function readTemplates(text: string): Templates {
  const actions = findDataActions(text);
  return {
    snippets: actions.flatMap((action) => readTemplate(action, text) ?? []),
    stretches: actions.map(({ span }) => span),
  };
}

function readTemplate({ template, url, method, isTerraform }: DataAction, text: string): Snippet | null {
  if (template === null) return null;
  const { start, end, isRaw } = template;
  const part = readLiteral(text, start, end, isRaw ? 'raw' : 'c');
  const { source } = decodeText({ kind: 'text', parts: [part], start, end }, text);
  if (!/^\s*(?:#\w+\s*\([^\n]*\n\s*)*(?:#\w+\s*\([^\n{[]*)?(?:[{[]|"[^"\n]{1,80}"\s*:)/.test(source.text))
    return null;
  const request =
    url === null ? {} : { request: { method, target: url.value, span: { start: url.start, end: url.end } } };
  return readJsonSnippet({
    format: isTerraform ? 'terraform' : 'json',
    span: { start, end },
    source,
    ...request,
  });
}
