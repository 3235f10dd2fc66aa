/**
 * One row for each fault of knowledge: what is wrong, in which file, what is written there and what instead, and the one
 * fault that is told.
 */
export const MISMATCH = 'cards/rule/type-address-mismatch.yaml';
const CLAIM = 'claims/agent-id-names-caller.yaml';
const CONTRACT = 'contracts/calls.yaml';

type FaultRow = readonly [
  what: string,
  file: string,
  written: RegExp | string,
  instead: string,
  fault: RegExp,
];

/** What the schemas say. */
export const syntax: readonly FaultRow[] = [
  ['broken YAML', MISMATCH, 'title: The', 'title: [The', /:\d+: This is not valid YAML: /],
  ['an empty file', CLAIM, /[\s\S]+/, '', /:1: The file is empty$/],
  ['a field that lacks', MISMATCH, /^action: .*\n/m, '', /:1: action: is missing: add it$/],
  ['a choice that lacks', MISMATCH, /^severity: .*\n/m, '', /:1: severity: is missing: add one of "error"\|/],
  ['a field too many', CLAIM, /^kind:/m, 'color: red\nkind:', /:2: color: There is no field `color` here$/],
  [
    'a word that is no choice',
    CLAIM,
    'verdict: contradicted',
    'verdict: wrong',
    /:4: verdict: Invalid option: expected one of /,
  ],
  ['a wrong form', CLAIM, 'kind: property', 'kind: Property', /:2: kind: must be lower case/],
  [
    'a text for a list',
    CLAIM,
    /^tokens:\n(?: .*\n)*/m,
    'tokens: agentId\n',
    /:\d+: tokens: Invalid input: expected array, received string$/,
  ],
  ['an empty list', CLAIM, /^sources:\n(?: .*\n?)*/m, 'sources: []\n', /: sources: Too small: /],
  [
    'another name than its file',
    CLAIM,
    'id: agent-id-names-caller',
    'id: agent-id',
    /:1: has a name that doesn't match its content: it should be claims\/agent-id\.yaml$/,
  ],
];

/** Words that the code could not use or fill in. */
export const words: readonly FaultRow[] = [
  [
    'a card that is not there',
    MISMATCH,
    'supersedes: []',
    'supersedes: [rule/nope]',
    /: supersedes\.0: There is no card `rule\/nope`$/,
  ],
  [
    'a slot that nothing fills',
    MISMATCH,
    /(number-given: ".*?)\{type\}/,
    '$1{typ}',
    /:\d+: messages\.number-given: `\{typ\}` is not a slot here: the slots here are `\{address\}`, /,
  ],
  [
    'a slot with blanks',
    MISMATCH,
    /(number-given: ".*?)\{type\}/,
    '$1{ type }',
    /:\d+: messages\.number-given: `\{ type \}` is not a slot here/,
  ],
  [
    'a slot of another message',
    'cards/rule/not-e164.yaml',
    /(national: ".*?)\{found\}/,
    '$1{suggestion}',
    /messages\.national: `\{suggestion\}` is not a slot here: the slots here are `\{found\}`$/,
  ],
  [
    'a slot in the words of a reply',
    MISMATCH,
    /(change: ".*?)\{type\}/,
    '$1{typ}',
    /:\d+: reply\.number-given\.change: `\{typ\}` is not a slot here/,
  ],
  [
    'words of a reply for a message that is not there',
    MISMATCH,
    /^reply:\n {2}number-given:/m,
    'reply:\n  number-told:',
    /:\d+: reply\.number-told: is not a message here: rename it to one of `id-given`/,
  ],
  [
    'a slot in a title',
    MISMATCH,
    'title: The type',
    'title: The {type}',
    /:2: title: `\{type\}` is not a slot here: this text has no slots$/,
  ],
  [
    'a slot in what to do about an error',
    'errors/not.a.user.yaml',
    'as the agent',
    'as {user}',
    /:14: next\.0: `\{user\}` is not a slot here/,
  ],
  [
    'a slot in an answer to a claim',
    CLAIM,
    'The body has',
    'The {body} has',
    /:\d+: answer: `\{body\}` is not a slot here/,
  ],
  [
    'a slot in a question',
    'questions.yaml',
    'in square',
    'in {square}',
    /:4: 0\.text: `\{square\}` is not a slot here/,
  ],
  [
    'a cue of several blanks',
    'cues.yaml',
    'cue: "not work*"',
    'cue: "not  work*"',
    /0?\.?cue: must be words with one blank between/,
  ],
  [
    'a slot in a note',
    'phrases.yaml',
    'was kept',
    '{was} kept',
    /notes\.second-caller-id: `\{was\}` is not a slot here/,
  ],
  [
    'a message that is gone',
    MISMATCH,
    /^ {2}meant-queue: .*\n/m,
    '',
    /:\d+: messages: has no message `meant-queue`: add it \(the slots here are /,
  ],
  [
    'a phrase that is gone',
    'phrases.yaml',
    /^ {2}solved: .*\n/m,
    '',
    /:2: reasons: has no message `solved`: add it/,
  ],
  [
    'a model that is not there',
    'dialects/from-to.yaml',
    /models: \[/,
    'models: [Nope, ',
    /models\.0: There is no model `Nope` in contracts\//,
  ],
];

/** Examples that do not do what they are there for. */
export const promises: readonly FaultRow[] = [
  [
    'a dialect whose example names nobody to call',
    'dialects/targets.yaml',
    'targets: [{ address: "+442079460018", type: phone }]',
    'targets: [{ type: phone }]',
    /: example: leaves the placeholder `/,
  ],
  [
    'a card whose example lacks the mistake',
    MISMATCH,
    'type": "agent"',
    'type": "phone"',
    /^.*:\d+: examples\.0\.before: must raise `rule\/type-address-mismatch` but raises .*: show the mistake$/,
  ],
  [
    'a card whose mended example still has it',
    MISMATCH,
    /(after: \|[\s\S]*?type": )"phone"/,
    '$1"agent"',
    /examples\.0\.after: still raises `rule\/type-address-mismatch`/,
  ],
  [
    'a dialect that does not recognise its example',
    'dialects/targets.yaml',
    /^recognise:\n(?: .*\n)*/m,
    'recognise:\n  - [never, ever]\n',
    /:\d+: example: is read as `.*`, not as `targets`: /,
  ],
  [
    'a dialect without an example',
    'dialects/targets.yaml',
    /^example:\n(?: .*\n?)*/m,
    '',
    /:1: example: is missing: add it$/,
  ],
  [
    'a text that another error has',
    'errors/not.a.user.yaml',
    'not a user"',
    'not a connected participant"',
    /:8: texts\.2: doesn't lead to this card: the body .* leads to `error\/not\.a\.participant`; another card has this text/,
  ],
  [
    'an error of our own naming without texts',
    'errors/insufficient-scope.yaml',
    /^texts:\n(?: .*\n)*/m,
    '',
    /:1: code: doesn't lead to this card: .*add `texts`$/,
  ],
  [
    'a token that never stands alone',
    CLAIM,
    '"agent_id"',
    '"**"',
    /:\d+: tokens\.1: is not found in `\*\*`: write words and tokens as a sentence has them/,
  ],
  [
    'words that deny in the only group',
    CLAIM,
    /^phrases:\n/m,
    'phrases:\n  - - ["is not needed"]\n',
    /:\d+: phrases\.0: is not found in `is not needed`: /,
  ],
  [
    'an operation whose example has a mistake',
    CONTRACT,
    /phoneNumber: '\+\d+'/,
    "phoneNumber: '+1'",
    /paths\.\/api\/v2\/conversations\/calls\.post: is not a clean example: it raises `rule\/impossible-number`$/,
  ],
];
