import { z } from 'zod';

const SLACK = 'https://slack.com/api/';
const PATIENCE_MS = 10_000;

const ANSWER = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

export type SlackAnswer =
  | {
      readonly kind: 'answer';
      readonly body: z.infer<typeof ANSWER>;
      /** What the token may do, where Slack says so. */
      readonly scopes: readonly string[] | undefined;
      /** Slack's clock, in whole seconds, and ours in the middle of the call; in milliseconds. */
      readonly clock: { readonly theirs: number; readonly ours: number } | undefined;
    }
  /** Slack's error, such as `invalid_auth`. */
  | { readonly kind: 'refused'; readonly word: string }
  /** No answer, or one that is not Slack's. */
  | { readonly kind: 'unreachable'; readonly why: string };

export interface SlackDoor {
  /** Undefined is Slack's own. */
  readonly apiUrl: string | undefined;
  readonly token: string;
  readonly now: () => number;
}

/** Asks one method of the Web API, once. Never rejects. */
export async function askSlack(
  door: SlackDoor,
  method: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<SlackAnswer> {
  const sent = door.now();
  try {
    const base = (door.apiUrl ?? SLACK).replace(/\/*$/, '/');
    const response = await fetch(new URL(method, base), {
      method: 'POST',
      headers: { authorization: `Bearer ${door.token}` },
      body: new URLSearchParams(parameters),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const read = ANSWER.safeParse(await response.json());
    if (!read.success) return { kind: 'unreachable', why: `HTTP ${response.status}, not in Slack's form` };
    if (!read.data.ok) return { kind: 'refused', word: plainWord(read.data.error) };
    return {
      kind: 'answer',
      body: read.data,
      scopes: response.headers.get('x-oauth-scopes')?.split(/,\s*/),
      clock: readClock(response.headers.get('date'), (sent + door.now()) / 2),
    };
  } catch (error) {
    return { kind: 'unreachable', why: nameFault(error) };
  }
}

/** Slack's own words are shown unchanged; anything else might echo a secret. */
function plainWord(word: string | undefined): string {
  return word !== undefined && /^[a-z_]{1,60}$/.test(word) ? word : 'no reason given';
}

function readClock(date: string | null, ours: number) {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  // The header counts whole seconds: on average half of one has passed.
  return Number.isNaN(theirs) ? undefined : { theirs: theirs + 500, ours };
}

/** An error of `fetch` in one word: its message may contain the address with everything in it. */
export function nameFault(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^[A-Z_0-9]{3,40}$/.test(code) ? code : 'no answer that can be read';
}
