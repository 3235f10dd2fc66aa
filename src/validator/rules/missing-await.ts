import { operationOf } from '../message/find-context.ts';
import { matchesOf } from '../text/matches.ts';
import { defineRule } from './define-rule.ts';

/** A variable that takes what a call returns as it is. The name in the third group is of no known client, so that only code can tell. */
const GIVEN =
  /\b(?:const|let|var)\s{1,8}(\w{1,60})(?:\s{0,4}:[^=\n]{1,60})?\s{0,8}=\s{0,8}(?!await\b|new\b)((?:this\.)?(?:fetch|axios(?:\.\w{1,20})?|\w{0,40}[cC]onversations_?Api\.\w{1,80}|(\w{1,60})))\(/g;
const MOST = 40;

/** What only the answer has, not the promise of it. */
const READ = String.raw`\.(?:ok|status|statusText|data|body|json|text|id|\w{1,40}Id)\b`;

/** JavaScript that reads from a promise, or puts one into a path, without waiting for it. */
export const rule = defineRule({
  code: 'rule/missing-await',
  messages: {
    default: ['property', 'found'],
  },
  checkText({ view: { text }, mentions }) {
    if (!mentions.some((mention) => operationOf(mention) !== null)) return [];
    for (const { index, 0: given, 1: name = '', 2: call = '', 3: own } of matchesOf(text, GIVEN).slice(
      0,
      MOST,
    )) {
      const rest = text.slice(index + given.length);
      const waits = new RegExp(`\\bawait\\s+(?:Promise\\.\\w+\\([^)]*)?${name}\\b|\\b${name}\\s*\\.then\\b`);
      const reads = new RegExp(own === undefined ? `\\b${name}${READ}` : `/\\$\\{${name}\\b`);
      if (waits.test(rest) || !reads.test(rest) || (own !== undefined && !isAsync(text, own))) continue;
      return [{ message: 'default', pointer: null, at: index, data: { property: name, found: call } }];
    }
    return [];
  },
});

/** Whether the text declares a function that returns a promise, or shows one in a path. */
function isAsync(text: string, name: string): boolean {
  return (
    /\[object(?: |%20)Promise\]/.test(text) ||
    new RegExp(`\\basync\\s+(?:function\\s+)?${name}\\b|\\b${name}\\s*=\\s*async\\b`).test(text)
  );
}
