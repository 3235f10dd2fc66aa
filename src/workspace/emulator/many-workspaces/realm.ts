import { createSecret } from '../ids.ts';
import type { Session } from '../session.ts';
import type { EmulatorState } from '../state.ts';
import { asText, type Json } from '../wire.ts';
import type { Org } from './interface.ts';
import { createTokens, type Holder, type IssuedToken, type Tokens } from './tokens.ts';

/** A grant on its way to a token: good once, within ten minutes, and for the address it was sent to. */
export interface Grant {
  readonly holder: Holder;
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly user: string;
  readonly until: number;
}

/** What all workspaces of one Slack share about the app. */
export interface Realm {
  /** The first is the one that was there from the start. */
  readonly sessions: Session[];
  readonly orgs: Map<string, Org>;
  readonly tokens: Tokens;
  readonly grants: Map<string, Grant>;
  readonly clientId: string;
  readonly clientSecret: string;
  redirectUrls: readonly string[];
  lifetimeMs: number | null;
}

export function createRealm(): Realm {
  return {
    sessions: [],
    orgs: new Map(),
    tokens: createTokens(),
    grants: new Map(),
    clientId: `${digits()}.${digits()}`,
    clientSecret: createSecret(),
    redirectUrls: [],
    lifetimeMs: null,
  };
}

const digits = (): string => String(1_000_000_000 + Math.floor(Math.random() * 1_000_000_000));

/** The workspaces that a holder's token opens. */
export function sessionsOf(realm: Realm, holder: Holder): Session[] {
  return realm.sessions.filter(({ state }) =>
    holder.kind === 'team' ? state === holder.state : state.org === holder.org,
  );
}

/** The workspace that a call is about; undefined when a token for many doesn't say. */
export function findSession(realm: Realm, issued: IssuedToken, parameters: Json): Session | undefined {
  const sessions = sessionsOf(realm, issued.holder);
  if (sessions.length <= 1) return sessions[0];
  const team = asText(parameters.team_id);
  const channel = asText(parameters.channel) ?? asText(parameters.channel_id);
  return sessions.find(({ state }) =>
    team === undefined ? state.channels.has(channel ?? '') : state.teamId === team,
  );
}

/** Gives the holder the app, and a token for it. */
export function install(realm: Realm, holder: Holder): IssuedToken {
  for (const { state } of sessionsOf(realm, holder)) state.installed = holder.kind;
  return realm.tokens.issue(holder, realm.lifetimeMs);
}

/** Who installed the app that a workspace has. */
export function holderFor(state: EmulatorState): Holder {
  return state.installed === 'org' && state.org !== null
    ? { kind: 'org', org: state.org }
    : { kind: 'team', state };
}
