import type { Attempt } from './delivery.ts';
import type { Interaction } from './interface.ts';
import type { User } from './model.ts';
import type { Origin } from './response-urls.ts';
import type { Session } from './session.ts';
import type { EmulatorState } from './state.ts';
import type { Json } from './wire.ts';

/** What every interaction payload says about app and workspace. */
export function common(state: EmulatorState): Json {
  return {
    api_app_id: state.appId,
    token: state.verificationToken,
    // An organization's app is told of the person's workspace alone.
    team: state.installed === 'org' ? null : { id: state.teamId, domain: state.teamDomain },
    enterprise: state.org === null ? null : { id: state.org.id, name: state.org.name },
    is_enterprise_install: state.installed === 'org',
  };
}

/** A person as interaction payloads name them. */
export function userOf(user: User): Json {
  return { id: user.id, username: user.name, name: user.name, team_id: user.teamId };
}

/** The two ids that an interaction hands out. */
export interface IssuedIds {
  readonly triggerId: string;
  readonly responseUrl: string | null;
}

/** A fresh trigger and response URL for an action. */
export function issue(session: Session, origin: Origin): IssuedIds {
  return { triggerId: session.triggers.issue(origin.user), responseUrl: session.responses.issue(origin) };
}

/** What a person's action came to. */
export function result(attempt: Attempt, ids: IssuedIds): Interaction {
  const errors = attempt.response.response_action === 'errors' ? attempt.response.errors : null;
  return {
    acked: attempt.outcome === 'acked',
    response: attempt.response,
    triggerId: ids.triggerId,
    responseUrl: ids.responseUrl,
    errors: (errors as Record<string, string> | null | undefined) ?? null,
  };
}
