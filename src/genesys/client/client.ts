import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { GenesysAccess } from './access.ts';
import { type FailedRead, type Failure, failed, type ReadAnswer } from './answer.ts';
import type { RequestBudget } from './budget.ts';
import { createCache } from './cache.ts';
import { createCircuit } from './circuit.ts';
import { createDoor, RefusedRequest } from './door.ts';
import { ID, type ReadOperation } from './operations.ts';
import { readBody } from './read-body.ts';
import { createSlots } from './slots.ts';
import { createTokens } from './tokens.ts';

/** Reads from an organization and never writes. */
export interface OrgClient {
  /** Never rejects for what the API does; throws for a path or a parameter that is a mistake of ours. */
  read<T>(operation: ReadOperation<T>, values: ReadValues, budget: RequestBudget): Promise<ReadAnswer<T>>;
  /** Whether the client can log in. */
  logIn(): Promise<FailedRead | { readonly kind: 'token' }>;
}

export interface ReadValues {
  /** The ID in the path. */
  readonly id?: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
}

export interface ClientParts {
  readonly send?: typeof fetch;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Requests at a time, of all answers together. */
const AT_ONCE = 8;

/** Failures after which the API is better left alone. */
const COUNTED: readonly Failure[] = ['slow', 'unreachable', 'broken', 'login-refused'];

const pauseFor = (ms: number, signal: AbortSignal): Promise<unknown> => wait(ms, undefined, { signal });

/** A client of one organization, with its token, cache and circuit. */
export function createOrgClient(access: GenesysAccess, parts: ClientParts = {}): OrgClient {
  const { now = () => performance.now(), pause = pauseFor } = parts;
  const door = createDoor(access, parts.send);
  const tokens = createTokens(access, door, now);
  const circuit = createCircuit(now);
  const cache = createCache<ReadAnswer<unknown>>(now);
  const slots = createSlots(AT_ONCE);

  async function ask(url: string, budget: RequestBudget): Promise<Reply> {
    const giveBack = await slots.take(budget.signal);
    try {
      return await send(url, budget);
    } finally {
      giveBack();
    }
  }

  /** Sends it, again after a new login, and again after the delay in `Retry-After`. */
  async function send(url: string, budget: RequestBudget): Promise<Reply> {
    let hasNewLogin = false;
    for (;;) {
      const token = await until(budget.signal, tokens.get());
      if (token.kind === 'failed') return token;
      const headers = { authorization: `Bearer ${token.value}`, accept: 'application/json' };
      const response = await door({ method: 'GET', url, headers, signal: budget.signal });
      if (response.status === 401 && !hasNewLogin) {
        await response.body?.cancel();
        tokens.drop(token.value);
        hasNewLogin = true;
        continue;
      }
      if (response.status !== 429) return { status: response.status, body: await readBody(response) };
      await response.body?.cancel();
      const ms = retryAfter(response);
      if (ms >= budget.left() || !budget.take()) {
        circuit.pause(ms);
        return failed('rate-limited');
      }
      await pause(ms, budget.signal);
    }
  }

  return {
    async read<T>(
      operation: ReadOperation<T>,
      values: ReadValues,
      budget: RequestBudget,
    ): Promise<ReadAnswer<T>> {
      const url = urlOf(access.apiUrl, operation, values);
      const known = cache.find(url);
      if (known !== undefined) return judge(operation, known);
      if (circuit.isOpen()) return failed('suspended');
      if (!budget.take()) return failed('slow');
      const answer = await ask(url, budget).then(readReply, (error: unknown) => explain(error, budget));
      // What the contract of the lookup does not ask for is dropped before anything is kept.
      const judged = withPermissions(judge(operation, answer), operation);
      if (judged.kind !== 'failed') cache.keep(url, judged);
      if (judged.kind === 'failed' && COUNTED.includes(judged.why)) circuit.failed();
      else circuit.succeeded();
      return judged;
    },
    logIn: () => tokens.get(),
  };
}

/** What the API sent, before it is judged. */
type Reply = FailedRead | { readonly status: number; readonly body: unknown };

function readReply(reply: Reply): ReadAnswer<unknown> {
  if ('kind' in reply) return reply;
  const { status, body } = reply;
  if (status === 200) return { kind: 'found', value: body };
  if (status === 404) return { kind: 'missing' };
  if (status === 401) return failed('login-refused');
  if (status === 403) return { ...failed('forbidden'), permissions: namedPermissions(body) };
  return failed('broken');
}

/** Holds what was found against the operation's contract. */
function judge<T>(operation: ReadOperation<T>, answer: ReadAnswer<unknown>): ReadAnswer<T> {
  if (answer.kind !== 'found') return answer;
  const read = operation.response.safeParse(answer.value);
  return read.success ? { kind: 'found', value: read.data } : failed('broken');
}

/** Where a 403 names no permission, the one that the operation is known to need. */
function withPermissions<T>(answer: ReadAnswer<T>, { permission }: ReadOperation): ReadAnswer<T> {
  if (answer.kind !== 'failed' || answer.why !== 'forbidden' || answer.permissions?.length) return answer;
  return { ...answer, permissions: [permission] };
}

const FORBIDDEN = z.object({
  message: z.string().max(2000).catch(''),
  messageParams: z.object({ permissions: z.string().max(2000).catch('') }).catch({ permissions: '' }),
});

/** The permissions that a 403 asks for, in the vendor's own words. */
function namedPermissions(body: unknown): string[] {
  const { data } = FORBIDDEN.safeParse(body);
  const words = data === undefined ? '' : `${data.messageParams.permissions} ${data.message}`;
  return [...new Set(words.match(/\b[a-zA-Z]{2,40}:[a-zA-Z]{2,40}:[a-zA-Z]{2,40}\b/g) ?? [])].slice(0, 10);
}

function explain(error: unknown, { signal }: RequestBudget): FailedRead {
  if (error instanceof RefusedRequest) throw error;
  return failed(signal.aborted ? 'slow' : 'unreachable');
}

/** Rejects when the signal ends the wait; what was waited for goes on for others. */
async function until<T>(signal: AbortSignal, task: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([task, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Without a number of seconds, one second. */
function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 1);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 1000;
}

function urlOf(apiUrl: string, { path, query }: ReadOperation, values: ReadValues): string {
  const filled = path.replace(/\{\w+\}/, () => {
    // Anything but an ID could lead elsewhere (`../users`).
    if (values.id === undefined || !ID.test(values.id))
      throw new RefusedRequest('An ID in a path must be a UUID');
    return values.id;
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values.query ?? {})) {
    if (!query.includes(name)) throw new RefusedRequest(`${path} has no parameter ${name}`);
    for (const each of [value].flat()) search.append(name, each);
  }
  return `${apiUrl}${filled}${search.size === 0 ? '' : `?${search}`}`;
}
