import { defineRule } from './define-rule.ts';

/** The SDK's method takes the body in another argument than the one in which it is given. */
export const rule = defineRule({
  code: 'rule/body-argument',
  messages: {
    javascript: [],
    python: [],
    wrapped: [],
  },
  check({ body, operation, sending: { argument } }) {
    if (operation === null || argument === undefined) return [];
    const { style, format } = argument;
    const place = { pointer: '', at: body.start };
    if (style === 'options')
      return operation.bodyRequired && format === 'javascript' ? [{ ...place, message: 'wrapped' }] : [];
    if (operation.bodyRequired || (format !== 'javascript' && format !== 'python')) return [];
    return [{ ...place, message: format }];
  },
});
