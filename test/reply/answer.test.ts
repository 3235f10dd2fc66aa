import { describe, expect, test } from 'vitest';
import { takeLines, toAnswer } from '../../src/reply/answer/answer.ts';
import { describePlaces, namePlace } from '../../src/reply/answer/place.ts';
import { findRegion } from '../../src/reply/region.ts';
import { checkText } from '../../src/validator/index.ts';
import { diagnostic } from '../slack/sample-report.ts';
import { knowledge } from '../support/knowledge.ts';
import { story } from '../tools/bench/story.ts';

const CALL = 'POST /api/v2/conversations/calls returns 400\n';

/** The first view of an answer, a line each; the body on one. */
function firstView(text: string): string[] {
  const answer = toAnswer(checkText(text, knowledge), knowledge);
  const { shown, left } = takeLines(answer);
  return [
    answer.cause,
    answer.intro,
    answer.body === null ? '' : JSON.stringify(answer.body.value),
    ...shown,
    ...(left === 0 ? [] : [`and ${left} more`]),
  ].filter((line) => line !== '');
}

describe('the first view', () => {
  test('of the story', () => {
    expect(firstView(story)).toEqual([
      "Changing `type` probably won't help: this endpoint has no `from` or `to`.",
      'Send this instead:',
      '{"phoneNumber":"<phone-number>","callerId":"+31612345678"}',
      '`<phone-number>`: `+15550101` (line 3) is too short for +1: 7 digits, needs 10.',
      '`from`: the caller is whoever owns the token. Keep `callerId` only to show that number.',
      '`from.type` (line 2): `agent` needs a user ID. With a phone number it would be `phone`.',
    ]);
  });

  test.each<[what: string, text: string, lines: readonly (string | RegExp)[]]>([
    [
      'begins with what the server named',
      `${CALL}{"phoneNumber":"+12065550142"}\n{"status":400,"code":"conversation.error.no.user.station","message":"no station","contextId":"1"}`,
      [/^The user has no phone selected \(`conversation\.error\.no\.user\.station`\)\.$/, /phone/],
    ],
    [
      'of a consultation that is right begins what to check with the participant',
      'POST /api/v2/conversations/calls/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13/participants/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/consult/queue gives 400\n{"speakTo":"DESTINATION","queueId":"5e1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13"}',
      [
        'The body is right, so the 400 has another cause.',
        "Wait until that participant's state is `connected`, then send it.",
        "`participantId` here is the customer's participant, not the agent's.",
        'Read `code` and `message` in the response body.',
      ],
    ],
    [
      'of a participant who is not connected leaves that to the error',
      'POST /api/v2/conversations/calls/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13/participants/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/consult/queue answers\n{"message":"You are not a connected participant on the call","code":"not.a.participant","status":400}',
      [
        'The user is not connected to the call (`not.a.participant`).',
        /^Wait until the participant is connected/,
        "`participantId` here is the customer's participant, not the agent's.",
      ],
    ],
    [
      'of a body that is right says what to check for this status',
      `${CALL}{"phoneNumber":"+12065550142"}`,
      [
        'The body is right, so the 400 has another cause.',
        'Read `code` and `message` in the response body.',
        'Check whether the token comes from client credentials, which have no user (code `not.a.user`).',
        'Check whether the user who owns the token has no phone selected (code `conversation.error.no.user.station`).',
      ],
    ],
    [
      'of a template that is right names the values that it fills in',
      'POST /api/v2/conversations/callbacks gives 400\n{"queueId":"{{queue}}","callbackNumbers":["{{phone}}"],"callbackUserName":"Ada"}',
      [
        'The body is right, so the 400 has another cause.',
        'Read `code` and `message` in the response body.',
        'Log the values of `queueId, callbackNumbers[0]` that are sent: an empty or malformed one can cause this.',
        /smallest body/,
      ],
    ],
    [
      'of a participant whose change is right asks whether they are still there',
      'PATCH /api/v2/conversations/calls/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13/participants/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13 gives 400\n{"state":"disconnected"}',
      [
        'The body is right, so the 400 has another cause.',
        'Read `code` and `message` in the response body.',
        'Check whether the participant has already left the conversation.',
        /client credentials/,
      ],
    ],
    [
      'says a right body as it is',
      'POST /api/v2/conversations/calls\n{"phoneNumber":"+12065550142"}',
      ['Nothing is wrong with this body for `POST /api/v2/conversations/calls`.'],
    ],
    [
      'of a conflict has no body, since somebody must decide',
      `${CALL}{"phoneNumber":"+12065550142","callUserId":"5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11"}`,
      [
        '`phoneNumber` and `callUserId` both say who to call, and only one is allowed.',
        'If you want to call the number, send `{ "phoneNumber": "+12065550142" }`.',
        'If you want to call the user, send `{ "callUserId": "5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11" }`.',
        '`callUserId` (line 2): remove it if you mean the calling agent. The caller is whoever owns the token.',
      ],
    ],
    [
      'of a conflict in a body that is wrong otherwise says which to choose from',
      `${CALL}{"phoneNumber":"+12065550142","callUserId":"jane.doe@example.com"}`,
      [
        '`phoneNumber` and `callUserId` both say who to call, and only one is allowed.',
        /keep the one you mean: `phoneNumber` or `callUserId`\.$/,
        /`jane\.doe@example\.com` is an e-mail address, not a user ID/,
      ],
    ],
    [
      'says once how to find an ID',
      `${CALL}{"phoneNumber":"+12065550142","callFromQueueId":"Sales"}`,
      [
        "`Sales` isn't a queue ID.",
        'Send this instead:',
        '{"phoneNumber":"+12065550142","callFromQueueId":"<queue-id>"}',
        "`<queue-id>` (line 2): the queue's ID. Find it with `GET /api/v2/routing/queues?name=…`.",
      ],
    ],
    [
      'says once that a value is not allowed',
      'PATCH /api/v2/conversations/calls/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13 gives 400\n{"recordingState":"paused"}',
      ['`recordingState` can\'t be `"paused"`.', 'Send this instead:', '{"recordingState":"PAUSED"}'],
    ],
    [
      'names in one line what the body to send leaves out',
      'PUT /api/v2/conversations/voice/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13 gives 409\n{"wrapupCode":"Sold","durationMs":45000,"label":"x","version":2}',
      [
        /^There is no path/,
        /^Send this to `PATCH .*\{participantId\}` instead:$/,
        '{"wrapup":{"code":"<wrap-up-code-id>"}}',
        "`<wrap-up-code-id>`: `Sold` (line 2) isn't a wrap-up-code ID (a UUID). Find it with `GET /api/v2/routing/wrapupcodes`.",
        '`wrapupCode`: its value belongs in `wrapup.code`.',
        '`durationMs`, `label` and `version`: not part of this request.',
      ],
    ],
    [
      'says which values a required property has',
      'POST /api/v2/conversations/calls/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13/participants/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/consult/queue gives 400\n{"queueId":"5e1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13"}',
      [
        '`speakTo` is missing.',
        'Send this instead:',
        '{"queueId":"5e1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13","speakTo":"<speakTo>"}',
        '`<speakTo>`: `speakTo` is required. Use one of DESTINATION, OBJECT, BOTH, CONFERENCE.',
      ],
    ],
    [
      'of a path that is right asks for no body, and no look at the path',
      'GET /api/v2/conversations/calls/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13 fails on Genesys Cloud\n{"message":"The requested resource was not found.","code":"not.found","status":404,"contextId":"7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13"}',
      ['Nothing exists at this path or with this ID.', 'Look up each ID in the path.'],
    ],
    [
      'counts two attempts at one body once',
      'PATCH /api/v2/conversations/voice/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13 gives 400\n{"wrapupCode":"Sold"}\nand the same with\n{"wrapUpCode":{"id":"Sold"}}',
      [/^There is no path/, /^Send this to `PATCH .*\{participantId\}` instead:$/],
    ],
    [
      'never sends a national number',
      `${CALL}{"phoneNumber":"0612345678"}`,
      [
        '`0612345678` has no country code.',
        'Send this instead:',
        '{"phoneNumber":"<phone-number>"}',
        '`<phone-number>` (line 2): the number to call: `+`, country code and digits.',
      ],
    ],
    [
      'sends a number with the country code that it can only have',
      `${CALL}{"phoneNumber":"12065550142"}`,
      ['`12065550142` has no `+`.', 'Send this instead:', '{"phoneNumber":"+12065550142"}'],
    ],
    [
      'of a callback without a queue has the place for it',
      'POST /api/v2/conversations/callbacks 400\n{"callbackNumbers":["+12065550142"],"callbackScheduledTime":"tomorrow"}',
      [
        'The callback has no queue.',
        'Send this instead:',
        '{"callbackNumbers":["+12065550142"],"callbackScheduledTime":"<callbackScheduledTime>","queueId":"<queue-id>"}',
        /^`<callbackScheduledTime>`: `"tomorrow"` \(line 2\) isn't a date and time/,
        /^`<queue-id>`: the queue's ID/,
      ],
    ],
    [
      'of an error that names what is missing says that and no more',
      `POST /api/v2/conversations/calls\n{"message":"Unable to perform the requested action. You are missing the following permission(s): conversation:call:add","code":"missing.permissions","status":403,"contextId":"1"}`,
      [
        "The token's user has no permission `conversation:call:add`.",
        'Grant `conversation:call:add` to a role of the user (Admin > Roles/Permissions), then get a new token.',
      ],
    ],
    [
      'of a general error asks for what was sent',
      '{"message":"The request could not be understood by the server due to malformed syntax.","code":"bad.request","status":400,"contextId":"1"}',
      [/^This code is general/, 'Post the request body that you sent, too.'],
    ],
    [
      'of a path that is not there says the right one',
      'POST /api/v2/conversation/call gives 404\n{"phoneNumber":"+12065550142"}',
      [
        'There is no path `/api/v2/conversation/call`.',
        'Send this to `POST /api/v2/conversations/calls` instead:',
        '{"phoneNumber":"+12065550142"}',
      ],
    ],
    [
      'of attributes that went to a made-up path keeps them, objects as JSON, and takes no `{}` of the text for them',
      'PUT /api/v2/conversations/interactions/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13/participants/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13\n{"attributes":{"tier":"gold","routing":{"acw":45}}}\nis 404, attributes stays {}',
      [
        /^There is no path/,
        /^Send this to `PATCH .*attributes` instead:$/,
        '{"attributes":{"tier":"gold","routing":"{\\"acw\\":45}"}}',
      ],
    ],
    [
      'of a template with directives or with holes for numbers shows no body, which would lose them',
      'PATCH /api/v2/conversations/callbacks gives 400\n{ #if("$!{input.when}" != "")"callbackScheduledTime": "${input.when}",#end "agentID": "${input.agent}", "conversationId": "${input.id}" }',
      [
        '`agentID` must be written `agentId`.',
        '`agentID` (line 2): write `agentId`: names of properties are in camelCase.',
      ],
    ],
    [
      'of names in snake case tells that, and not what they seem to leave out',
      "this is 400\nbody = {'queue_id': q, 'callback_numbers': ['+12065550143']}\napi.post_conversations_callbacks(body)",
      ['`queue_id` must be written `queueId`.', 'Send this instead:'],
    ],
    [
      'of a code that no list has gives what the server says, and what to check for its words',
      '{"message":"Call from queue is not allowed for this user","code":"call.from.queue.not.allowed","status":400,"contextId":"a"}',
      [
        'The server says: `Call from queue is not allowed for this user`.',
        /^Check the queue's ID, and whether the user of the token is a member/,
      ],
    ],
    [
      'of a code that no list has says so where there is no message',
      '{"code":"some.new.thing","status":400,"contextId":"a"}',
      ["Genesys doesn't document the code `some.new.thing`."],
    ],
    [
      'of a question about a property that only this API has needs no name of the vendor',
      'the docs say callUserId is the user making the call? We pass the agent there and get 400',
      ['No, `callUserId` is the user to call.', /The user who owns the token places the call\.$/],
    ],
    [
      'of a data action begins with its own error, not with the grant',
      'data action fails: "message": "An error occurred executing the action. Failed to fill out template", "code": "bad.request"\nrequestUrlTemplate: /api/v2/conversations/calls/${input.c}/participants/${input.p}/replace\n{"userId":"${input.userId}"}',
      [/^The server says: `An error occurred executing the action\. Failed to fill out template`\.$/],
    ],
    [
      'merges equal findings',
      `${CALL}{"participants":[${Array.from({ length: 12 }, (_, index) => `\n{"address":"+1206555${index + 10}"}`).join(',')}]}`,
      [/too short for a phone number\.$/],
    ],
    [
      'of talk asks for the call',
      'Lunch at noon?',
      [
        'This text has no request to the Genesys Cloud conversations API, and no error from it.',
        /^Paste the JSON body/,
      ],
    ],
  ])('%s', (_what, text, lines) => {
    const shown = firstView(text);
    for (const [index, line] of lines.entries())
      expect(shown[index]).toEqual(typeof line === 'string' ? line : expect.stringMatching(line));
  });

  test('gives every line at most once', () => {
    for (const text of [story, `${CALL}{"callUserId":"Jane","phoneNumber":"0612345678"}`]) {
      const lines = firstView(text);
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  test('says a question no cause goes with', () => {
    const [cause, answer] = firstView(
      'Does POST /api/v2/conversations/calls need the permission routing:skill?',
    );
    expect(`${cause} ${answer}`).toMatch(/isn't a/);
  });
});

describe('places', () => {
  const at = (pointer: string | null, line: number) => diagnostic({ pointer, line, cause: 'Something.' });
  test.each([
    [[at('/to/0/address', 3)], '`to[0].address` (line 3)'],
    [[at('/from', 2), at('/to', 3)], '`from` and `to` (lines 2 and 3)'],
    [
      Array.from({ length: 12 }, (_, index) => at(`/to/${index}/address`, index + 3)),
      '12 addresses, lines 3–14',
    ],
    [[at('/a', 1), at('/b', 1), at('/c', 1)], '3 places, line 1'],
    [[1, 2, 3].map((line) => at(`/to/${line}/callFrom`, line)), '3 × `callFrom`, lines 1–3'],
    [[at('', 4)], 'Line 4'],
    [[at(null, 4)], ''],
  ])('%#', (places, words) => expect(describePlaces(places)).toBe(words));

  test('are listed without lines where the body lacks them', () =>
    expect(describePlaces([at('/a', 1), at('/b', 1), at('/c', 2)], true)).toBe('`a`, `b` and `c`'));

  test('are named as people write them', () => expect(namePlace('/a~1b/0/c')).toBe('a/b[0].c'));
});

test.each([
  ['curl https://api.usw2.pure.cloud/api/v2/conversations/calls', 'usw2.pure.cloud', true],
  ['login.mypurecloud.com.au', 'mypurecloud.com.au', true],
  ['https://api.example.com', 'mypurecloud.com', false],
])('the region of %s', (text, domain, isNamed) => {
  expect(findRegion(text, knowledge)).toEqual({ domain, isNamed });
});
