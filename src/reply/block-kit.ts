import type { Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { maskSecrets } from '../validator/secrets/mask-secrets.ts';
import { type Answer, takeLines, toAnswer } from './answer/answer.ts';
import { say } from './answer/words.ts';
import { LIMITS } from './block-limits.ts';
import type { Line, Reply, RichTextPart, SnippetFile } from './blocks.ts';
import { type Controls, controlBlocks } from './controls.ts';
import { layOut } from './details/details.ts';
import { bullets, codeBlock, fromMessage, line, literal, richText } from './mrkdwn.ts';
import { visibleJson } from './terminal/visible-text.ts';
import { describeCounts, hasSubject, nameless } from './verdict.ts';

export interface BlockOptions {
  readonly knowledge: Knowledge;
  /** The text that the report is about, from which a click makes the same report again. */
  readonly text: string;
  readonly surface: Controls;
  /** After an edit: how many of the earlier problems are gone. */
  readonly progress?: { readonly fixed: number; readonly of: number } | undefined;
  /** A line of ours above everything, such as what could not be read. */
  readonly remark?: string | undefined;
  /** Who shared a private check: the request is shown, since the others haven't seen it. */
  readonly sharedBy?: string | undefined;
  /** What becomes of a body too long for the message; undefined where nothing can be attached. */
  readonly attach?: Attach | undefined;
}

/** `file`: it comes as a file beside the reply. `no-scope`: it would, but the app may not write files. */
export type Attach = 'file' | 'no-scope';

/**
 * Report in, a Slack message out: the cause in bold, the one body to send, at most four lines on what to change, controls.
 * Within Slack's limits whatever the report holds; nothing is cut in half, what doesn't fit is counted.
 */
export function renderBlocks(report: Report, options: BlockOptions): Reply {
  const { knowledge, progress, remark } = options;
  const answer = toAnswer(report, knowledge);
  const body = answer.body === null ? null : visibleJson(layOut(answer.body.value));
  const isLong = body !== null && body.length > LIMITS.body;
  const parts: RichTextPart[] = [
    ...(options.sharedBy === undefined ? [] : sharedRequest(options.sharedBy, options.text)),
    ...(remark === undefined ? [] : [line(literal(remark))]),
    causeLine(answer, progress, isLong, options),
    ...(body === null || isLong ? [] : [codeBlock(body, 'json')]),
    ...changeList(answer, knowledge),
  ];
  const leftOut: SnippetFile[] = body !== null && isLong ? [{ title: 'The body to send', text: body }] : [];
  return {
    text: summarize(report, options),
    blocks: [richText(parts), ...controlBlocks(report, answer, options)],
    leftOut,
    ...(hasSubject(report) ? {} : { isEmpty: true as const }),
  };
}

/** Longer requests are shown by their beginning. */
const LONGEST_REQUEST = 1500;

function sharedRequest(user: string, text: string): RichTextPart[] {
  const whole = visibleJson(maskSecrets(text).text.trim());
  const shown = whole.length <= LONGEST_REQUEST ? whole : `${whole.slice(0, LONGEST_REQUEST)}\n…`;
  return [line([{ type: 'user', user_id: user }], literal(' asked about this:')), codeBlock(shown, 'json')];
}

function causeLine(
  { cause, intro }: Answer,
  progress: BlockOptions['progress'],
  isLong: boolean,
  { knowledge, attach }: BlockOptions,
): Line {
  const fixed = progress === undefined || progress.of === 0 ? '' : `${say('fixed-of', knowledge, progress)} `;
  const lead = isLong ? say(attach === 'file' ? 'body-as-file' : 'body-too-long', knowledge) : intro;
  return line(
    literal(fixed),
    fromMessage(shorten(cause), { bold: true }),
    fromMessage(lead === '' ? '' : ` ${lead}`),
  );
}

function changeList(answer: Answer, knowledge: Knowledge): RichTextPart[] {
  const { shown, left } = takeLines(answer);
  const lines = shown.map((words) => line(fromMessage(shorten(words))));
  const more = left === 0 ? [] : [line(literal(say('more', knowledge, { count: left })))];
  return [...(lines.length === 0 ? [] : [bullets(lines)]), ...more];
}

/** By its beginning, without half a name: it is whole in Details. */
function shorten(words: string): string {
  if (words.length <= LIMITS.line) return words;
  const kept = words.slice(0, LIMITS.line).replace(/\s\S*$/, '');
  return `${kept}${(kept.split('`').length - 1) % 2 === 1 ? '`' : ''} …`;
}

/** What a notification says: our own words, the operation's published name, and counts. */
function summarize(report: Report, { knowledge, progress }: BlockOptions): string {
  if (!hasSubject(report)) return 'No call payload found';
  const known = knowledge.contracts.operations.find(({ name }) => name === report.operation)?.name;
  const fixed =
    progress === undefined || progress.of === 0 ? '' : ` · fixed ${progress.fixed} of ${progress.of}`;
  return `${known ?? nameless(report)}: ${describeCounts(report)}${fixed}`;
}
