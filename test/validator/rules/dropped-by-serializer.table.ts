import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE, USER } from './ids.ts';

const PARTICIPANT = `https://api.mypurecloud.com/api/v2/conversations/calls/${USER}/participants/${QUEUE}`;
const go = (field: string, value: string): string =>
  `Genesys answers 400\ntype update struct {\n\t${field}\n}\nb, _ := json.Marshal(update{${value}})\nreq, _ := http.NewRequest("PATCH", "${PARTICIPANT}", bytes.NewReader(b))`;
const replace = (body: string, status = 400): string =>
  `Genesys answers ${status} for some queues\nconversationsApi.postConversationsCallParticipantReplace(c, p, ${body});`;

export const table: RuleTable = {
  code: 'rule/dropped-by-serializer',
  valid: [
    { name: 'true, which is sent', text: go('Muted bool `json:"muted,omitempty"`', 'Muted: true') },
    { name: 'false without omitempty', text: go('Held bool `json:"held"`', 'Held: false') },
    { name: 'a lookup, where another status came back', text: replace('{ queueId: QUEUES[name] }', 403) },
    {
      name: 'a lookup for what the request does without',
      text: `Genesys answers 400\naxios.post('https://api.mypurecloud.com/api/v2/conversations/calls', { phoneNumber: number, label: LABELS[kind] });`,
    },
  ],
  invalid: [
    {
      name: 'unhold with omitempty',
      text: go('Held bool `json:"held,omitempty"`', 'Held: false'),
      diagnostics: [['rule/dropped-by-serializer', '/held']],
    },
    {
      name: 'unmute with omitempty',
      text: go('Muted bool `json:"muted,omitempty"`', 'Muted: false'),
      diagnostics: [['rule/dropped-by-serializer', '/muted']],
    },
    {
      name: 'the ID of a queue that is looked up by its name',
      text: replace('{ queueId: QUEUES[name] }'),
      diagnostics: [['rule/dropped-by-serializer', null]],
    },
    {
      name: 'the ID of a queue that may not be found',
      text: replace('{ queueId: queues.find((q) => q.name === name)?.id }'),
      diagnostics: [['rule/dropped-by-serializer', null]],
    },
  ],
};
