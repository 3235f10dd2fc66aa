import type { Messages } from '../diagnostic.ts';

/** What is said of the repairs: the messages of each card of the `json` family, with their slots. */
export const JSON_MESSAGES = {
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
} as const satisfies Readonly<Record<string, Messages>>;

/** The second half of a code of the `json` family. */
export type JsonId = JsonCode extends `json/${infer Id}` ? Id : never;
export type JsonMessage = MessageOf<JsonCode>;

/** A message of the card of a code. */
export type MessageOf<C extends JsonCode> = C extends JsonCode
  ? Extract<keyof (typeof JSON_MESSAGES)[C], string>
  : never;

type JsonCode = keyof typeof JSON_MESSAGES;
