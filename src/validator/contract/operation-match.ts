/** What a request is found to reach, and what is known of it besides its method and path. */
import type { JsonNode } from '../json/node.ts';
import type { Intent, Operation } from '../knowledge.ts';

/** What a request reaches. */
export type OperationMatch =
  | { readonly kind: 'exact'; readonly operation: Operation }
  | {
      readonly kind: 'wrong-method';
      /** The path does not take the method, or what the method does on it takes no body. */
      readonly why: 'method' | 'body';
      readonly allowed: readonly Operation[];
      readonly nearest: Operation;
      /** What is meant, where the method tells it. */
      readonly intent?: Intent;
    }
  | {
      readonly kind: 'wrong-endpoint';
      readonly nearest: Operation | null;
      readonly why: WrongEndpoint;
      /** What is meant, where that was told by more than the path. */
      readonly intent: Intent | null;
      /** The nearest path of another medium, where that is meant. */
      readonly medium?: string | null;
    }
  /** A path of the platform that has nothing to do with calls. */
  | { readonly kind: 'other-api' }
  /** No request to the platform, as far as can be told. */
  | { readonly kind: 'foreign' };

/**
 * Why a path is wrong: it is a known slip, lacks `/api/v2`, has another version, is just not there, or
 * takes another body (`body`).
 */
export type WrongEndpoint = 'known' | 'prefix' | 'version' | 'unknown' | 'body';

/** What stands around a request. */
export interface Around {
  /** What it sends. */
  readonly body: JsonNode | null;
  /** The intents' cues among the words of the message. */
  readonly said: ReadonlySet<string>;
  /** The message names the vendor. */
  readonly namesVendor: boolean;
}

export const NOTHING_AROUND: Around = { body: null, said: new Set(), namesVendor: false };

export const FOREIGN: OperationMatch = { kind: 'foreign' };
export const OTHER_API: OperationMatch = { kind: 'other-api' };
