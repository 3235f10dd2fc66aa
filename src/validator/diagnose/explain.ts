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
  let filled = '';
  let from = 0;
  for (let open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
    const close = template.indexOf('}', open);
    const slot = template.slice(open + 1, close);
    const fact = close > 0 && Object.hasOwn(data, slot) ? data[slot] : undefined;
    if (fact === undefined) continue;
    filled +=
      template.slice(from, open) + showFact(String(fact), OWN.has(slot) ? LONGEST_OWN : LONGEST_SHOWN);
    from = close + 1;
  }
  return filled + template.slice(from);
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
