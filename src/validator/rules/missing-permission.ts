import { findToldGrant } from './client-credentials.ts';
import { findColonNames } from './colon-names.ts';
import { defineRule } from './define-rule.ts';
import { DATA_ACTION } from './wrong-grant.ts';

/** As many names as an answer has room for. */
const MOST_NAMED = 6;

/** The permissions that a 403 body names, to be repeated with where they are granted. */
export const rule = defineRule({
  code: 'rule/missing-permission',
  messages: {
    default: ['permission', 'permissions', 'holder'],
    all: ['permission', 'permissions', 'holder'],
    any: ['permission', 'permissions', 'holder'],
  },
  checkText(facts) {
    const { text } = facts.view;
    for (const { status, message } of facts.errors) {
      if (message === null || (status !== null && status !== 403) || !/permission/i.test(message)) continue;
      const names = findColonNames(message, { start: 0, end: message.length })
        .filter(({ parts }) => parts.length >= 3)
        .map(({ name }) => name);
      const [permission] = names;
      if (permission === undefined) continue;
      const permissions = names.slice(0, MOST_NAMED);
      // A token without a user has the roles of its OAuth client.
      const hasNoUser = DATA_ACTION.test(text) || findToldGrant(facts)?.isAsked === false;
      const holder = hasNoUser ? 'OAuth client' : 'user';
      const isChoice = /at least one|any of|one of/i.test(message);
      return [
        {
          message: permissions.length === 1 ? 'default' : isChoice ? 'any' : 'all',
          pointer: null,
          at: Math.max(0, text.indexOf(permission)),
          data: { permission, permissions: permissions.join(', '), holder },
        },
      ];
    }
    return [];
  },
});
