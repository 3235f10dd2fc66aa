import type { Diagnostic, Severity } from '../../validator/diagnostic.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import { groupFindings, plural } from '../../validator/respond/count-problems.ts';
import { LIMITS } from '../block-limits.ts';
import type { Block, Inline, Line } from '../blocks.ts';
import { bold, code, fromMessage, italic, line, literal, richText } from '../mrkdwn.ts';
import type { Part } from '../plan.ts';

/** Severities that a reader should tell from an error at a glance. */
const MARK: Readonly<Record<Severity, string>> = { error: '', warning: 'warning ', info: 'note ' };

/** Numbered findings, the gravest first, several of one code together; fewer of them in the smaller sizes. */
export function findingsPart(diagnostics: readonly Diagnostic[], knowledge: Knowledge, rank: number): Part {
  const groups = groupFindings(diagnostics);
  if (groups.length === 0) return { rank, sizes: [[]] };
  const lines = groups
    .slice(0, LIMITS.findings)
    .map((group, index) => describeGroup(group, index + 1, knowledge));
  const sizes = lines.map((_, index) => block(lines.slice(0, lines.length - index), groups.length));
  return { rank, sizes: [...sizes, block([], groups.length)] };
}

function block(lines: readonly Line[], total: number): Block[] {
  const rest = total - lines.length;
  const more =
    rest === 0
      ? []
      : [line(literal(lines.length === 0 ? `${plural(rest, 'finding')}: see Explain` : `and ${rest} more`))];
  return [richText([...lines, ...more])];
}

/** One finding, or several of one code: places that share their words stand together, the others follow. */
function describeGroup(group: readonly Diagnostic[], number: number, knowledge: Knowledge): Line {
  const byMessage = new Map<string, Diagnostic[]>();
  for (const diagnostic of group) {
    const words = wordsOf(diagnostic, knowledge);
    byMessage.set(words, [...(byMessage.get(words) ?? []), diagnostic]);
  }
  const entries = [...byMessage.entries()];
  const shown = entries.slice(0, LIMITS.list);
  const parts = shown.flatMap(([words, places], index) => [
    ...literal(index === 0 ? '' : '\n    '),
    ...describePlaces(places),
    ...fromMessage(words),
  ]);
  const rest = entries.slice(shown.length).reduce((sum, [, places]) => sum + places.length, 0);
  const [first] = group;
  return line(
    bold(`${number} `),
    italic(MARK[first?.severity ?? 'error']),
    parts,
    literal(rest === 0 ? '' : ` And ${rest} more of this kind.`),
    evidenceMark(first),
  );
}

function describePlaces(places: readonly Diagnostic[]): Inline[] {
  const shown = places.slice(0, LIMITS.list);
  const parts = shown.flatMap((place, index) => [
    ...literal(index === 0 ? '' : ', '),
    ...describePlace(place),
  ]);
  const rest = places.length - shown.length;
  return [...parts, ...literal(rest === 0 ? ' ' : ` and ${rest} more `)];
}

function describePlace({ pointer, line: at }: Diagnostic): Inline[] {
  // A pointer is shown whole or not at all: half of one points elsewhere.
  const isShown = pointer !== null && pointer !== '' && pointer.length <= LIMITS.pointer;
  return isShown ? [...code(pointer), ...literal(` (line ${at})`)] : literal(`Line ${at}:`);
}

function wordsOf(diagnostic: Diagnostic, knowledge: Knowledge): string {
  if (diagnostic.message.length <= LIMITS.findingText) return diagnostic.message;
  return `${knowledge.cards.get(diagnostic.card)?.title ?? diagnostic.code}.`;
}

/** What rests on the contract needs no mark; what doesn't says so. */
function evidenceMark(diagnostic: Diagnostic | undefined): Inline[] {
  const evidence = diagnostic?.evidence;
  return evidence === 'inferred' || evidence === 'claimed' ? italic(` ${evidence}`) : [];
}
