import type { Rule } from './rule.ts';

/** The client sends text as it is, and gets an object. */
export const rule: Rule = {
  code: 'rule/unserialized-body',
  check({ body, sending: { unserialized } }) {
    if (unserialized === undefined) return [];
    const { client, encoder } = unserialized;
    const message = encoder === 'JSON.stringify' ? 'default' : 'form';
    return [{ code: rule.code, message, pointer: '', at: body.start, data: { client, encoder } }];
  },
};
