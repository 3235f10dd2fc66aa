import { plural } from '../../validator/count-problems.ts';
import { printJson } from '../../validator/json/print.ts';
import type { Alternative, Check, Gap } from '../../validator/report.ts';
import type { Attach } from '../block-kit.ts';
import { LIMITS } from '../block-limits.ts';
import type { Block, Line, RichTextPart } from '../blocks.ts';
import { findChangedPart } from '../changed-part.ts';
import { bold, code, fromMessage, italic, line, literal, richText } from '../mrkdwn.ts';
import type { Part } from '../plan.ts';
import { visibleJson } from '../terminal/visible-text.ts';
import { whatToSend } from '../what-to-send.ts';

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
  // What is required and missing stands in the published body as a placeholder.
  const body = isPublished ? (check.published ?? check.corrected) : check.corrected;
  const short = [leftOut(title, body, attach)];
  const full = [...titled(title, body, attach), ...alternatives, ...notes];
  const sizes = [asBlock(full), asBlock([...short, ...alternatives]), asBlock(short)];
  return { rank, sizes, body: bodyOf(title, body) };
}

/** The same intent in the published body, what to fill in, and what could not be carried over. */
export function publishedPart(check: Check, rank: number, attach?: Attach): Part {
  if (check.shape === 'published' || check.published === null) return { rank, sizes: [[]] };
  const title = `Published request body: ${whatToSend(check)}`;
  const notes = [...gapLines(check.gaps.published), ...noteLines(check.notes)];
  const short = [leftOut(title, check.published, attach)];
  const full = [...titled(title, check.published, attach), ...notes];
  const sizes = [asBlock(full), asBlock([...short, ...notes]), asBlock(short)];
  return { rank, sizes, body: bodyOf(title, check.published) };
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

function alternativeLines(check: Check): Line[] {
  const shown = check.alternatives.slice(0, LIMITS.list);
  const rest = check.alternatives.length - shown.length;
  const more = rest === 0 ? [] : [line(literal(`and ${plural(rest, 'more alternative')}`))];
  return [...shown.map((alternative) => alternativeLine(alternative, check)), ...more];
}

/** When it is right, and what it changes: the smallest part of it that differs from the correction. */
function alternativeLine({ when, body }: Alternative, check: Check): Line {
  const changed = findChangedPart(check.corrected, body);
  const json = changed === undefined ? '' : printJson(changed.value, 2, { width: 10_000 });
  const place =
    changed === undefined || changed.pointer === '' ? [] : [...code(changed.pointer), ...literal(' ')];
  const isShown = changed !== undefined && json.length <= LONGEST_CHANGE;
  return line(
    italic('If '),
    fromMessage(when),
    literal(isShown && !when.includes(':') ? ': ' : '. '),
    isShown ? [...place, ...code(json)] : [],
  );
}

function titled(title: string, value: unknown, attach: Attach | undefined): RichTextPart[] {
  const text = visibleJson(printJson(value, 2, { width: 70 }));
  if (text.length > LONGEST_BODY) return [leftOut(title, value, attach)];
  const body: RichTextPart = {
    type: 'rich_text_preformatted',
    language: 'json',
    elements: [{ type: 'text', text }],
  };
  return [line(bold(title)), body];
}

/** The body by itself, for whoever can attach it where the message has no room. */
function bodyOf(title: string, value: unknown): Part['body'] {
  const text = visibleJson(printJson(value, 2, { width: 70 }));
  return { snippet: { title, text }, wholeIn: text.length > LONGEST_BODY ? 0 : 1 };
}

/** Half a body is none: what is too long is left out as a whole, and where to get it is said. */
function leftOut(title: string, value: unknown, attach: Attach | undefined): Line {
  const size = printJson(value).length;
  const start = [...bold(title), ...literal(` is too long for a message (${size} characters)`)];
  if (attach === 'file') return line(start, literal(': it stands in the file beside this.'));
  const lost = attach === 'no-scope' ? '. With the scope files:write it would come as a file; ' : ': ';
  return line(start, literal(lost), code('npx callcheck'), literal(' prints it whole.'));
}

function asBlock(elements: readonly RichTextPart[]): Block[] {
  return elements.length === 0 ? [] : [richText([...elements])];
}
