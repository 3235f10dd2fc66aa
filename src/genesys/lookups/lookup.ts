import type { Failure } from '../client/answer.ts';

/** What is looked up by its ID or its name. */
export type NamedKind = 'queue' | 'user' | 'skill' | 'language' | 'wrapup-code';
export type ThingKind = NamedKind | 'contact';

/** Something to look up, and where the report mentions it. */
export type Lookup =
  | { readonly kind: 'thing'; readonly thing: ThingKind; readonly id: string; readonly uses: readonly Use[] }
  | { readonly kind: 'name'; readonly thing: NamedKind; readonly name: string; readonly uses: readonly Use[] }
  | { readonly kind: 'number'; readonly number: string; readonly uses: readonly Use[] }
  /** The user who places the call. */
  | {
      readonly kind: 'caller';
      readonly id: string;
      /** What the call needs, where a 403 makes that the question. */
      readonly needs: Needs | null;
      readonly uses: readonly Use[];
    }
  | {
      readonly kind: 'conversation';
      readonly id: string;
      /** The participant that the request names; null where it names none. */
      readonly participant: string | null;
      readonly uses: readonly Use[];
    };

/** Permissions of which any, or all, are needed. */
export interface Needs {
  readonly match: 'any' | 'all';
  readonly list: readonly string[];
}

/** Where a value stands. */
export interface Use {
  /** Which of the report's checks; null where it is in the text around them. */
  readonly check: number | null;
  /** The property of the published body, or the parameter of the path. */
  readonly property: string;
  /** Pointer into the published body; null where it is not there. */
  readonly published: string | null;
  /** Pointer into the payload as read; null where it could not be told. */
  readonly pointer: string | null;
  /** Offset in the text. */
  readonly at: number;
}

/** What a lookup found. IDs, states and counts only: no names, addresses or e-mails. */
export type LookupOutcome =
  | { readonly kind: 'exists' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'matches'; readonly ids: readonly string[] }
  | {
      readonly kind: 'user';
      readonly isActive: boolean;
      /** Null where the API did not say. */
      readonly hasStation: boolean | null;
      readonly permissions: readonly string[] | null;
    }
  | {
      readonly kind: 'number';
      /** Assigned to somebody or something, only part of a pool, or not of this organization. */
      readonly place: 'assigned' | 'pool' | 'none';
      /** The state where it is not `active`. */
      readonly pending: string | null;
      /** The user it belongs to; null for a queue's or a flow's. */
      readonly owner: string | null;
    }
  | { readonly kind: 'conversation'; readonly hasEnded: boolean; readonly participants: readonly Leg[] }
  | { readonly kind: 'failed'; readonly why: Failure; readonly permissions: readonly string[] };

/** One party of a conversation. */
export interface Leg {
  readonly id: string;
  readonly side: 'agent' | 'customer' | 'other';
  /** Of its call now; null where it has none. */
  readonly state: string | null;
}

export interface OrgFinding {
  readonly lookup: Lookup;
  readonly outcome: LookupOutcome;
}
