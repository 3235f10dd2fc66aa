import { defineRule } from './define-rule.ts';

/** The client sends text as it is, and gets an object. */
export const rule = defineRule({
  code: 'rule/unserialized-body',
  messages: {
    default: ['client', 'encoder'],
    form: ['client', 'encoder'],
  },
  check({ body, sending: { unserialized } }) {
    if (unserialized === undefined) return [];
    const { client, encoder } = unserialized;
    const message = encoder === 'JSON.stringify' ? 'default' : 'form';
    return [{ message, pointer: '', at: body.start, data: { client, encoder } }];
  },
});
