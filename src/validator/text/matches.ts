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

/** Every match in a text, of an expression that few texts match. */
export function gatedMatches(view: TextView, gated: Gated): RegExpExecArray[] {
  return mayMatch(view, gated) ? matchesOf(view.text, gated.expression) : [];
}
