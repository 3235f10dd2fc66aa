import type { Diagnostic, Finding, SlotData } from '../diagnostic.ts';
import type { Card, Knowledge, ReplyWords } from '../knowledge.ts';
import type { Locator } from '../text/locator.ts';
import { originOf, type Source } from '../text/source.ts';

/** Longer values are shown by their beginning; the place tells where the rest is. */
const LONGEST_SHOWN = 80;
/** What the contracts name is shown whole: their operations are longer, and half a path is of no use. */
const LONGEST_OWN = 240;
const OWN: ReadonlySet<string> = new Set([
  'allowed',
  'documented',
  'list',
  'nearest',
  'operation',
  'other',
  'path',
  'published',
  'successor',
  'suggestion',
]);

/** Gives a finding its words, from its card, and its place in the text as pasted. */
export function explain(
  finding: Finding,
  source: Source,
  locator: Locator,
  knowledge: Knowledge,
): Diagnostic {
  const card = knowledge.cards.get(finding.code);
  const reply = card?.reply[finding.message];
  const message = fillSlots(card?.messages[finding.message] ?? card?.title ?? finding.code, finding.data);
  const { line, column } = locator.locate(originOf(source, finding.at));
  return {
    code: finding.code,
    severity: finding.severity ?? card?.severity ?? 'error',
    pointer: finding.pointer,
    line,
    column,
    message,
    ...toReplyWords(reply, card, message, finding.data),
    evidence: finding.evidence ?? card?.evidence ?? 'documented',
    card: finding.code,
  };
}

/** Where a card has no short words for a message, its title and the message itself do. */
function toReplyWords(
  reply: ReplyWords | undefined,
  card: Card | undefined,
  message: string,
  data: Finding['data'],
): Pick<Diagnostic, 'cause' | 'change'> {
  if (reply === undefined) return { cause: `${card?.title ?? message}.`, change: message };
  return {
    cause: fillSlots(reply.cause, data),
    change: reply.change === null ? null : fillSlots(reply.change, data),
  };
}

/** Replaces each `{slot}` by its fact, made safe to stand on one line between backticks. */
export function fillSlots(template: string, data: SlotData): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (written, slot: string) => {
    const fact = Object.hasOwn(data, slot) ? data[slot] : undefined;
    return fact === undefined ? written : showFact(String(fact), OWN.has(slot) ? LONGEST_OWN : LONGEST_SHOWN);
  });
}

const PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

function showFact(fact: string, longest: number): string {
  if (fact.length <= longest && PLAIN.test(fact)) return fact;
  const line = fact
    .slice(0, longest * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const shown = line.length <= longest ? line : `${sliceWhole(line, longest)}…`;
  return shown.replaceAll('`', "'");
}

/** Cuts without splitting a surrogate pair. */
function sliceWhole(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
