import { wrapEvent } from '../envelope.ts';
import type { Session } from '../session.ts';
import type { Json } from '../wire.ts';
import type { Membership } from './interface.ts';
import { holderFor, type Realm, sessionsOf } from './realm.ts';

/** What a workspace does about the app. */
export function membership(realm: Realm, { world, delivery }: Session): Membership {
  const tell = (event: Json): void => {
    const isOrg = world.installed === 'org';
    const over = isOrg ? { team_id: null } : { authorizations: [] };
    delivery.body({ ...wrapEvent(world, event), ...over });
  };
  const takeTokens = (): void => realm.tokens.revoke(holderFor(world));
  return {
    enterpriseId: world.org?.id ?? null,
    uninstall() {
      takeTokens();
      tell({ type: 'tokens_revoked', tokens: { bot: [world.botUserId] }, event_ts: world.clock.next() });
      tell({ type: 'app_uninstalled', event_ts: world.clock.next() });
      for (const session of sessionsOf(realm, holderFor(world))) session.world.installed = 'no';
    },
    revokeTokens() {
      takeTokens();
      tell({ type: 'tokens_revoked', tokens: { bot: [world.botUserId] }, event_ts: world.clock.next() });
    },
  };
}
