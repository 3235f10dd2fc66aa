import { defineRule } from './define-rule.ts';
import { eachOnce, intentData, pathOf } from './mentions.ts';

/** A path of an operation with a method that it does not have. */
export const rule = defineRule({
  code: 'rule/wrong-method',
  messages: {
    default: ['allowed', 'method', 'nearest', 'path'],
    'no-body': ['allowed', 'method', 'nearest', 'path'],
    intent: ['goal', 'example', 'method', 'nearest', 'path'],
    several: ['allowed', 'method', 'nearest', 'path'],
  },
  checkText({ mentions }) {
    return eachOnce(
      mentions.flatMap((mention) => {
        if (mention.kind !== 'request' || mention.match.kind !== 'wrong-method') return [];
        const {
          request,
          match: { why, allowed, nearest, intent },
        } = mention;
        return {
          message:
            intent !== undefined
              ? 'intent'
              : why === 'body'
                ? 'no-body'
                : allowed.length > 1
                  ? 'several'
                  : 'default',
          pointer: null,
          at: request.span.start,
          data: {
            path: pathOf(request.target),
            method: request.method ?? '',
            allowed: allowed.map(({ method }) => method).join(', '),
            nearest: nearest.name,
            ...(intent === undefined ? { goal: '', example: '' } : intentData(intent)),
          },
        } as const;
      }),
    );
  },
});
