const SALES = '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c01';
const JANE = '8a2f6c14-0d3b-4e7a-b5c9-1f0e2d3c4b01';
const OMAR = '8a2f6c14-0d3b-4e7a-b5c9-1f0e2d3c4b02';
const KIM = '8a2f6c14-0d3b-4e7a-b5c9-1f0e2d3c4b04';
const CALL = 'POST /api/v2/conversations/calls gives 400\n';
const LIVE = 'e5a7c9d1-3f0b-4e2d-8c4a-6b8d0f1e3c01';
const ENDED = 'e5a7c9d1-3f0b-4e2d-8c4a-6b8d0f1e3c02';
const AGENT = 'f7b9d1e3-5a0c-4f2e-9d4b-8c0a2e4f6d01';
const CUSTOMER = 'f7b9d1e3-5a0c-4f2e-9d4b-8c0a2e4f6d02';
const LEFT = 'f7b9d1e3-5a0c-4f2e-9d4b-8c0a2e4f6d03';
const NOBODY = '00c0ffee-1234-4abc-8def-0123456789ab';

export interface Row {
  readonly name: string;
  readonly text: string;
  /** What the organization adds: code, pointer, and a part of the message. */
  readonly adds: readonly (readonly [code: string, pointer: string | null, words: string])[];
  /** The published body after it, where it matters. */
  readonly published?: unknown;
  readonly audience?: 'asker';
}

const onParticipant = (conversation: string, participant: string, rest: string, body: string): string =>
  `POST /api/v2/conversations/${conversation}/participants/${participant}/${rest} gives 400\n${body}`;

export const rows: readonly Row[] = [
  {
    name: 'a queue name beside a number becomes its ID',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "Sales EMEA" }`,
    adds: [['org/queue-name', '/callFromQueueId', `takes its ID: \`${SALES}\``]],
    published: { phoneNumber: '+12065550142', callFromQueueId: SALES },
  },
  {
    name: 'a queue name in other letter case becomes its ID',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "sales emea" }`,
    adds: [['org/queue-name', '/callFromQueueId', SALES]],
    published: { phoneNumber: '+12065550142', callFromQueueId: SALES },
  },
  {
    name: 'a queue name in a shape that is not published becomes its ID in both bodies',
    text: `${CALL}{ "to": [{ "address": "+12065550142", "type": "phone" }], "routingData": { "queueId": "Sales EMEA" } }`,
    adds: [['org/queue-name', '/routingData/queueId', SALES]],
    published: { phoneNumber: '+12065550142', callFromQueueId: SALES },
  },
  {
    name: 'of several queues of one name the IDs are listed',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "sUPPORT" }`,
    adds: [['org/queue-name', '/callFromQueueId', '3 queues']],
    published: { phoneNumber: '+12065550142', callFromQueueId: '<queue-id>' },
  },
  {
    name: 'one of several queues is meant when it is written the same',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "Support" }`,
    adds: [['org/queue-name', '/callFromQueueId', '3c1d0a52-7b1e-4c6f-9a02-5d8e4f7b1c03']],
  },
  {
    name: 'a queue name that only begins so is not found',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "Sales" }`,
    adds: [['org/queue-not-found', '/callFromQueueId', 'named `Sales`']],
  },
  {
    name: 'a queue name with quotes is told as not found',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "Sales \\"EMEA\\"" }`,
    adds: [['org/queue-not-found', '/callFromQueueId', 'Sales "EMEA"']],
  },
  {
    name: 'a user by e-mail becomes an ID',
    text: `${CALL}{ "callUserId": "jane.doe@example.com" }`,
    adds: [['org/user-name', '/callUserId', JANE]],
    published: { callUserId: JANE },
  },
  {
    name: 'a user by name becomes an ID',
    text: `${CALL}{ "callUserId": "Jane Doe" }`,
    adds: [['org/user-name', '/callUserId', JANE]],
    published: { callUserId: JANE },
  },
  {
    name: 'several users of one name are counted in a channel',
    text: `${CALL}{ "callUserId": "Alex Smith" }`,
    adds: [['org/user-name', '/callUserId', 'the ID of the one you mean.']],
    published: { callUserId: '<user-id>' },
  },
  {
    name: 'several users of one name are listed by ID for who asked',
    text: `${CALL}{ "callUserId": "Alex Smith" }`,
    audience: 'asker',
    adds: [['org/user-name', '/callUserId', '3c4b05, 8a2f6c14']],
  },
  {
    name: 'the user whom a dialect names as the caller has no station',
    text: `${CALL}{ "from": { "address": "${OMAR}", "type": "user" }, "to": [{ "address": "+12065550142", "type": "phone" }] }`,
    adds: [['org/no-station', '/from/address', 'has no station']],
  },
  {
    name: 'the user of the path has no station, also with the error alone',
    text: `POST /api/v2/conversations/calls/user/${OMAR} answers {"message":"No station","code":"conversation.error.no.user.station","status":409,"contextId":"x"}`,
    adds: [['org/no-station', null, 'has no station']],
  },
  {
    name: 'a called user without a station',
    text: `${CALL}{ "callUserId": "${OMAR}" }`,
    adds: [['org/no-station', '/callUserId', 'no phone rings']],
  },
  {
    name: 'the roles of the caller lack the permission',
    text: `POST /api/v2/conversations/calls/user/${KIM} gives 403\n{ "phoneNumber": "+12065550142" }`,
    adds: [['org/missing-permission', null, 'conversation:call:add']],
  },
  {
    name: 'the caller shows a number of another user',
    text: `POST /api/v2/conversations/calls/user/${KIM.replace(/4$/, '5')} gives 403\n{ "phoneNumber": "+12065550142", "callerId": "+14155550124" }`,
    adds: [['org/number-not-assigned', '/callerId', 'belongs to another user']],
  },
  {
    name: 'a number of the pool that nobody has',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callerId": "+14155550125" }`,
    adds: [['org/number-not-assigned', '/callerId', 'is not assigned']],
  },
  {
    name: 'a number that is still pending',
    text: `${CALL}{ "from": { "address": "+14155550177", "type": "phone" }, "to": [{ "address": "+12065550142", "type": "phone" }] }`,
    adds: [['org/number-pending', '/from/address', 'its state is `pending`']],
  },
  {
    name: 'a transfer in a conversation that has ended',
    text: onParticipant(ENDED, CUSTOMER, 'replace/queue', `{ "queueId": "${SALES}" }`),
    adds: [['org/participant-state', null, 'has ended']],
  },
  {
    name: 'a transfer in a conversation that is not there',
    text: onParticipant(NOBODY, CUSTOMER, 'replace/queue', `{ "queueId": "${SALES}" }`),
    adds: [['org/participant-state', null, 'has no conversation']],
  },
  {
    name: 'a transfer of a participant of another conversation',
    text: onParticipant(LIVE, NOBODY, 'replace/queue', `{ "queueId": "${SALES}" }`),
    adds: [['org/participant-state', null, 'has no participant']],
  },
  {
    name: 'a transfer of a participant who left',
    text: onParticipant(LIVE, LEFT, 'replace/queue', `{ "queueId": "${SALES}" }`),
    adds: [['org/participant-state', null, 'its state is `terminated`']],
  },
  {
    name: "a transfer to a queue that names the agent's leg",
    text: onParticipant(LIVE, AGENT, 'replace/queue', `{ "queueId": "${SALES}" }`),
    adds: [['org/participant-state', null, CUSTOMER]],
  },
  {
    name: "a transfer to a person that names the customer's leg",
    text: onParticipant(LIVE, CUSTOMER, 'replace/agent', `{ "userId": "${JANE}" }`),
    adds: [['org/participant-state', null, AGENT]],
  },
  ...(
    [
      ['routingSkillsIds', ['No such skill'], 'org/skill-not-found', 'no skill named', '/0'],
      ['routingSkillsIds', ['Claims'], 'org/skill-name', '2 skills', '/0'],
      ['languageId', 'Klingon', 'org/language-not-found', 'no language named', ''],
      ['languageId', 'French', 'org/language-name', '2 languages', ''],
    ] as const
  ).map(([property, value, code, words, index]) => ({
    name: `${code} by name: ${words}`,
    text: `${CALL}{ "callQueueId": "${SALES}", "${property}": ${JSON.stringify(value)} }`,
    adds: [[code, `/${property}${index}`, words]] as const,
  })),
  {
    name: 'nobody has the name',
    text: `${CALL}{ "callUserId": "Petra Novak" }`,
    adds: [['org/user-not-found', '/callUserId', 'No user in the organization']],
  },
  {
    name: 'a wrap-up code that is not there by its name',
    text: `PATCH /api/v2/conversations/calls/${LIVE}/participants/${AGENT} gives 400\n{ "wrapup": { "code": "Unheard of" } }`,
    adds: [['org/wrapup-code-not-found', '/wrapup/code', 'named `Unheard of`']],
  },
  {
    name: 'several wrap-up codes of one name',
    text: `PATCH /api/v2/conversations/calls/${LIVE}/participants/${AGENT} gives 400\n{ "wrapup": { "code": "No Answer" } }`,
    adds: [['org/wrapup-code-name', '/wrapup/code', '2 wrap-up codes']],
  },
  {
    name: 'the permissions that the error names, all of them needed',
    text: `POST /api/v2/conversations/calls/user/${JANE} answers {"message":"Missing the following permission(s): [conversation:call:add, conversation:conference:add]","code":"missing.permissions","status":403,"contextId":"x"}`,
    adds: [['org/missing-permission', null, '`conversation:conference:add`']],
  },
  {
    name: 'permissions are no question without a 403',
    text: `POST /api/v2/conversations/calls/user/${KIM} gives 400\n{ "phoneNumber": "+12065550142" }`,
    adds: [],
  },
  {
    name: 'all is well',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "${SALES}", "callerId": "+14155550123" }`,
    adds: [],
  },
  {
    name: 'a path trick is looked up nowhere',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "../users" }`,
    adds: [],
  },
  {
    name: 'example text is looked up nowhere',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "your-queue-id-here" }`,
    adds: [],
  },
  {
    name: 'a variable is looked up nowhere',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "\${input.queueId}" }`,
    adds: [],
  },
  {
    name: 'a name of ten thousand characters is looked up nowhere',
    text: `${CALL}{ "phoneNumber": "+12065550142", "callFromQueueId": "${'Sales '.repeat(1667)}" }`,
    adds: [],
  },
  {
    name: 'the number that is called is looked up nowhere',
    text: `${CALL}{ "phoneNumber": "+14155550177" }`,
    adds: [],
  },
];
