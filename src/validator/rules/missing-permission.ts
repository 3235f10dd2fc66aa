import { findColonNames } from './colon-names.ts';
import { defineRule } from './define-rule.ts';

/** As many names as an answer has room for. */
const MOST_NAMED = 6;

/** The permissions that a 403 body names, to be repeated with where they are granted. */
export const rule = defineRule({
  code: 'rule/missing-permission',
  messages: {
    default: ['permission', 'permissions'],
    all: ['permission', 'permissions'],
    any: ['permission', 'permissions'],
  },
  checkText({ view: { text }, errors }) {
    for (const { status, message } of errors) {
      if (message === null || (status !== null && status !== 403) || !/permission/i.test(message)) continue;
      const names = findColonNames(message, { start: 0, end: message.length })
        .filter(({ parts }) => parts.length >= 3)
        .map(({ name }) => name);
      const [permission] = names;
      if (permission === undefined) continue;
      const permissions = names.slice(0, MOST_NAMED);
      const isChoice = /at least one|any of|one of/i.test(message);
      return [
        {
          message: permissions.length === 1 ? 'default' : isChoice ? 'any' : 'all',
          pointer: null,
          at: Math.max(0, text.indexOf(permission)),
          data: { permission, permissions: permissions.join(', ') },
        },
      ];
    }
    return [];
  },
});
