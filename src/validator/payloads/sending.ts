import type { Format } from '../report.ts';

/** How a body gets from the code or template in which it stands into the request. */
export interface Sending {
  /** The client is handed an object where it sends text: what would make JSON of it. */
  readonly unserialized?: { readonly client: string; readonly encoder: string };
  /** How an SDK's method is handed the body: by itself, or in an object of options. */
  readonly argument?: { readonly style: ArgumentStyle; readonly format: Format };
  /** The body is the template of a data action, which sends it with a client's own token. */
  readonly dataAction?: { readonly inputs: readonly string[] | null };
}

export type ArgumentStyle = 'bare' | 'options';

/** A body that is sent as it stands. */
export const AS_IT_STANDS: Sending = {};
