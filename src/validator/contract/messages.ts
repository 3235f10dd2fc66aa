import type { Messages } from '../diagnostic.ts';

/** What is said of values that do not fit the published schema: the messages of each card of the `contract` family, with their slots. */
export const CONTRACT_MESSAGES = {
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
    'date-time-repaired': ['property', 'value', 'fixed'],
    uri: ['property', 'value'],
    'when-utc': ['property', 'value', 'fixed'],
  },
  'contract/range': {
    default: ['property', 'value', 'least', 'most'],
  },
  'contract/required': {
    default: ['property'],
    answer: ['property'],
    around: ['property', 'fixed'],
    'around-text': ['property', 'fixed'],
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
    pairs: ['property', 'value', 'found', 'expected', 'fixed'],
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
    inside: ['property', 'suggestion'],
    'required-misspelt': ['property', 'suggestion'],
    spelling: ['property', 'suggestion'],
    'too-deep': ['property'],
    'two-candidates': ['property', 'other', 'suggestion'],
    'when-other': ['property', 'other', 'suggestion'],
    'when-suggestion': ['property', 'suggestion'],
  },
} as const satisfies Readonly<Record<string, Messages>>;

/** A message of the card of a code. */
export type ContractMessage<C extends keyof typeof CONTRACT_MESSAGES> = Extract<
  keyof (typeof CONTRACT_MESSAGES)[C],
  string
>;
