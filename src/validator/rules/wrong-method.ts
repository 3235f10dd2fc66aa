import type { Operation } from '../knowledge.ts';
import type { RequestLine } from '../message/request-line.ts';
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
    only: ['allowed', 'method', 'path'],
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
                : adviceOn(request, nearest, allowed),
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

/** What a request changes is nothing that a method which only reads could do. */
function adviceOn({ method }: RequestLine, nearest: Operation, allowed: readonly Operation[]) {
  if (nearest.method === 'GET' && method !== 'HEAD') return 'only';
  return allowed.length > 1 ? 'several' : 'default';
}
