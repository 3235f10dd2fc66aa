import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import type { WorkQueue } from '../../store/work-queue.ts';
import type { Installed } from '../install/workspaces.ts';
import { type Job, toWork } from '../work/job.ts';

/** Where listeners put work. What `add` has resolved for is done, whatever happens to this process. */
export interface Inbox {
  /** `delivery` names what Slack sent; the same name again adds nothing. */
  add(job: Job, delivery: string): Promise<void>;
}

/** An inbox for one workspace, whose token the job is done with. */
export function createInbox(
  queue: Pick<WorkQueue, 'addWork'>,
  installed: Installed,
  telemetry: Telemetry,
  now: () => number,
): Inbox {
  return {
    async add(job, delivery) {
      const trace = telemetry.steps.mark();
      const isNew = await queue.addWork(
        toWork({ ...job, installed: { ...installed, team: job.source.team }, trace }, delivery, now()),
      );
      telemetry.delivered(isNew ? 'taken' : 'duplicate');
    },
  };
}
