import { createId } from '../ids.ts';
import type { SlackEmulatorOptions } from '../interface.ts';
import type { Session } from '../session.ts';
import { createState, type EmulatorState } from '../state.ts';
import type { EmulatorWorkspace, Tenancy } from './interface.ts';
import type { Realm } from './realm.ts';

interface Parts {
  readonly realm: Realm;
  readonly options: SlackEmulatorOptions;
  /** Makes a workspace live. */
  readonly open: (state: EmulatorState) => Session;
  readonly show: (session: Session) => EmulatorWorkspace;
}

/** Several workspaces, and the app's way into them. */
export function tenancy({ realm, options, open, show }: Parts): Tenancy {
  return {
    clientId: realm.clientId,
    clientSecret: realm.clientSecret,
    addOrg(name) {
      const org = { id: createId('E'), name, botId: createId('B'), botUserId: createId('U') };
      realm.orgs.set(org.id, org);
      return org.id;
    },
    addWorkspace({ name, org: orgId }) {
      const first = realm.sessions[0]?.state;
      const org = orgId === undefined ? null : realm.orgs.get(orgId);
      if (first === undefined || org === undefined) throw new Error(`There is no organization ${orgId}`);
      return show(open(createState(options, { name, org, first })));
    },
    setRedirectUrls(urls) {
      realm.redirectUrls = urls;
    },
    rotateTokens(lifetimeMs) {
      realm.lifetimeMs = lifetimeMs;
    },
    expireTokens() {
      for (const issued of realm.tokens.all()) if (issued.lifetimeMs !== null) issued.expiresAt = 0;
    },
    issuedTokens: () =>
      realm.tokens.all().flatMap(({ token, refreshToken }) => [token, refreshToken ?? []].flat()),
  };
}
