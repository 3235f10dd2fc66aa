import { defineRule } from './define-rule.ts';

/** The client sends text as it is, and gets an object. */
export const rule = defineRule({
  code: 'rule/unserialized-body',
  messages: {
    default: ['client', 'encoder'],
    form: ['client', 'encoder'],
    'form-json': ['client', 'encoder'],
    'form-encode': ['client', 'encoder'],
    'form-method': ['client', 'encoder'],
  },
  check({ body, sending: { unserialized } }) {
    if (unserialized === undefined) return [];
    const { client, encoder } = unserialized;
    const message = MESSAGES.get(encoder) ?? 'form';
    return [{ message, pointer: '', at: body.start, data: { client, encoder } }];
  },
});

const MESSAGES: ReadonlyMap<string, 'default' | 'form-json' | 'form-encode' | 'form-method'> = new Map([
  ['JSON.stringify', 'default'],
  ['json=', 'form-json'],
  ['json_encode', 'form-encode'],
  ['.to_json', 'form-method'],
]);
