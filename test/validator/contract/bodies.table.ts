/**
 * Bodies and what the published schema says of them. A finding is written `code message pointer`, then its fixes: `!` certain,
 * `?` on a condition, `_` with gaps to fill.
 */
export interface BodyRow {
  readonly name: string;
  readonly operation?: string;
  readonly body: string;
  readonly findings: readonly string[];
}

const CALLBACK = 'postConversationsCallbacks';
const CONSULT = 'postConversationsCallParticipantVoiceConsult';

export const bodies: readonly BodyRow[] = [
  { name: 'a clean body', body: '{"phoneNumber":"+12065550142"}', findings: [] },
  { name: 'an empty body', body: '{}', findings: [] },
  // Unknown properties.
  {
    name: 'another case is renamed',
    body: '{"callerID":"+12065550142"}',
    findings: ['unknown-property spelling /callerID ! move /callerID /callerId'],
  },
  {
    name: 'a name of which all words are in one longer name is taken for that',
    operation: CALLBACK,
    body: '{"callbackNumbers":[],"callback_name":"Ann"}',
    findings: ['unknown-property did-you-mean /callback_name ? move /callback_name /callbackUserName'],
  },
  {
    name: 'snake case is renamed',
    body: '{"phone_number":"+12065550142"}',
    findings: ['unknown-property spelling /phone_number ! move /phone_number /phoneNumber'],
  },
  {
    name: 'what people call the two numbers of a callback is renamed',
    operation: CALLBACK,
    body: '{"callbackTo":"+12065550142","callbackFrom":"+12065550143"}',
    findings: [
      'unknown-property required-misspelt /callbackTo error ? move /callbackTo /callbackNumbers',
      'unknown-property did-you-mean /callbackFrom ? move /callbackFrom /callerId',
    ],
  },
  {
    name: 'a lost plural is renamed',
    body: '{"routingSkillIds":[]}',
    findings: ['unknown-property did-you-mean /routingSkillIds ! move /routingSkillIds /routingSkillsIds'],
  },
  {
    name: 'one letter off is renamed',
    body: '{"phoneNumbr":"+12065550142"}',
    findings: ['unknown-property did-you-mean /phoneNumbr ! move /phoneNumbr /phoneNumber'],
  },
  {
    name: 'two letters swapped are renamed',
    body: '{"pohneNumber":"+12065550142"}',
    findings: ['unknown-property did-you-mean /pohneNumber ! move /pohneNumber /phoneNumber'],
  },
  {
    name: 'two letters off is a guess',
    body: '{"phonNumbr":"+12065550142"}',
    findings: ['unknown-property did-you-mean /phonNumbr ? move /phonNumbr /phoneNumber'],
  },
  {
    name: 'a name that people say is a guess',
    body: '{"skills":["x"]}',
    findings: ['unknown-property did-you-mean /skills ? move /skills /routingSkillsIds'],
  },
  {
    name: 'a name for two things has two guesses',
    body: '{"queueId":"x"}',
    findings: [
      'unknown-property two-candidates /queueId ? move /queueId /callFromQueueId ? move /queueId /callQueueId',
    ],
  },
  {
    name: 'of two things the one that is there is no guess',
    body: '{"callQueueId":"a","queueId":"x"}',
    findings: ['unknown-property did-you-mean /queueId ? move /queueId /callFromQueueId'],
  },
  {
    name: 'a property that is there already is not written over',
    body: '{"callerId":"a","callerID":"b"}',
    findings: ['unknown-property already-present /callerID'],
  },
  {
    name: 'a value that cannot be what is named stays where it is',
    body: '{"PhoneNumber":{"a":1}}',
    findings: ['unknown-property spelling /PhoneNumber'],
  },
  {
    name: 'a rename that would need quotes as well is a guess',
    body: '{"PhoneNumber":12065550142}',
    findings: ['unknown-property spelling /PhoneNumber ? move /PhoneNumber /phoneNumber'],
  },
  {
    name: 'what resembles nothing has no guess',
    body: '{"wrapUpCode":"x"}',
    findings: ['unknown-property default /wrapUpCode'],
  },
  {
    name: 'below an unknown property nothing is judged',
    body: '{"provider":{"id":5,"more":{"x":[1]}}}',
    findings: ['unknown-property default /provider'],
  },
  {
    name: 'properties of items are judged too',
    body: '{"participants":[{"address":"a"},{"phoneNumber":"b"}]}',
    findings: [
      'unknown-property did-you-mean /participants/1/phoneNumber ? move /participants/1/phoneNumber /participants/1/address',
    ],
  },
  {
    name: 'a key with slashes is escaped',
    body: '{"a/b~c":1}',
    findings: ['unknown-property default /a~1b~0c'],
  },
  {
    name: '__proto__ is a key like any other',
    body: '{"__proto__":{"x":1},"constructor":1}',
    findings: ['unknown-property default /__proto__', 'unknown-property default /constructor'],
  },
  {
    name: 'of duplicate keys the last counts',
    body: '{"phoneNumber":5,"phoneNumber":"a"}',
    findings: [],
  },
  // Types.
  {
    name: 'a number is put in quotes',
    body: '{"phoneNumber":12065550142}',
    findings: ['type number /phoneNumber ! replace /phoneNumber "12065550142"'],
  },
  {
    name: 'a quoted number loses its quotes',
    body: '{"priority":"5"}',
    findings: ['type quoted /priority ! replace /priority 5'],
  },
  { name: 'words are no number', body: '{"priority":"high"}', findings: ['type default /priority'] },
  { name: 'a fraction is no whole number', body: '{"priority":1.5}', findings: ['type fraction /priority'] },
  { name: 'whole numbers may be written otherwise', body: '{"priority":1e2}', findings: [] },
  { name: 'a point and a zero is whole', body: '{"priority":5.0}', findings: [] },
  {
    name: 'one value becomes a list',
    body: '{"routingSkillsIds":"a"}',
    findings: ['type wrap /routingSkillsIds ! replace /routingSkillsIds ["a"]'],
  },
  {
    name: 'a list of one becomes its value',
    body: '{"phoneNumber":["a"]}',
    findings: ['type list /phoneNumber ! replace /phoneNumber "a"'],
  },
  {
    name: 'names with values become a map',
    body: '{"attributes":[{"name":"tier","value":"gold"},{"key":"vip","value":"yes"}]}',
    findings: ['type pairs /attributes ! replace /attributes {"tier":"gold","vip":"yes"}'],
  },
  {
    name: 'names with something else stay a list',
    body: '{"attributes":[{"name":"tier","value":"gold"},{"id":"vip","value":"yes"}]}',
    findings: ['type list /attributes'],
  },
  { name: 'a list of two stays', body: '{"phoneNumber":["a","b"]}', findings: ['type list /phoneNumber'] },
  {
    name: 'an object for a string',
    body: '{"phoneNumber":{"number":"a"}}',
    findings: ['type default /phoneNumber'],
  },
  {
    name: 'numbers and truth values in a map are put in quotes',
    body: '{"attributes":{"order":5,"vip":true,"name":"x"}}',
    findings: [
      'type number /attributes/order ! replace /attributes/order "5"',
      'type boolean /attributes/vip ! replace /attributes/vip "true"',
    ],
  },
  {
    name: 'an object in a map may become JSON in a string',
    body: '{"attributes":{"customer":{"id":5}}}',
    findings: ['type nested /attributes/customer ? replace /attributes/customer "{\\"id\\":5}"'],
  },
  {
    name: 'a list as the body',
    body: '[{"phoneNumber":"a"}]',
    findings: ['type body  ! replace  {"phoneNumber":"a"}'],
  },
  { name: 'a string as the body', body: '"+12065550142"', findings: ['type body '] },
  { name: 'null as the body', body: 'null', findings: ['type body '] },
  { name: 'a null is as good as nothing', body: '{"callerId":null}', findings: ['type null /callerId info'] },
  {
    name: 'a truth value for text',
    operation: CALLBACK,
    body: '{"callbackNumbers":["a"],"validateCallbackNumbers":"True"}',
    findings: ['type quoted /validateCallbackNumbers ! replace /validateCallbackNumbers true'],
  },
  {
    name: 'an item of the wrong type',
    operation: CALLBACK,
    body: '{"callbackNumbers":[12065550142]}',
    findings: ['type number /callbackNumbers/0 ! replace /callbackNumbers/0 "12065550142"'],
  },
  // Required.
  {
    name: 'a missing list gets a gap',
    operation: CALLBACK,
    body: '{}',
    findings: ['required default /callbackNumbers _ add /callbackNumbers ["<phone-number>"]'],
  },
  {
    name: 'a missing choice lists the choices',
    operation: CONSULT,
    body: '{"address":"+12065550142"}',
    findings: ['required choices /speakTo'],
  },
  {
    name: 'a null where a value is required',
    operation: CONSULT,
    body: '{"address":"+12065550142","speakTo":null}',
    findings: ['required null /speakTo'],
  },
  {
    name: 'a misspelt required property is said once',
    operation: CONSULT,
    body: '{"address":"+12065550142","SpeakTo":"BOTH"}',
    findings: ['unknown-property spelling /SpeakTo error ! move /SpeakTo /speakTo'],
  },
  {
    name: 'a target that no schema requires is needed all the same',
    operation: CONSULT,
    body: '{"speakTo":"BOTH"}',
    findings: ['required expected /address _ add /address "<phone-number>"'],
  },
  {
    name: 'of several ways to name a target one is needed',
    operation: 'postConversationParticipantReplaceQueue',
    body: '{}',
    findings: ['required one-of /queueId _ add /queueId "<queue-id>"'],
  },
  {
    name: 'a missing id gets a gap',
    operation: 'postConversationAssign',
    body: '{}',
    findings: ['required default /id _ add /id "<user-id>"'],
  },
  {
    name: 'what lies below may lack something too',
    operation: CALLBACK,
    body: '{"callbackNumbers":[],"routingData":{"priority":1}}',
    findings: ['required default /routingData/queueId _ add /routingData/queueId "<queue-id>"'],
  },
  // Only a part of the body.
  {
    name: 'one participant is put into the list of them',
    operation: 'postConversationsCallParticipants',
    body: '{"address":"+12065550142"}',
    findings: ['required around  ! replace  {"participants":[{"address":"+12065550142"}]}'],
  },
  {
    name: 'a bare list is put under the one name that takes it',
    body: '[{"address":"+12065550142"},{"address":"+12065550143"}]',
    findings: [
      'required around  ! replace  {"participants":[{"address":"+12065550142"},{"address":"+12065550143"}]}',
    ],
  },
  {
    name: 'a bare text is put under the name that the operation needs',
    operation: 'postConversationParticipantDigits',
    body: '"1234#"',
    findings: ['required around  ! replace  {"digits":"1234#"}'],
  },
  {
    name: 'attributes are put into the map of them, which takes text',
    operation: 'patchConversationParticipantAttributes',
    body: '{"tier":"gold","score":7}',
    findings: ['required around-text  ! replace  {"attributes":{"tier":"gold","score":7}}'],
  },
  {
    name: 'one edit is put into the list of edits',
    operation: 'postConversationsCallbacksBulkUpdate',
    body: '{"conversationId":"a","agentId":"b"}',
    findings: [
      'required around  ! replace  {"patchCallbackRequests":[{"conversationId":"a","agentId":"b"}]}',
    ],
  },
  {
    name: 'what the body has itself is no part of it',
    operation: 'patchConversationParticipantAttributes',
    body: '{"tier":"gold","data":{}}',
    findings: [
      'unknown-property default /tier',
      'unknown-property did-you-mean /data ? move /data /attributes',
    ],
  },
  {
    name: 'a gap may stand for the whole list',
    body: '{"routingSkillsIds":"<skill-ids>"}',
    findings: ['type default /routingSkillsIds'],
  },
  // Enums.
  {
    name: 'the nearest by case',
    operation: CONSULT,
    body: '{"address":"+12065550142","speakTo":"both"}',
    findings: ['enum nearest /speakTo info ! replace /speakTo "BOTH"'],
  },
  {
    name: 'the nearest by spelling',
    operation: CONSULT,
    body: '{"address":"+12065550142","speakTo":"DESTINATON"}',
    findings: ['enum nearest /speakTo ! replace /speakTo "DESTINATION"'],
  },
  {
    name: 'a word that people have for a value',
    operation: 'patchConversationsCallParticipant',
    body: '{"state":"hung_up"}',
    findings: ['enum meant /state ! replace /state "disconnected"'],
  },
  {
    name: 'such a word that looks like another value',
    operation: 'patchConversationsCallParticipant',
    body: '{"state":"connect"}',
    findings: ['enum meant /state ! replace /state "connected"'],
  },
  {
    name: 'such a word that is published too',
    operation: 'patchConversationsCallParticipant',
    body: '{"state":"terminated"}',
    findings: ['enum listed /state warning ? replace /state "disconnected"'],
  },
  {
    name: 'none is near',
    operation: CONSULT,
    body: '{"address":"+12065550142","speakTo":"AGENT"}',
    findings: ['enum default /speakTo'],
  },
  {
    name: 'a number is no choice, and is said once',
    operation: CONSULT,
    body: '{"address":"+12065550142","speakTo":1}',
    findings: ['type number /speakTo'],
  },
  // Formats and ranges.
  {
    name: 'a time without a zone may be UTC',
    operation: CALLBACK,
    body: '{"callbackNumbers":[],"callbackScheduledTime":"2026-12-01T10:00:00"}',
    findings: [
      'format date-time-repaired /callbackScheduledTime ? replace /callbackScheduledTime "2026-12-01T10:00:00Z"',
    ],
  },
  {
    name: 'a space for the T',
    operation: CALLBACK,
    body: '{"callbackNumbers":[],"callbackScheduledTime":"2026-12-01 10:00:00Z"}',
    findings: [
      'format date-time-repaired /callbackScheduledTime ! replace /callbackScheduledTime "2026-12-01T10:00:00Z"',
    ],
  },
  {
    name: 'a zone without its colon',
    operation: CALLBACK,
    body: '{"callbackNumbers":[],"callbackScheduledTime":"2026-12-01T10:00:00+0100"}',
    findings: [
      'format date-time-repaired /callbackScheduledTime ! replace /callbackScheduledTime "2026-12-01T10:00:00+01:00"',
    ],
  },
  {
    name: 'no such day',
    operation: CALLBACK,
    body: '{"callbackNumbers":[],"callbackScheduledTime":"2026-02-30T10:00:00Z"}',
    findings: ['format date-time /callbackScheduledTime'],
  },
  {
    name: 'a date in words',
    operation: CALLBACK,
    body: '{"callbackNumbers":[],"callbackScheduledTime":"tomorrow at 10"}',
    findings: ['format date-time /callbackScheduledTime'],
  },
  {
    name: 'a clean time with a zone',
    operation: CALLBACK,
    body: '{"callbackNumbers":[],"callbackScheduledTime":"2026-12-01T10:00:00.123+01:00"}',
    findings: [],
  },
  { name: 'too large for 32 bits', body: '{"priority":2147483648}', findings: ['range default /priority'] },
  { name: 'the largest of 32 bits', body: '{"priority":2147483647}', findings: [] },
  { name: 'the least of 32 bits', body: '{"priority":-2147483648}', findings: [] },
  { name: 'beyond any number', body: '{"priority":1e999}', findings: ['range default /priority'] },
  {
    name: 'a number where an object with an address belongs',
    body: '{"participants": ["+12065550142", "3f1b7c52-8a4e-4d0b-9c66-1f2e3d4c5b6a"]}',
    findings: [
      'type address /participants/0 ! replace /participants/0 {"address":"+12065550142"}',
      'type default /participants/1',
    ],
  },
  {
    name: 'a number where a list of such objects belongs',
    body: '{"participants": "+12065550142"}',
    findings: ['type wrap /participants ! replace /participants [{"address":"+12065550142"}]'],
  },
  {
    name: 'what a model of answers requires, a request need not send',
    operation: 'patchConversationsCall',
    body: '{"state":"disconnected"}',
    findings: ['required answer /startTime info', 'required answer /participants info'],
  },
  {
    name: 'a number inside an object',
    body: '{"phoneNumber":{"number":"+12065550142","countryCode":"US"}}',
    findings: ['type opened /phoneNumber ! replace /phoneNumber "+12065550142"'],
  },
  {
    name: 'an id inside an object',
    body: '{"callQueueId":{"id":"3f1b7c52-8a4e-4d0b-9c66-1f2e3d4c5b6a","name":"Billing"}}',
    findings: ['type opened /callQueueId ! replace /callQueueId "3f1b7c52-8a4e-4d0b-9c66-1f2e3d4c5b6a"'],
  },
  {
    name: 'two numbers inside an object',
    body: '{"phoneNumber":{"home":"+12065550142","work":"+12065550187"}}',
    findings: ['type default /phoneNumber'],
  },
  {
    name: 'a word for what another property does',
    operation: 'patchConversationsCallParticipant',
    body: '{"state":"hold"}',
    findings: ['enum other-property /state ! remove /state add /held true'],
  },
  {
    name: 'a word that takes back what another property does',
    operation: 'patchConversationsCallParticipant',
    body: '{"state":"unmute"}',
    findings: ['enum other-property /state ! remove /state add /muted false'],
  },
  {
    name: 'text where an object belongs',
    operation: 'patchConversationsCallParticipant',
    body: '{"wrapup":"Resolved"}',
    findings: ['type object /wrapup _ replace /wrapup {"code":"<code>"}'],
  },
];
