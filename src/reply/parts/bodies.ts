import { printJson } from '../../validator/json/print.ts';
import type { Alternative, Check, Gap } from '../../validator/report.ts';
import { plural } from '../../validator/respond/count-problems.ts';
import type { Attach } from '../block-kit.ts';
import { LIMITS } from '../block-limits.ts';
import type { Block, Inline, Line, RichTextPart } from '../blocks.ts';
import { findChangedPart } from '../changed-part.ts';
import { bold, code, fromMessage, italic, line, literal, richText } from '../mrkdwn.ts';
import type { Part } from '../plan.ts';
import { visibleJson } from '../terminal/visible-text.ts';
import { correctedBody, whatToSend } from '../what-to-send.ts';

/** A longer body is no longer read in a message. */
const LONGEST_BODY = 6000;

/** Changed parts longer than this stand in the body below or nowhere. */
const LONGEST_CHANGE = 300;

/** The corrected body in the shape they sent, and under it what else may have been meant. */
export function correctedPart(check: Check, rank: number, attach?: Attach): Part {
  const isPublished = check.shape === 'published';
  const title = isPublished ? `Corrected request body: ${whatToSend(check)}` : 'Same shape, corrected';
  const alternatives = alternativeLines(check);
  if (check.corrected === null) {
    const notes = isPublished ? noteLines(check.notes) : [];
    return { rank, sizes: [asBlock([...alternatives, ...notes]), []] };
  }
  const notes = isPublished
    ? [...gapLines(check.gaps.published), ...noteLines(check.notes)]
    : gapLines(check.gaps.corrected);
  const text = layOut(correctedBody(check));
  const short = [leftOut(title, text, attach)];
  const full = [...titled(title, text, attach), ...alternatives, ...notes];
  const sizes = [asBlock(full), asBlock([...short, ...alternatives]), asBlock(short)];
  return { rank, sizes, body: bodyOf(title, text) };
}

/** The same intent in the published body, what to fill in, and what could not be carried over. */
export function publishedPart(check: Check, rank: number, attach?: Attach): Part {
  if (check.shape === 'published' || check.published === null) return { rank, sizes: [[]] };
  const title = `Published request body: ${whatToSend(check)}`;
  const notes = [...gapLines(check.gaps.published), ...noteLines(check.notes)];
  const text = layOut(check.published);
  const short = [leftOut(title, text, attach)];
  const full = [...titled(title, text, attach), ...notes];
  const sizes = [asBlock(full), asBlock([...short, ...notes]), asBlock(short)];
  return { rank, sizes, body: bodyOf(title, text) };
}

/** What is left to fill in, with what stood there. */
function gapLines(gaps: readonly Gap[]): Line[] {
  const shown = gaps.filter(({ pointer }) => pointer.length <= LIMITS.pointer).slice(0, LIMITS.list);
  if (shown.length === 0) return [];
  const rest = gaps.length - shown.length;
  const places = shown.flatMap(({ pointer, found }, index) => [
    ...literal(index === 0 ? '' : ', '),
    ...code(pointer),
    ...(found === null ? [] : [...literal(' (was '), ...code(found), ...literal(')')]),
  ]);
  return [line(literal('Fill in or put right: '), places, literal(rest === 0 ? '' : ` and ${rest} more`))];
}

function noteLines(all: readonly string[]): Line[] {
  const notes = all.filter((note) => note.length <= LIMITS.findingText).slice(0, LIMITS.list);
  const left = all.length - notes.length;
  const counted = left === 0 ? [] : [line(literal(`and ${plural(left, 'more note')}`))];
  return [...notes.map((note) => line(fromMessage(note))), ...counted];
}

/** A line for each condition: what holds for several places is said once. */
function alternativeLines(check: Check): Line[] {
  const groups = [...Map.groupBy(check.alternatives, ({ when }) => when)];
  const shown = groups.slice(0, LIMITS.list);
  const rest = groups.slice(LIMITS.list).reduce((sum, [, group]) => sum + group.length, 0);
  const more = rest === 0 ? [] : [line(literal(`and ${plural(rest, 'more alternative')}`))];
  return [...shown.map(([when, group]) => alternativeLine(when, group, check)), ...more];
}

/** When they are right, and what each changes: the smallest part of it that differs from the correction. */
function alternativeLine(when: string, group: readonly Alternative[], check: Check): Line {
  const changes = group.flatMap(({ body }) => changeIn(body, check));
  const shown = changes.slice(0, LIMITS.list);
  const rest = group.length - shown.length;
  return line(
    italic('If '),
    fromMessage(when),
    literal(shown.length > 0 && !when.includes(':') ? ': ' : '. '),
    shown.flatMap((change, index) => [...literal(index === 0 ? '' : ', '), ...change]),
    literal(shown.length === 0 || rest === 0 ? '' : ` and ${rest} more`),
  );
}

/** The place and what it would hold; nothing where that is too long to be read in a line. */
function changeIn(body: unknown, check: Check): Inline[][] {
  const changed = findChangedPart(check.corrected, body);
  if (changed === undefined) return [];
  const json = printJson(changed.value, 2, { width: 10_000 });
  if (json.length > LONGEST_CHANGE) return [];
  return [[...(changed.pointer === '' ? [] : [...code(changed.pointer), ...literal(' ')]), ...code(json)]];
}

/** A body as it stands in a message, or in the file beside it. */
function layOut(body: unknown): string {
  return visibleJson(printJson(body, 2, { width: 70 }));
}

function titled(title: string, text: string, attach: Attach | undefined): RichTextPart[] {
  if (text.length > LONGEST_BODY) return [leftOut(title, text, attach)];
  const body: RichTextPart = {
    type: 'rich_text_preformatted',
    language: 'json',
    elements: [{ type: 'text', text }],
  };
  return [line(bold(title)), body];
}

/** The body by itself, for whoever can attach it where the message has no room. */
function bodyOf(title: string, text: string): Part['body'] {
  return { snippet: { title, text }, wholeIn: text.length > LONGEST_BODY ? 0 : 1 };
}

/** Half a body is none: what is too long is left out as a whole, and where to get it is said. */
function leftOut(title: string, text: string, attach: Attach | undefined): Line {
  const start = [...bold(title), ...literal(` is too long for a message (${text.length} characters)`)];
  if (attach === 'file') return line(start, literal(': it stands in the file beside this.'));
  const lost = attach === 'no-scope' ? '. With the scope files:write it would come as a file; ' : ': ';
  return line(start, literal(lost), code('npx callcheck'), literal(' prints it whole.'));
}

function asBlock(elements: readonly RichTextPart[]): Block[] {
  return elements.length === 0 ? [] : [richText([...elements])];
}
