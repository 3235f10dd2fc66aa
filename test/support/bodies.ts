import fc from 'fast-check';

/** Numbers of ranges that nobody has, in the forms that people write. */
const number = fc.constantFrom(
  '+12065550142',
  '+442079460018',
  '+447700900123',
  '+31612345678',
  '+15550101',
  '+1 (206) 555-0142',
  '2065550142',
  '12065550142',
  '00442079460018',
  'tel:+12065550142',
  'sip:desk@corp.example',
  '+999123',
);

const uuid = fc.uuid();

const broken = fc.constantFrom(
  '<user-id>',
  'your-queue-uuid-here',
  '00000000-0000-0000-0000-000000000000',
  'jane.doe@corp.example',
  'Billing',
  '',
  'queue:Billing',
  'user:me',
);

const address = fc.oneof({ weight: 4, arbitrary: number }, { weight: 3, arbitrary: uuid }, broken);

/** A value of any wrong kind. */
const wrong = fc.constantFrom(null, true, 42, 1.5, '', 'x', [], {}, [null], { a: 1 }, '7', 'true');

const type = fc.constantFrom(
  'agent',
  'user',
  'phone',
  'queue',
  'PHONE',
  'external',
  'station',
  '',
  'premium',
);

const party = fc.oneof(
  address,
  fc.record(
    {
      address,
      type,
      phoneNumber: number,
      addressType: type,
      userId: uuid,
      queueId: uuid,
      name: fc.constantFrom('Ana', 'Queue of Billing', ''),
    },
    { requiredKeys: [] },
  ),
);

const parties = fc.oneof(party, fc.array(party, { maxLength: 3 }));

const extras = {
  queueId: fc.oneof(uuid, broken),
  priority: fc.oneof(fc.integer(), wrong),
  attributes: fc.oneof(fc.dictionary(fc.constantFrom('a', 'b', 'case'), fc.oneof(fc.string(), wrong)), wrong),
  routingData: fc.record({ queueId: uuid, skillIds: fc.array(uuid, { maxLength: 2 }) }, { requiredKeys: [] }),
  direction: fc.constantFrom('outbound', 'inbound'),
  mediaType: fc.constant('call'),
};

/** What threads send: a caller and somebody called, in shapes that nobody published. */
export const dialectBody: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record({ from: party, to: parties, ...extras }, { requiredKeys: ['to'] }),
  fc.record({ fromAddress: address, toAddress: address, ...extras }, { requiredKeys: ['toAddress'] }),
  fc.record(
    { targets: fc.array(party, { maxLength: 3 }), from: party, ...extras },
    { requiredKeys: ['targets'] },
  ),
  fc.record(
    {
      participants: fc.array(fc.record({ to: party, from: party }, { requiredKeys: [] }), { maxLength: 2 }),
      ...extras,
    },
    { requiredKeys: ['participants'] },
  ),
  fc.record({ agentId: uuid, phone: number, ...extras }, { requiredKeys: [] }),
);

/** Bodies in the published shape with some of it wrong: kinds, spellings, ids, several destinations. */
export const publishedBody: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    phoneNumber: fc.oneof({ weight: 3, arbitrary: number }, wrong),
    callerId: fc.oneof({ weight: 3, arbitrary: number }, wrong),
    callerID: number,
    callUserId: fc.oneof({ weight: 3, arbitrary: address }, wrong),
    callQueueId: fc.oneof({ weight: 3, arbitrary: address }, wrong),
    callFromQueueId: fc.oneof({ weight: 3, arbitrary: address }, wrong),
    participants: fc.oneof(fc.array(party, { maxLength: 3 }), wrong),
    conversationIds: fc.oneof(fc.array(uuid, { maxLength: 3 }), wrong),
    priority: fc.oneof(fc.integer(), fc.constantFrom(2 ** 31, -1, 1e21), wrong),
    languageId: fc.oneof(uuid, broken),
    routingSkillIds: fc.array(uuid, { maxLength: 2 }),
    routingSkillsIds: fc.oneof(fc.array(fc.oneof(uuid, wrong), { maxLength: 3 }), uuid, wrong),
    attributes: extras.attributes,
    uuiData: fc.oneof(fc.string(), wrong),
    label: fc.oneof(fc.string(), wrong),
    unheardOf: wrong,
  },
  { requiredKeys: [] },
);

/** Text that looks like code, JSON or markup to a hasty reader. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom('{', '}', '[', '"', '\\', "'", ',', ':', '`', '#', '//', '\n', ' ', 'a', '=>', '-d', '$'),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

/** JSON of a body with a few characters lost, doubled or swapped for others. */
export const damagedJson: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(dialectBody, publishedBody),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '', ',', '}', ']', "'", '”', '\n', '\u00a0', '{', '"')), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([body, faults]) =>
    faults.reduce(
      (json, [at, replacement]) => {
        const place = at % json.length;
        return json.slice(0, place) + replacement + json.slice(place + 1);
      },
      JSON.stringify(body, null, 2),
    ),
  );

/** Members with values as people write them who do not write JSON. */
export const looselyWritten: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...'phoneNumber callerId priority callQueueId callUserId label attributes participants'.split(' '),
        ...'routingSkillsIds conversationIds callFromQueueId from to queueId ani toAddress'.split(' '),
        ...'callPriority routingData adress phonenumber skills'.split(' '),
      ),
      fc.constantFrom(
        ...['1 0000000', '1 000', '1_000', '0x1F', '+5', '5.', '.5', '1e3', '007', '(5)', '5%', '--5', '-'],
        ...['five', 'None', 'True', 'nan', 'a.b', 'a b', '[None]', '<x>', '{{x}}', '\u0024{x}', '`x`', "'x'"],
        ...['12345678901234567890', '1e400', '"5 "', '"+5"', '"1e3"', '[5]', '["5"]', '{}', '{"a":1}'],
        ...['"high"', '+1 (206) 555-0142', '2065550142', '"tel:+12065550142"', 'queue:Billing', '"[1]"'],
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((members) => `{${members.map(([key, value]) => `"${key}": ${value}`).join(', ')}}`);

/** Text that may be anything: Unicode at its worst, prose around damaged JSON, brackets without end. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'{}[]":,\'`\\/\n <>#-=()+0a|$@&;'), maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom(
        'POST /api/v2/conversations/calls 400\n',
        "curl -d '",
        '```json\n',
        'call = ',
        '> ',
        '',
      ),
      damagedJson,
      fc.constantFrom('', "'", '\n```', '\nreturns 403', ' thanks!'),
    )
    .map((parts) => parts.join('')),
);
