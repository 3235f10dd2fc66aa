import type { Messages } from '../validator/diagnostic.ts';
import type {
  Card,
  ClaimCard,
  ErrorCard,
  Knowledge,
  QuestionCard,
  ReplyWords,
} from '../validator/knowledge.ts';
import { PHRASES } from '../validator/phrases.ts';
import { ASKED_MESSAGES } from './asked-messages.ts';
import type { FieldPath } from './fault.ts';

/** What is wrong at a field; the caller knows the file. */
export interface FieldFault {
  readonly at: FieldPath;
  readonly message: string;
}

/** Checks that a card has every message of its code, and only slots that the code fills. */
export function checkCardWords(card: Card): FieldFault[] {
  const asked = ASKED_MESSAGES.get(card.code);
  if (asked === undefined) return [{ at: ['code'], message: NOTHING_FINDS }];
  return [
    ...checkMessages(card.messages, asked, ['messages']),
    ...Object.entries(card.reply).flatMap(([name, words]) => checkReply(name, words, asked)),
    ...checkShown(card, ['title', 'explanation', 'action']),
  ];
}

export function checkErrorWords(card: ErrorCard): FieldFault[] {
  return [
    ...checkShown(card, ['title', 'meaning', 'next']),
    ...card.causes.flatMap(({ text }, index) => checkPlainWords(text, ['causes', index, 'text'])),
  ];
}

export function checkClaimWords(card: ClaimCard): FieldFault[] {
  return checkShown(card, ['statement', 'answer', 'reply']);
}

export function checkPhrases(phrases: Knowledge['phrases']): FieldFault[] {
  return Object.entries(PHRASES).flatMap(([group, asked]) =>
    checkMessages(phrases[group as keyof typeof PHRASES], asked, [group]),
  );
}

export function checkQuestions(questions: readonly QuestionCard[]): FieldFault[] {
  return questions.flatMap(({ text }, index) => checkPlainWords(text, [index, 'text']));
}

const NOTHING_FINDS =
  'is not a code of the validator: correct it, or remove the file; a new code starts as a rule in src/validator/rules/';

/** The short words belong to an existing message and use only its slots. */
function checkReply(name: string, { cause, change }: ReplyWords, asked: Messages): FieldFault[] {
  const slots = asked[name];
  if (slots === undefined) return [{ at: ['reply', name], message: unasked(Object.keys(asked)) }];
  return [
    ...checkSlots(cause, slots, ['reply', name, 'cause']),
    ...checkSlots(change ?? '', slots, ['reply', name, 'change']),
  ];
}

/** Checks the fields of a card that are shown without slots. */
function checkShown<T extends object>(card: T, fields: readonly (keyof T)[]): FieldFault[] {
  return fields.flatMap((field) => checkPlainWords(card[field], [field]));
}

/** Compares the messages of a file with those of the code: none missing, none extra, no other slots. */
function checkMessages(
  messages: Readonly<Record<string, string>>,
  asked: Messages,
  at: FieldPath,
): FieldFault[] {
  const known = Object.keys(asked);
  const lacking = known.filter((name) => !Object.hasOwn(messages, name));
  return [
    ...lacking.map((name) => ({
      at,
      message: `has no message \`${name}\`: add it (${tellSlots(asked[name])})`,
    })),
    ...Object.entries(messages).flatMap(([name, words]) => {
      const field = [...at, name];
      if (Object.hasOwn(asked, name)) return checkSlots(words, asked[name] ?? [], field);
      return [{ at: field, message: unasked(known) }];
    }),
  ];
}

const unasked = (known: readonly string[]): string =>
  `is not a message here: rename it to one of ${list(known)}, or remove it`;

/** Checks texts that are shown without slots, at any depth. */
function checkPlainWords(value: unknown, at: FieldPath): FieldFault[] {
  if (typeof value === 'string') return checkSlots(value, [], at);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => checkPlainWords(inner, [...at, key]));
}

/** A name in braces. One after a slash is a path parameter (`/users/{userId}`), not a slot. */
const BRACES = /(?<!\/)\{\s*([A-Za-z][\w ()-]*)\}/g;

function checkSlots(words: string, slots: readonly string[], at: FieldPath): FieldFault[] {
  if (!words.includes('{')) return [];
  return [...words.matchAll(BRACES)].flatMap(([written, name = '']) => {
    if (slots.includes(name) && written === `{${name}}`) return [];
    return [{ at, message: `\`${written}\` is not a slot here: ${tellSlots(slots)}` }];
  });
}

function tellSlots(slots: readonly string[] = []): string {
  return slots.length === 0
    ? 'this text has no slots'
    : `the slots here are ${list(slots.map((slot) => `{${slot}}`))}`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
