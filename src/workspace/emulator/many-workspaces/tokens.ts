import { createToken } from '../ids.ts';
import type { EmulatorState } from '../state.ts';
import type { Org } from './interface.ts';

/** Whose token it is. */
export type Holder =
  | { readonly kind: 'team'; readonly state: EmulatorState }
  | { readonly kind: 'org'; readonly org: Org };

export interface IssuedToken {
  readonly token: string;
  readonly holder: Holder;
  readonly refreshToken: string | null;
  /** How long it was given; null is for ever. */
  readonly lifetimeMs: number | null;
  expiresAt: number;
  /** Why it is refused; null while it works. */
  error: string | null;
  isRenewed: boolean;
}

/** The bot tokens of an app, in whichever workspace. */
export interface Tokens {
  issue(holder: Holder, lifetimeMs: number | null, token?: string): IssuedToken;
  find(token: unknown): IssuedToken | undefined;
  /** A new token for a refresh token, once. */
  renew(refreshToken: string | undefined): IssuedToken | undefined;
  revoke(holder: Holder): void;
  all(): readonly IssuedToken[];
}

export function createTokens(): Tokens {
  const issued = new Map<string, IssuedToken>();
  const issue: Tokens['issue'] = (holder, lifetimeMs, token = createToken('xoxb')) => {
    const entry: IssuedToken = {
      token,
      holder,
      refreshToken: lifetimeMs === null ? null : createToken('xoxe-1'),
      lifetimeMs,
      expiresAt: lifetimeMs === null ? Number.POSITIVE_INFINITY : Date.now() + lifetimeMs,
      error: null,
      isRenewed: false,
    };
    issued.set(token, entry);
    return entry;
  };
  return {
    issue,
    find: (token) => issued.get(String(token)),
    renew(refreshToken) {
      const old = [...issued.values()].find(
        (entry) => entry.refreshToken !== null && entry.refreshToken === refreshToken,
      );
      if (old === undefined || old.isRenewed || old.error !== null) return undefined;
      old.isRenewed = true;
      return issue(old.holder, old.lifetimeMs);
    },
    revoke(holder) {
      for (const entry of issued.values())
        if (idOf(entry.holder) === idOf(holder)) entry.error = 'account_inactive';
    },
    all: () => [...issued.values()],
  };
}

const idOf = (holder: Holder): string => (holder.kind === 'team' ? holder.state.teamId : holder.org.id);
