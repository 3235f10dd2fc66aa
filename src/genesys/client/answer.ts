/** Why a lookup came to nothing. */
export type Failure =
  /** No answer in time. */
  | 'slow'
  | 'unreachable'
  /** The client's role lacks the permission. */
  | 'forbidden'
  /** The API limits the rate, or limited it a moment ago. */
  | 'rate-limited'
  /** The client's ID or secret was refused. */
  | 'login-refused'
  /** The API failed, or answered what its contract does not say. */
  | 'broken'
  /** It failed several times in a row, so it is left alone for a while. */
  | 'suspended';

/** What one request brought. */
export type ReadAnswer<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'missing' }
  | FailedRead;

export interface FailedRead {
  readonly kind: 'failed';
  readonly why: Failure;
  /** Of a forbidden request: the permissions that the API asks for, as it names them. */
  readonly permissions?: readonly string[];
}

export const failed = (why: Failure): FailedRead => ({ kind: 'failed', why });
