import type { ErrorCard, ErrorIndex } from '../knowledge.ts';
import type { Span } from '../text/span.ts';

/** The card for a body that fits no published shape. */
export const RETYPED = 'retyped';

/** The card for a code of the published form that is in no published list. */
const UNKNOWN = 'unknown-code';
const CODE = /^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)+$/;

/** Codes that any operation may answer with: a text that belongs to a code of its own says more than they do. */
const GENERIC: ReadonlySet<string> = new Set([
  'bad.request',
  'general.bad.request',
  'postino.error.bad.request',
  'invalid.value',
  'forbidden',
  'not.authorized',
  'not.found',
  'resource.not.found',
  'internal.server.error',
]);

/** Whether an error, by the name of its card, says little more than its status. */
export function saysLittle(card: string | null): boolean {
  const code = card?.slice('error/'.length) ?? RETYPED;
  return code === RETYPED || code.startsWith('status-') || GENERIC.has(code);
}

/** What an error says of itself, as far as it says it. */
export interface ErrorWords {
  readonly status: number | null;
  readonly code: string | null;
  readonly message: string | null;
}

/** The card that explains an error best: by its own code, by its text, by a general code, then by its status. The message of an error leads its general code. */
export function matchErrorCard(words: ErrorWords, cards: ErrorIndex): ErrorCard | null {
  const byCode = findByCode(words.code, cards);
  if (byCode !== undefined && !GENERIC.has(byCode.code)) return byCode;
  const isUnknown = words.code !== null && CODE.test(words.code);
  const unknown = isUnknown ? (cards.byCode.get(UNKNOWN) ?? null) : null;
  return matchText(words, cards) ?? byCode ?? unknown ?? matchStatus(words.status, cards);
}

/** A data action writes its own codes in capitals. */
function findByCode(code: string | null, { byCode }: ErrorIndex): ErrorCard | undefined {
  return code === null ? undefined : (byCode.get(code) ?? byCode.get(code.toLowerCase()));
}

/** The card whose text stands in the error's message. */
export function matchText(words: ErrorWords, cards: ErrorIndex): ErrorCard | null {
  if (words.message === null) return null;
  const message = foldText(words.message);
  const fits = (card: ErrorCard): boolean =>
    card.status === null || words.status === null || card.status === words.status;
  return (
    cards.texts.find(({ parts, card }) => fits(card) && findPhrase(message, parts) !== null)?.card ?? null
  );
}

/** How much may stand between two parts. */
const LONGEST_HOLE = 120;

/** Where a card's text stands in a text of lower case. */
export function findPhrase(lower: string, [first = '', ...rest]: readonly string[]): Span | null {
  for (let start = lower.indexOf(first); start >= 0; start = lower.indexOf(first, start + 1)) {
    let end = start + first.length;
    const isWhole = rest.every((part) => {
      const at = lower.slice(end, end + LONGEST_HOLE + part.length).indexOf(part);
      if (at >= 0) end += at + part.length;
      return at >= 0;
    });
    if (isWhole) return { start, end };
  }
  return null;
}

/** The card for a status told without a code. */
export function matchStatus(status: number | null, cards: ErrorIndex): ErrorCard | null {
  if (status === null) return null;
  const general = `status-${Math.floor(status / 100)}xx`;
  return cards.byCode.get(`status-${status}`) ?? cards.byCode.get(general) ?? null;
}

/** Lower case, with every run of white space as one space. */
export function foldText(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}
