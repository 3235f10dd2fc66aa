/**
 * In: a message whose answer stands, or is about to. Out: the same answer with what the organization says. The lookup
 * runs while the answer is posted, and nothing that fails here changes or delays that answer.
 */
import type { Audience, LookedUp, OrgCheck } from '../../genesys/org-check.ts';
import { describeError } from '../../log.ts';
import { progressSince } from '../../reply/verdict.ts';
import type { Report } from '../../validator/report.ts';
import { type Delivery, reviseReply, type Standing } from '../post/deliver.ts';
import type { Found } from './case.ts';
import type { AnswerDeps } from './deps.ts';
import type { RequestPlace } from './read-clicked.ts';

/** The organization, and where its answers may go besides direct messages and private answers. */
export interface OrgAccess {
  readonly check: OrgCheck;
  readonly channels: readonly string[];
}

/** A lookup under way. */
export interface RunningLookup {
  readonly audience: Audience;
  readonly result: Promise<LookedUp>;
}

/** An answer as it stands, and the report that it shows. */
export interface Shown {
  readonly standing: Standing;
  readonly report: Report;
}

/** Begins the lookup where the place allows one and the text names something; undefined elsewhere. */
export function beginLookup(
  { text, report }: Pick<Found, 'text' | 'report'>,
  channel: string,
  { org, knowledge }: Pick<AnswerDeps, 'org' | 'knowledge'>,
): RunningLookup | undefined {
  const audience = channel.startsWith('D') ? 'asker' : 'channel';
  if (org === undefined || (audience === 'channel' && !org.channels.includes(channel))) return undefined;
  const result = org.check.begin({ text, report, knowledge: knowledge() });
  return result && { audience, result };
}

/** Brings the answer up to date when the lookup has ended; after an edit also where it fixed what was `before`. */
export async function finishLookup(
  lookup: RunningLookup | undefined,
  delivery: Delivery,
  standing: Standing,
  deps: AnswerDeps,
  before: readonly string[] = [],
): Promise<Shown> {
  const unchanged = { standing, report: delivery.report };
  if (lookup === undefined) return unchanged;
  try {
    const { reportFor, asides, counts } = await lookup.result;
    deps.telemetry.lookedUp(counts);
    const report = reportFor(lookup.audience);
    const wasTold = before.some((code) => code.startsWith('org/'));
    if (!wasTold && !hasMore(report, delivery.report)) return unchanged;
    const progress = delivery.progress && progressSince(before, report, true);
    const revised = await reviseReply({ ...delivery, report, progress }, standing, deps);
    if (lookup.audience === 'channel' && asides.length > 0) await sayAside(asides, delivery, deps);
    return { standing: revised, report };
  } catch (error) {
    deps.log.warn(describeError(error), 'an answer stays without what was looked up');
    return unchanged;
  }
}

/** The report behind a click, with what the organization says; undefined where nothing is looked up. It never rejects. */
export async function lookUpAgain(
  found: Pick<Found, 'text' | 'report'>,
  { channel, reply }: RequestPlace,
  deps: Pick<AnswerDeps, 'org' | 'knowledge' | 'telemetry' | 'log'>,
): Promise<Report | undefined> {
  try {
    // Only private answers have no message of their own, and who asked for one may read all of it.
    const looked = await beginLookup(found, reply === '' ? 'D' : channel, deps)?.result;
    if (looked === undefined) return undefined;
    deps.telemetry.lookedUp(looked.counts);
    return looked.reportFor(reply === '' || channel.startsWith('D') ? 'asker' : 'channel');
  } catch (error) {
    deps.log.warn(describeError(error), 'a view stays without what was looked up');
    return undefined;
  }
}

function hasMore(report: Report, before: Report): boolean {
  const count = ({ checks, diagnostics }: Report): number =>
    [...checks.flatMap((check) => check.diagnostics), ...diagnostics].filter(({ code }) =>
      code.startsWith('org/'),
    ).length;
  return count(report) > count(before);
}

/** What the channel is not told goes to the author alone. */
async function sayAside(
  asides: readonly string[],
  { job }: Delivery,
  { client, pacer }: AnswerDeps,
): Promise<void> {
  const { source, thread, author } = job;
  await pacer.call('chat.postEphemeral', source.team, () =>
    client.chat.postEphemeral({
      channel: source.channel,
      user: author,
      ...(thread !== null && { thread_ts: thread }),
      text: asides.join('\n'),
    }),
  );
}
