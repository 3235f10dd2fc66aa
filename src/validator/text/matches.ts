import { type Gated, mayMatch } from './gate.ts';
import type { TextView } from './view.ts';

/**
 * Every match of a global expression in a text, in order. `matchAll` makes another expression for each call, which costs
 * more than most searches.
 */
export function matchesOf(text: string, expression: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    matches.push(match);
    if (match[0] === '') expression.lastIndex++;
  }
  return matches;
}

/** The same, one by one, where there may be too many to keep. */
export function* eachMatch(text: string, expression: RegExp): Generator<RegExpExecArray> {
  for (let at = 0; ; ) {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (match === null) return;
    at = match[0] === '' ? expression.lastIndex + 1 : expression.lastIndex;
    yield match;
  }
}

/** Every match in a text, of an expression that few texts match. */
export function gatedMatches(view: TextView, gated: Gated): RegExpExecArray[] {
  return mayMatch(view, gated) ? matchesOf(view.text, gated.expression) : [];
}
