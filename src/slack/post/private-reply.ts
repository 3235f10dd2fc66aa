import { describeError } from '../../log.ts';
import { renderBlocks } from '../../reply/block-kit.ts';
import type { Reply } from '../../reply/blocks.ts';
import { writeShare } from '../../reply/button-values.ts';
import { line, literal, richText } from '../../reply/mrkdwn.ts';
import { diagnosticsOf, hasSubject } from '../../reply/verdict.ts';
import type { Report } from '../../validator/report.ts';
import type { AnswerDeps } from '../work/deps.ts';

export interface PrivateCheck {
  readonly text: string;
  /** Where "Share to channel" would post; null offers no sharing. */
  readonly channel: string | null;
  readonly thread: string | null;
  readonly remark?: string | undefined;
}

type PrivateDeps = Pick<AnswerDeps, 'check' | 'knowledge' | 'telemetry' | 'log' | 'org'>;

const TOO_LONG_TO_SHARE =
  'This is too long to share from here. Post it in the channel to get the answer there.';

/** The answer for one person's eyes, with a way to show it to the channel. What holds a secret cannot be shared. */
export async function answerPrivately(
  check: PrivateCheck,
  kind: 'private' | 'modal',
  deps: PrivateDeps,
): Promise<Reply> {
  try {
    const report = await deps.check(check.text, deps.knowledge());
    deps.telemetry.diagnosed(report);
    return render(check, report, kind, deps);
  } catch (error) {
    // A bug of ours: the person who waits gets a message instead of Slack's time-out.
    deps.log.error(describeError(error), 'a check failed');
    const words =
      'The check failed because of a fault in callcheck. Nothing of the text was kept. Tell the people who run this app.';
    return { text: 'The check failed', blocks: [richText([line(literal(words))])] };
  }
}

/** The same answer with what the organization says; undefined where nothing is looked up. It never rejects. */
export async function lookUpPrivately(
  check: PrivateCheck,
  kind: 'private' | 'modal',
  deps: PrivateDeps,
): Promise<Reply | undefined> {
  try {
    const { text } = check;
    if (deps.org === undefined) return undefined;
    const knowledge = deps.knowledge();
    const report = await deps.check(text, knowledge);
    const looked = await deps.org.check.begin({ text, report, knowledge });
    if (looked === undefined) return undefined;
    deps.telemetry.lookedUp(looked.counts);
    return render(check, looked.reportFor('asker'), kind, deps);
  } catch (error) {
    deps.log.warn(describeError(error), 'an answer stays without what was looked up');
    return undefined;
  }
}

function render(check: PrivateCheck, report: Report, kind: 'private' | 'modal', deps: PrivateDeps): Reply {
  // In a channel the author gets these words apart from the answer; here the answer is already for the author alone.
  const secrets = diagnosticsOf(report).filter(({ code }) => code === 'rule/secret-in-paste');
  const warnings = [...new Set(secrets.map(({ message }) => message))];
  const isShareable = check.channel !== null && secrets.length === 0 && hasSubject(report);
  const share = isShareable
    ? writeShare({ text: check.text, channel: check.channel, thread: check.thread })
    : undefined;
  const tooLong = isShareable && share === undefined ? TOO_LONG_TO_SHARE : undefined;
  const remark = [...warnings, check.remark, tooLong].filter((part) => part !== undefined).join(' ');
  return renderBlocks(report, {
    knowledge: deps.knowledge(),
    text: check.text,
    surface: { kind, share },
    remark: remark === '' ? undefined : remark,
  });
}
