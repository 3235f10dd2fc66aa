import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE } from './ids.ts';

const operation = 'POST /api/v2/conversations/callbacks';

export const table: RuleTable = {
  code: 'rule/callback-needs-queue',
  valid: [
    { name: 'a queue', operation, body: { queueId: QUEUE, callbackNumbers: [NUMBER] } },
    {
      name: 'a queue in the routing data',
      operation,
      body: { routingData: { queueId: QUEUE }, callbackNumbers: [NUMBER] },
    },
  ],
  invalid: [
    {
      name: 'neither',
      operation,
      body: { callbackNumbers: [NUMBER] },
      diagnostics: [['rule/callback-needs-queue', '']],
      alternatives: [{ callbackNumbers: [NUMBER], queueId: '<queue-id>' }],
    },
    {
      name: 'routing data without a queue',
      operation,
      body: { routingData: { priority: 0 }, callbackNumbers: [NUMBER] },
      diagnostics: [['rule/callback-needs-queue', '/routingData']],
      alternatives: [{ routingData: { priority: 0, queueId: '<queue-id>' }, callbackNumbers: [NUMBER] }],
    },
    {
      name: 'a queue beside routing data that has none',
      operation: 'POST /api/v2/conversations/callbacks',
      body: { queueId: QUEUE, callbackNumbers: [NUMBER], routingData: { priority: 0 } },
      diagnostics: [['rule/callback-needs-queue', '/routingData/queueId']],
      corrected: { callbackNumbers: [NUMBER], routingData: { priority: 0, queueId: QUEUE } },
    },
  ],
};
