import type { Knowledge } from '../validator/knowledge.ts';
import type { Check, Report } from '../validator/report.ts';
import { plural } from '../validator/respond/count-problems.ts';
import { LIMITS } from './block-limits.ts';
import type { Block, Inline, Line, Reply } from './blocks.ts';
import { isForeign } from './known-errors.ts';
import { bold, fromMessage, line, literal, richText } from './mrkdwn.ts';
import { correctedPart, publishedPart } from './parts/bodies.ts';
import { buttonBlocks } from './parts/buttons.ts';
import { claimsPart, errorsPart, questionsPart, rungsPart } from './parts/context.ts';
import { findingsPart } from './parts/findings.ts';
import { type Part, planParts } from './plan.ts';
import {
  describeCounts,
  hasProblems,
  hasSubject,
  isCounted,
  isProblem,
  nameless,
  verdictOf,
} from './verdict.ts';
import { tellWhatWasChecked } from './what-was-checked.ts';

/** Where a reply stands; it decides the buttons. */
export type Surface =
  | { readonly kind: 'thread'; readonly author: string; readonly escalates?: boolean }
  | { readonly kind: 'private' | 'modal'; readonly share?: string | undefined };

export interface BlockOptions {
  readonly knowledge: Knowledge;
  readonly surface: Surface;
  /** After an edit: how many of the earlier problems are gone. */
  readonly progress?: { readonly fixed: number; readonly of: number } | undefined;
  /** A line of ours above everything, such as what could not be read. */
  readonly remark?: string | undefined;
  /** What becomes of a body too long for the message; undefined where nothing can be attached. */
  readonly attach?: Attach | undefined;
}

/** `file`: it comes as a file beside the reply. `no-scope`: it would, but the app may not write files. */
export type Attach = 'file' | 'no-scope';

/** How much of each payload can be shown: with several, the later ones only get what the first leaves. */
const MOST_CHECKS = 3;

/** Stands behind a verdict without complaint. */
const GREEN: Inline = { type: 'emoji', name: 'white_check_mark' };

/** Which parts grow first when a message gets long. */
const RANK = {
  findings: 60,
  published: 50,
  corrected: 40,
  errors: 30,
  questions: 30,
  claims: 20,
  rungs: 10,
} as const;

/**
 * Report in, a Slack message out: verdict, findings, corrected JSON with alternatives, the published body, what to look
 * at next, buttons. Within Slack's limits whatever the report holds; nothing is cut in half, what doesn't fit is counted.
 */
export function renderBlocks(report: Report, options: BlockOptions): Reply {
  const { knowledge, surface } = options;
  const text = summarize(report, options);
  const buttons = buttonBlocks(report, knowledge, surface);
  const parts: Part[] = [
    fixed(remarkBlocks(options)),
    fixed([richText([verdictLine(report, options)])]),
    fixed(scopeBlocks(report, knowledge)),
    ...checkParts(report, options),
    errorsPart(report, knowledge, RANK.errors),
    claimsPart(report, knowledge, RANK.claims),
    questionsPart(report, RANK.questions),
    rungsPart(report, knowledge, RANK.rungs),
    fixed(buttons),
  ];
  return { text, ...planParts(parts) };
}

/** What a notification says: our own words, the operation's published name, and counts. */
function summarize(report: Report, options: BlockOptions): string {
  if (!hasSubject(report)) return 'No call payload found';
  const subject = knownOperation(report.operation, options.knowledge) ?? nameless(report);
  if (isForeign(report) && !isCounted(report)) return subject;
  if (isCounted(report)) return `${subject}: ${describeCounts(report)}${describeProgress(options)}`;
  return `${subject}: ${report.errors.length > 0 ? 'about what it got' : describeCounts(report)}`;
}

function verdictLine(report: Report, options: BlockOptions): Line {
  if (!hasSubject(report)) {
    const hint = ' Paste the JSON body of the call, or the error that came back.';
    return line(bold(report.reason), literal(hint));
  }
  const { subject, outcome } = verdictOf(report, options.knowledge);
  const mark = isCounted(report) && !hasProblems(report) ? [...literal(' '), GREEN] : [];
  return line(
    bold(subject.length <= LIMITS.findingText ? subject : 'A call'),
    literal(` · ${outcome}${isCounted(report) ? describeProgress(options) : ''}`),
    mark,
  );
}

function describeProgress({ progress }: BlockOptions): string {
  return progress === undefined || progress.of === 0 ? '' : ` · fixed ${progress.fixed} of ${progress.of}`;
}

function checkParts(report: Report, { knowledge, attach }: BlockOptions): Part[] {
  const [first] = report.checks;
  if (report.checks.length <= 1) {
    const findings = [...(first?.diagnostics ?? []), ...report.diagnostics];
    return [findingsPart(findings, knowledge, RANK.findings), ...bodyParts(first, 0, attach)];
  }
  const shown = report.checks.slice(0, MOST_CHECKS);
  const rest = report.checks.length - shown.length;
  return [
    findingsPart(report.diagnostics, knowledge, RANK.findings),
    ...shown.flatMap((check, index) => [
      fixed(titleBlocks(check, index, report)),
      findingsPart(check.diagnostics, knowledge, RANK.findings - index),
      ...bodyParts(check, index, attach),
    ]),
    fixed(rest === 0 ? [] : [richText([line(literal(`and ${plural(rest, 'more payload')}`))])]),
  ];
}

function bodyParts(check: Check | undefined, index: number, attach: Attach | undefined): Part[] {
  if (check === undefined) return [];
  return [
    correctedPart(check, RANK.corrected - index, attach),
    publishedPart(check, RANK.published - index, attach),
  ];
}

function titleBlocks(check: Check, index: number, report: Report): Block[] {
  const operation =
    check.operation === null || check.operation === report.operation ? '' : ` · ${check.operation}`;
  const state = check.diagnostics.some(isProblem) ? '' : ' · nothing wrong found';
  const title = line(
    bold(`Payload ${index + 1} of ${report.checks.length}`),
    literal(`${operation}${state}`),
  );
  return [richText([title])];
}

function scopeBlocks(report: Report, knowledge: Knowledge): Block[] {
  const lines = tellWhatWasChecked(report, knowledge).map((words) => line(fromMessage(words)));
  return lines.length === 0 ? [] : [richText(lines)];
}

function remarkBlocks({ remark }: BlockOptions): Block[] {
  return remark === undefined ? [] : [richText([line(literal(remark))])];
}

/** Only a name of our own contracts may stand where Slack reads markup. */
function knownOperation(name: string | null, knowledge: Knowledge): string | undefined {
  return knowledge.contracts.operations.find((operation) => operation.name === name)?.name;
}

const fixed = (blocks: readonly Block[]): Part => ({ rank: 100, sizes: [blocks] });
