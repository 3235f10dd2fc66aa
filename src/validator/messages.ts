/**
 * What the code asks knowledge to say: the messages of each card, and the phrases of `knowledge/phrases.yaml`, each
 * with the slots that are filled in it. Findings, repairs and notes are typed by it, so the code can ask for nothing
 * else; knowledge is tried against it before it is used.
 */
export const CARD_MESSAGES = {
  'contract/enum': {
    default: ['property', 'value', 'list'],
    listed: ['property', 'value', 'nearest'],
    'long-list': ['property', 'value', 'list', 'more'],
    meant: ['property', 'value', 'nearest'],
    nearest: ['property', 'value', 'list', 'nearest'],
    'other-property': ['property', 'value', 'suggestion', 'fixed'],
    'when-nearest': ['property', 'value', 'nearest'],
  },
  'contract/format': {
    date: ['property', 'value'],
    'date-time': ['property', 'value'],
    'date-time-mended': ['property', 'value', 'fixed'],
    uri: ['property', 'value'],
    'when-utc': ['property', 'value', 'fixed'],
  },
  'contract/range': {
    default: ['property', 'value', 'least', 'most'],
  },
  'contract/required': {
    default: ['property'],
    answer: ['property'],
    choices: ['property', 'list'],
    expected: ['property'],
    null: ['property'],
    'one-of': ['property', 'list'],
    'when-filled': ['property'],
  },
  'contract/type': {
    default: ['property', 'value', 'found', 'expected'],
    address: ['property', 'value', 'found', 'expected', 'fixed'],
    body: ['property', 'value', 'found', 'expected'],
    boolean: ['property', 'value', 'found', 'expected', 'fixed'],
    fraction: ['property', 'value', 'found', 'expected'],
    list: ['property', 'value', 'found', 'expected'],
    nested: ['property', 'value', 'found', 'expected', 'fixed'],
    null: ['property', 'value', 'found', 'expected'],
    object: ['property', 'value', 'found', 'expected', 'fixed', 'list'],
    opened: ['property', 'value', 'found', 'expected', 'fixed'],
    number: ['property', 'value', 'found', 'expected'],
    quoted: ['property', 'value', 'found', 'expected', 'fixed'],
    wrap: ['property', 'value', 'found', 'expected', 'fixed'],
    'when-encoded': ['property', 'value', 'found', 'expected', 'fixed'],
  },
  'contract/unknown-property': {
    default: ['property'],
    'already-present': ['property', 'suggestion'],
    caller: ['property'],
    'did-you-mean': ['property', 'suggestion'],
    'required-misspelt': ['property', 'suggestion'],
    'too-deep': ['property'],
    'two-candidates': ['property', 'other', 'suggestion'],
    'when-other': ['property', 'other', 'suggestion'],
    'when-suggestion': ['property', 'suggestion'],
  },
  'json/bad-escape': {
    default: ['found'],
  },
  'json/comment': {
    default: ['found'],
  },
  'json/control-character': {
    default: ['found'],
    newline: ['found'],
    tab: ['found'],
  },
  'json/double-encoded': {
    default: [],
    escaped: [],
  },
  'json/duplicate-key': {
    default: ['found', 'key'],
  },
  'json/ellipsis': {
    default: [],
  },
  'json/escaped-text': {
    link: ['found'],
    quote: ['found'],
  },
  'json/extra-bracket': {
    default: ['found', 'expected'],
    opening: ['found', 'expected'],
  },
  'json/invisible-character': {
    default: ['found'],
    space: ['found'],
    string: ['found'],
  },
  'json/missing-bracket': {
    closing: ['found', 'expected'],
    opening: ['found', 'expected'],
    wrong: ['found', 'expected'],
  },
  'json/missing-colon': {
    default: [],
    doubled: [],
    other: ['found'],
  },
  'json/missing-comma': {
    default: [],
    other: ['found'],
  },
  'json/missing-value': {
    default: ['found'],
    'cut-off': ['found'],
  },
  'json/non-json-literal': {
    literal: ['found', 'expected'],
    word: ['found'],
    words: ['found'],
  },
  'json/number-format': {
    notation: ['found', 'expected'],
    phone: ['found'],
  },
  'json/single-quotes': {
    default: ['found'],
    backtick: ['found'],
    mixed: ['found'],
  },
  'json/smart-quotes': {
    default: ['found'],
    mixed: ['found'],
    single: ['found'],
  },
  'json/stray-text': {
    default: ['found'],
  },
  'json/trailing-comma': {
    default: ['found'],
    doubled: [],
    end: ['found'],
    leading: [],
  },
  'json/unescaped-quote': {
    default: ['found'],
    doubled: ['found'],
  },
  'json/unquoted-key': {
    default: ['found'],
  },
  'json/unreadable': {
    default: ['found'],
    empty: [],
    file: ['file'],
  },
  'json/unterminated-string': {
    default: ['found'],
    'cut-off': ['found'],
    opening: ['found'],
  },
  'org/contact-not-found': {
    id: ['property', 'id'],
  },
  'org/language-name': {
    default: ['property', 'found', 'id'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/language-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'org/lookup-failed': {
    broken: [],
    forbidden: [],
    'login-refused': [],
    'rate-limited': [],
    slow: [],
    suspended: [],
    unreachable: [],
  },
  'org/missing-permission': {
    all: ['permissions'],
    any: ['permissions'],
  },
  'org/no-station': {
    callee: ['property'],
    caller: ['property'],
  },
  'org/number-not-assigned': {
    default: ['number'],
    'other-user': ['number'],
    'other-user-listed': ['number', 'id'],
    pool: ['number'],
  },
  'org/number-pending': {
    default: ['number', 'state'],
  },
  'org/participant-state': {
    'agent-leg': ['list'],
    'conversation-ended': [],
    'conversation-missing': ['id'],
    'customer-leg': ['list'],
    disconnected: ['state'],
    'participant-missing': ['id'],
  },
  'org/queue-name': {
    default: ['property', 'found', 'id'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/queue-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'org/skill-name': {
    default: ['property', 'found', 'id'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/skill-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'org/user-inactive': {
    default: ['property'],
  },
  'org/user-name': {
    default: ['property', 'found', 'id'],
    several: ['property', 'found', 'count', 'list'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/user-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'org/wrapup-code-name': {
    default: ['property', 'found', 'id'],
    'several-listed': ['property', 'found', 'count', 'list'],
  },
  'org/wrapup-code-not-found': {
    id: ['property', 'id'],
    name: ['property', 'found'],
  },
  'rule/address-prefix': {
    caller: ['found', 'rest', 'scheme'],
    id: ['found', 'rest', 'scheme'],
    other: ['found', 'rest', 'scheme'],
    queue: ['found', 'rest', 'scheme'],
    sip: ['found', 'rest', 'scheme'],
    tel: ['found', 'rest', 'scheme'],
    user: ['found', 'rest', 'scheme'],
    'meant-queue': ['found', 'rest', 'scheme'],
    'meant-user': ['found', 'rest', 'scheme'],
  },
  'rule/call-state': {
    default: [],
    refused: [],
  },
  'rule/callback-needs-queue': {
    default: [],
    'move-in': [],
    'routing-data': [],
    'add-queue': [],
  },
  'rule/calls-the-caller': {
    default: [],
  },
  'rule/client-credentials': {
    default: ['operation'],
    asked: ['operation'],
    refused: ['operation'],
  },
  'rule/conflicting-destinations': {
    default: ['first', 'more', 'second'],
    several: ['first', 'more', 'second'],
    'meant-queue': ['first', 'more', 'second'],
    'meant-user': ['first', 'more', 'second'],
    'meant-merge': ['first', 'more', 'second'],
    'meant-on-behalf': ['first', 'more', 'second'],
    'meant-parties': ['first', 'more', 'second'],
    'meant-number': ['first', 'more', 'second'],
  },
  'rule/deprecated-operation': {
    default: ['operation', 'successor'],
    'for-body': ['operation', 'successor'],
  },
  'rule/empty-value': {
    default: ['property', 'value'],
    needed: ['property', 'value'],
    nested: ['property', 'value'],
  },
  'rule/impossible-number': {
    'no-country-code': ['code', 'digits', 'needed', 'number'],
    'no-such-length': ['code', 'digits', 'needed', 'number'],
    'too-long': ['code', 'digits', 'needed', 'number'],
    'too-short': ['code', 'digits', 'needed', 'number'],
  },
  'rule/missing-destination': {
    default: [],
    empty: [],
    'queue-only': [],
    'stray-number': ['property'],
    'meant-number': [],
    'meant-stray': ['property'],
  },
  'rule/missing-permission': {
    default: ['permission', 'permissions'],
    all: ['permission', 'permissions'],
    any: ['permission', 'permissions'],
  },
  'rule/misplaced-value': {
    body: ['goal', 'fixed'],
    dropped: ['property', 'nearest'],
    moved: ['property', 'nearest', 'suggestion'],
  },
  'rule/misspelt-name': {
    default: ['property', 'suggestion'],
    'already-present': ['property', 'suggestion'],
  },
  'rule/not-e164': {
    default: ['found'],
    'id-given': ['found'],
    letters: ['found'],
    national: ['found'],
    'plus-missing': ['found', 'suggestion'],
    'prefix-00': ['found', 'suggestion'],
    extension: ['found', 'suggestion'],
    'other-signs': ['found', 'suggestion', 'signs'],
    punctuation: ['found', 'suggestion'],
    'trunk-prefix': ['found', 'suggestion'],
    'meant-alone': ['found', 'suggestion'],
    'meant-international': ['found', 'suggestion'],
    'meant-user': ['found'],
  },
  'rule/unserialized-body': {
    default: ['client', 'encoder'],
    form: ['client', 'encoder'],
  },
  'rule/missing-bearer': {
    default: ['found'],
  },
  'template/contract-mismatch': {
    default: ['found', 'suggestion'],
    'letter-case': ['found', 'suggestion'],
    misspelt: ['found', 'suggestion'],
  },
  'template/wrong-grant': {
    default: ['operation'],
  },
  'template/unquoted-value': {
    default: ['property', 'found'],
  },
  'rule/not-uuid': {
    default: ['found', 'kind'],
    queue: ['found', 'kind'],
    user: ['found', 'kind'],
    'address-given': ['found', 'kind'],
    dressed: ['found', 'suggestion'],
    'number-given': ['found', 'kind'],
    'meant-number': ['found', 'kind'],
  },
  'rule/placeholder': {
    default: ['found', 'expected'],
    unset: ['found', 'expected'],
  },
  'rule/queue-only-option': {
    default: ['property'],
  },
  'rule/same-number': {
    default: ['number', 'other'],
    user: ['number', 'other'],
  },
  'rule/secret-in-paste': {
    'access-token': [],
    'api-key': [],
    'basic-credentials': [],
    'bearer-token': [],
    'client-secret': [],
    cookie: [],
    password: [],
    'private-key': [],
  },
  'rule/type-address-mismatch': {
    'id-given': ['address', 'addressPointer', 'kind', 'suggestion', 'type'],
    'number-given': ['address', 'addressPointer', 'kind', 'suggestion', 'type'],
    'meant-queue': ['address', 'addressPointer', 'kind', 'suggestion', 'type'],
    'meant-user': ['address', 'addressPointer', 'kind', 'suggestion', 'type'],
  },
  'rule/unassigned-number': {
    default: ['code', 'number'],
  },
  'rule/unknown-sdk-symbol': {
    class: ['suggestion', 'symbol'],
    intent: ['suggestion', 'symbol', 'goal', 'example'],
    method: ['suggestion', 'symbol'],
  },
  'rule/unpublished-permission': {
    default: ['documented', 'permission'],
    any: ['documented', 'permission'],
    incomplete: ['documented', 'permission'],
    unlisted: ['documented', 'permission'],
  },
  'rule/unpublished-scope': {
    default: ['published', 'scope'],
    permission: ['published', 'scope'],
  },
  'rule/unpublished-shape': {
    callee: ['property'],
    'callee-beside': ['property'],
    caller: ['property'],
    'caller-number': ['property'],
    other: ['property'],
    parties: ['property'],
    routing: ['property'],
  },
  'rule/unresolved-id': {
    default: ['found', 'property'],
    example: ['found', 'property'],
    promise: ['found', 'property'],
  },
  'rule/wrong-medium': {
    default: ['operation', 'found', 'suggestion'],
  },
  'rule/wrong-endpoint': {
    body: ['nearest', 'path', 'goal', 'example'],
    'body-bare': ['nearest', 'path', 'goal', 'example'],
    intent: ['nearest', 'path', 'goal', 'example'],
    'intent-bare': ['nearest', 'path', 'goal', 'example'],
    host: ['nearest', 'path', 'host', 'suggestion'],
    known: ['nearest', 'path'],
    'nothing-near': ['path'],
    prefix: ['nearest', 'path'],
    unknown: ['nearest', 'path'],
    version: ['nearest', 'path'],
  },
  'rule/wrong-method': {
    default: ['allowed', 'method', 'nearest', 'path'],
    'no-body': ['allowed', 'method', 'nearest', 'path'],
    several: ['allowed', 'method', 'nearest', 'path'],
  },
  'rule/wrong-participant': {
    agent: [],
    customer: [],
  },
} as const satisfies Messages;

export const PHRASES = {
  reasons: {
    advice: ['operation'],
    'error-body': ['operation'],
    failing: ['operation'],
    'no-context': ['operation'],
    nothing: [],
    'other-api': ['operation'],
    problems: ['operation', 'problems'],
    'problems-elsewhere': ['operation', 'problems'],
    reference: ['operation'],
    solved: ['operation'],
    tolerable: ['operation'],
    valid: ['operation'],
  },
  notes: {
    'attribute-dropped': ['property'],
    attributes: ['property'],
    'caller-id-if-meant': [],
    'caller-is-token': [],
    'caller-unreadable': [],
    'calls-for-queue': [],
    capped: ['count', 'more'],
    dropped: ['property'],
    'no-destination': [],
    'queue-as-destination': ['property'],
    'queue-as-origin': ['property'],
    'queue-only': ['property'],
    renamed: ['property', 'name'],
    'second-caller-id': [],
    'several-callees': [],
    'stray-number': ['property'],
    undecided: [],
  },
  reply: {
    'answer-no': [],
    'answer-yes': [],
    assumed: ['operation'],
    'body-as-file': [],
    'body-too-long': [],
    'check-these': [],
    'details-alternatives': [],
    'details-body': [],
    'details-claims': [],
    'details-errors': [],
    'details-findings': [],
    'details-limits': [],
    'details-same-shape': [],
    'details-steps': [],
    'evidence-claimed': [],
    'evidence-documented': [],
    'evidence-inferred': [],
    'evidence-observed': [],
    'fill-in': [],
    'fixed-of': ['fixed', 'of'],
    foreign: [],
    more: ['count'],
    'not-seen': [],
    nothing: [],
    'post-more': [],
    send: [],
    'send-to': ['operation'],
    'server-says': ['message'],
    'stood-there': [],
    valid: ['operation'],
    'valid-failed': ['status'],
    'valid-unnamed': [],
    'verdict-confirmed': [],
    'verdict-contradicted': [],
    'verdict-unverified': [],
    'what-to-paste': [],
  },
  placeholders: {
    'conversation-id': [],
    'participant-id': [],
    'phone-number': [],
    'queue-id': [],
    'user-id': [],
  },
} as const satisfies Messages;

type Messages = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A diagnostic code; each has its card. */
export type Code = keyof typeof CARD_MESSAGES;

/** A message of the card of a code. */
export type MessageOf<C extends Code = Code> = C extends Code
  ? Extract<keyof (typeof CARD_MESSAGES)[C], string>
  : never;

export type ReasonId = keyof typeof PHRASES.reasons;
export type NoteId = keyof typeof PHRASES.notes;
export type ReplyId = keyof typeof PHRASES.reply;
export type PlaceholderId = keyof typeof PHRASES.placeholders;

/** Facts by the names of the slots that they fill. */
export type SlotData = { readonly [S in CardSlot]?: string | number };

type CardSlot = SlotsIn<(typeof CARD_MESSAGES)[Code]>;
type SlotsIn<T> = T extends Readonly<Record<string, readonly (infer S extends string)[]>> ? S : never;

/** The second half of a code of the `json` family. */
export type JsonId = Code extends infer C ? (C extends `json/${infer Id}` ? Id : never) : never;
export type JsonMessage = MessageOf<`json/${JsonId}`>;
