import { hasSubject } from '../../reply/verdict.ts';
import { type Report, seemsTalk } from '../../validator/index.ts';
import type { ListenerDeps } from '../work/deps.ts';
import type { CheckJob } from '../work/job.ts';
import { judge } from '../work/judge.ts';

/**
 * Whether a message is talk that nothing would come of, as most messages of a channel are. Then it need not be stored
 * or remembered: it is judged at once. What may belong with an earlier message, brings files or secrets, or is an edit goes the long way.
 */
export async function skipTalk(job: CheckJob, deps: ListenerDeps): Promise<boolean> {
  if (job.asked || job.revision !== '' || job.files.length > 0 || job.secrets.length > 0) return false;
  // Whatever is more than talk is checked once, when its turn comes.
  if (!seemsTalk(job.text) || deps.recentMessages.hasEarlier(job)) return false;
  const began = deps.now();
  const report = await tryCheck(job, deps);
  if (report === undefined || hasSubject(report) || judge(report, false) !== 'silence') return false;
  deps.telemetry.replied(report, 'silence', (deps.now() - began) / 1000);
  return true;
}

/** A check that fails is the queue's to tell of. */
async function tryCheck({ text }: CheckJob, { check, knowledge }: ListenerDeps): Promise<Report | undefined> {
  try {
    return await check(text, knowledge());
  } catch {
    return undefined;
  }
}
