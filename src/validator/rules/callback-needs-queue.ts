import { isNothing } from '../body/facts.ts';
import type { Rule } from './rule.ts';

/** A callback waits in a queue: `queueId`, or `routingData` with one. */
export const rule: Rule = {
  code: 'rule/callback-needs-queue',
  check({ body, schema, published }) {
    if (schema?.name !== 'CreateCallbackCommand' || body.kind !== 'object' || published.has('queueId'))
      return [];
    const routing = published.get('routingData')?.value;
    if (routing !== undefined && routing.kind !== 'object') return [];
    const queue = routing?.members.findLast((member) => member.key === 'queueId');
    if (queue !== undefined && !isNothing(queue.value)) return [];
    return [
      {
        code: rule.code,
        message: routing === undefined ? 'default' : 'routing-data',
        pointer: routing === undefined ? '' : '/routingData',
        at: routing?.start ?? body.start,
        data: {},
        fixes: [
          {
            applicability: 'has-placeholders',
            when: 'add-queue',
            patch: [
              {
                op: 'add',
                path: routing === undefined ? '/queueId' : '/routingData/queueId',
                value: '<queue-id>',
              },
            ],
          },
        ],
      },
    ];
  },
};
