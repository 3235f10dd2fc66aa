import { wrapEvent } from '../envelope.ts';
import type { Session } from '../session.ts';
import type { Json } from '../wire.ts';
import type { Membership } from './interface.ts';
import { holderFor, type Realm, sessionsOf } from './realm.ts';

/** What a workspace does about the app. */
export function membership(realm: Realm, { state, delivery }: Session): Membership {
  const tell = (event: Json): void => {
    const isOrg = state.installed === 'org';
    const over = isOrg ? { team_id: null } : { authorizations: [] };
    delivery.body({ ...wrapEvent(state, event), ...over });
  };
  const takeTokens = (): void => realm.tokens.revoke(holderFor(state));
  return {
    enterpriseId: state.org?.id ?? null,
    uninstall() {
      takeTokens();
      tell({ type: 'tokens_revoked', tokens: { bot: [state.botUserId] }, event_ts: state.clock.next() });
      tell({ type: 'app_uninstalled', event_ts: state.clock.next() });
      for (const session of sessionsOf(realm, holderFor(state))) session.state.installed = 'no';
    },
    revokeTokens() {
      takeTokens();
      tell({ type: 'tokens_revoked', tokens: { bot: [state.botUserId] }, event_ts: state.clock.next() });
    },
  };
}
