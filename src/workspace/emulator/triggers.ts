import { createSecret } from './ids.ts';
import type { EmulatorState } from './state.ts';
import { ApiError } from './web-api/method.ts';

/** Trigger ids: each opens one modal, once, within its time. */
export interface Triggers {
  issue(user: string): string;
  /** The user who acted; throws as Slack does when the id is spent, late or made up. */
  redeem(id: string | undefined): string;
}

export function createTriggers(state: EmulatorState): Triggers {
  const issued = new Map<string, { user: string; until: number; spent: boolean }>();
  return {
    issue(user) {
      const id = `${Date.now()}.${issued.size + 1}.${createSecret()}`;
      issued.set(id, { user, until: Date.now() + state.settings.triggerTtlMs, spent: false });
      return id;
    },
    redeem(id) {
      const trigger = issued.get(id ?? '');
      if (trigger === undefined) throw new ApiError('invalid_trigger_id');
      if (trigger.spent) throw new ApiError('exchanged_trigger_id');
      if (Date.now() > trigger.until) throw new ApiError('expired_trigger_id');
      trigger.spent = true;
      return trigger.user;
    },
  };
}
