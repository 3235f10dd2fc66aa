import type { Card, ErrorCard, EvidenceSource, Knowledge } from '../validator/knowledge.ts';
import { LIMITS } from './block-limits.ts';
import type { Block, Inline, RichTextPart } from './blocks.ts';
import type { ExplainValue } from './button-values.ts';
import { VERDICT_WORDS } from './claims-to-tell.ts';
import { findClaimCard, findErrorCard } from './find-card.ts';
import { bold, bullets, fromMessage, italic, line, literal, richText } from './mrkdwn.ts';
import { rankRungs } from './next-rungs.ts';

/**
 * The cards behind a reply, a page each, for a modal: what a finding means, what to do, an example, and where that
 * rests; then what was said of the call, and all that the operation can still refuse. Codes that this version no longer
 * knows are left out; there is always a page.
 */
export function explainPages(value: ExplainValue, knowledge: Knowledge): Block[][] {
  const cards = value.codes.flatMap((code) => knowledge.cards.get(code) ?? []);
  const errors = value.errors.flatMap((name) => findErrorCard(name, knowledge) ?? []);
  const pages = [
    ...cards.map(explainCard),
    ...errors.map(explainError),
    ...explainClaims(value, knowledge),
    ...explainRungs(value, knowledge),
  ];
  return pages.length > 0
    ? pages
    : [[richText([line(literal('There is nothing more to say about this one.'))])]];
}

function explainCard(card: Card): Block[] {
  const [example] = card.examples;
  const parts: RichTextPart[] = [
    line(fromMessage(card.explanation.trim())),
    line(bold('What to do '), fromMessage(card.action.trim())),
    ...(example === undefined
      ? []
      : [line(bold('Before')), sample(example.before), line(bold('After')), sample(example.after)]),
    line(italic(`${card.evidence} · ${card.code}`), sources(card.sources)),
  ];
  return [header(card.title), richText(parts)];
}

function explainError(card: ErrorCard): Block[] {
  const causes = card.causes.map((cause) => line(fromMessage(cause.text)));
  const next = card.next.map((step) => line(fromMessage(step)));
  const parts: RichTextPart[] = [
    line(fromMessage(card.meaning.trim())),
    ...list('Likely causes', causes),
    ...list('What to do', next),
    line(italic(`${card.evidence} · ${card.code}`), sources(card.sources)),
  ];
  return [header(`${card.status ?? ''} ${card.title}`.trim()), richText(parts)];
}

function explainClaims(value: ExplainValue, knowledge: Knowledge): Block[][] {
  const claims = value.claims.flatMap((name) => findClaimCard(name, knowledge) ?? []);
  if (claims.length === 0) return [];
  const lines = claims.map((card) =>
    line(
      fromMessage(card.statement),
      italic(` ${VERDICT_WORDS[card.verdict]}. `),
      fromMessage(card.answer),
      sources(card.sources),
    ),
  );
  return [[header('What was said'), richText([bullets(lines)])]];
}

function explainRungs(value: ExplainValue, knowledge: Knowledge): Block[][] {
  const { codes: found, errors: told, operation, status = null, sendsIds = true } = value;
  const rungs = rankRungs({ operation, status, found, told, sendsIds }, knowledge);
  if (rungs.length === 0) return [];
  const lines = rungs.map(({ status, card }) =>
    line(
      bold(`${status ?? ''} ${card.code} `.trimStart()),
      fromMessage(card.meaning),
      literal(' '),
      fromMessage(card.next[0] ?? ''),
    ),
  );
  return [[header('If it still fails'), richText([bullets(lines)])]];
}

function sources(all: readonly EvidenceSource[]): Inline[] {
  return all.flatMap((source) => [
    ...literal(' · '),
    ...(source.url === undefined
      ? literal(source.title)
      : [{ type: 'link', url: source.url, text: source.title } as const]),
    ...literal(source.read === undefined ? '' : `, read ${source.read}`),
  ]);
}

function list(title: string, elements: ReturnType<typeof line>[]): RichTextPart[] {
  return elements.length === 0 ? [] : [line(bold(title)), bullets(elements)];
}

const sample = (content: string): RichTextPart => ({
  type: 'rich_text_preformatted',
  language: 'json',
  elements: [{ type: 'text', text: content.trim() }],
});
const header = (title: string): Block => ({
  type: 'header',
  text: { type: 'plain_text', text: title.length <= LIMITS.header ? title : 'Finding' },
});
