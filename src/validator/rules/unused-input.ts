import { findDataActions, INPUT, readInputs } from '../message/data-actions.ts';
import { matchesOf } from '../text/matches.ts';
import { defineRule } from './define-rule.ts';

/** The contract of a data action has an input that neither its URL nor its template uses. */
export const rule = defineRule({
  code: 'template/unused-input',
  messages: {
    default: ['input'],
  },
  checkText({ view: { text } }) {
    const [action, other] = findDataActions(text);
    const inputs = readInputs(text);
    // Of several actions nothing tells whose the contract is.
    if (inputs === null || other !== undefined || action?.url == null || action.template === null) return [];
    const used = new Set(
      [...matchesOf(text, INPUT), ...matchesOf(text, BARE)].flatMap(([, , name = '']) => name),
    );
    if (used.has('rawRequest') || action.template.value.trim() === '') return [];
    // A misspelt input is told as such.
    if ([...used].some((name) => !inputs.has(name))) return [];
    const at = action.template.start;
    return [...inputs.keys()]
      .filter((input) => !used.has(input))
      .map((input) => ({ message: 'default', pointer: null, at, data: { input } }) as const);
  },
});

/** `$input.name`, without braces. */
const BARE = /\$!?(input)\.(\w{1,80})/gi;
