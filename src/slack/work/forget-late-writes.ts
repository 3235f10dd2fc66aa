import type { App } from '@slack/bolt';
import { installedOf } from '../receive/authorize.ts';
import type { AppDeps } from './deps.ts';

/**
 * Takes away what a delivery writes after its workspace took the app away: it was let in just before, and what was there
 * is deleted already. Writing first and looking afterwards misses nothing, on any replica.
 */
export function forgetLateWrites(
  app: App,
  { workspaces, store }: Pick<AppDeps, 'workspaces' | 'store'>,
): void {
  app.use(async ({ context, next }) => {
    const installed = installedOf(context);
    try {
      await next();
    } finally {
      if (!(await workspaces.isServed(installed))) await store.forgetTeam(installed.team);
    }
  });
}
