import { z } from 'zod';
import type { GenesysAccess } from './access.ts';
import { type FailedRead, failed } from './answer.ts';
import type { RequestDoor } from './door.ts';
import { readBody } from './read-body.ts';

/** A login takes no part in the time of one answer: what comes later serves the next. */
const LOGIN_MS = 5000;

/** A token is renewed this long before it ends. */
const EARLY_MS = 60_000;

/** Wrong credentials do not become right by asking again at once. */
const REFUSED_MS = 60_000;

/** Tokens that JSON can carry and headers too. */
const TOKEN = z.object({
  access_token: z.string().regex(/^[\w.~+/=-]{1,8192}$/),
  expires_in: z.number().positive(),
});

export type Token = { readonly kind: 'token'; readonly value: string } | FailedRead;

export interface Tokens {
  /** The token in use, or a new one. Never rejects. */
  get(): Promise<Token>;
  /** The API takes this one no more. */
  drop(value: string): void;
}

/** Tokens of the client-credentials grant, kept until shortly before they end. */
export function createTokens(access: GenesysAccess, door: RequestDoor, now: () => number): Tokens {
  let current: { readonly token: Promise<Token>; value?: string; until: number } | undefined;

  async function begin(): Promise<Token> {
    const login = logIn(access, door);
    const held: typeof current = { token: login, until: Number.POSITIVE_INFINITY };
    current = held;
    const answer = await login;
    if (answer.kind === 'token') {
      held.value = answer.value;
      held.until = now() + Math.max(0, answer.seconds * 1000 - EARLY_MS);
    } else {
      held.until = answer.why === 'login-refused' ? now() + REFUSED_MS : 0;
    }
    return answer;
  }

  return {
    async get() {
      return current !== undefined && now() < current.until ? await current.token : await begin();
    },
    drop(value) {
      if (current?.value === value) current.until = 0;
    },
  };
}

type LogIn = (Extract<Token, { kind: 'token' }> & { readonly seconds: number }) | FailedRead;

async function logIn({ loginUrl, clientId, clientSecret }: GenesysAccess, door: RequestDoor): Promise<LogIn> {
  try {
    const response = await door({
      method: 'POST',
      url: `${loginUrl}/oauth/token`,
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
      signal: AbortSignal.timeout(LOGIN_MS),
    });
    if (response.status === 400 || response.status === 401) {
      await response.body?.cancel();
      return failed('login-refused');
    }
    const body = TOKEN.safeParse(await readBody(response));
    if (!response.ok || !body.success) return failed('broken');
    return { kind: 'token', value: body.data.access_token, seconds: body.data.expires_in };
  } catch {
    return failed('unreachable');
  }
}
