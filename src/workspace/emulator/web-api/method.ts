import type { BlockFault } from '../check-blocks.ts';
import type { Delivery } from '../delivery.ts';
import type { Faults } from '../fault-injection.ts';
import type { Realm } from '../many-workspaces/realm.ts';
import type { EmulatorState } from '../state.ts';
import type { Triggers } from '../triggers.ts';
import type { Json } from '../wire.ts';

/** What a method of the Web API works with. */
export interface MethodContext {
  readonly state: EmulatorState;
  readonly delivery: Delivery;
  readonly triggers: Triggers;
  readonly faults: Faults;
  readonly realm: Realm;
  /** A fresh URL for one socket. */
  readonly issueUrl: () => string;
}

/** One method: which token and scopes it takes, and what it does. A refusal is thrown as an `ApiError`. */
export interface Method {
  readonly token: 'bot' | 'app' | 'none';
  /** Any one of these scopes will do; none are needed when the list is empty. */
  readonly scopes: readonly string[];
  run(context: MethodContext, parameters: Json): Json;
}

/** Slack's way to say no: HTTP 200, `ok: false` and a code. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** HTTP 429. */
export class RateLimited extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('ratelimited');
    this.retryAfter = retryAfter;
  }
}

/** Refuses blocks or views with Slack's wording: one line for each fault, ending in the place. */
export function refuseBlocks(faults: readonly BlockFault[], code: string): void {
  if (faults.length === 0) return;
  const lines = faults.map((fault) => `${fault.message} [json-pointer:${fault.pointer}]`);
  throw new ApiError(faults[0]?.error ?? code, {
    errors: lines,
    response_metadata: { messages: lines.map((line) => `[ERROR] ${line}`) },
  });
}
