import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlackEmulator, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';

const BACK = 'https://callcheck.example/slack/oauth_redirect';

let slack: SlackEmulator;
let org: string;
beforeEach(async () => {
  slack = await createSlackEmulator({ installed: false });
  slack.setRedirectUrls([BACK]);
  org = slack.addOrg('Moorgate');
  for (const name of ['Moor-One', 'Moor-Two']) slack.addWorkspace({ name, org });
});
afterEach(async () => {
  vi.useRealTimers();
  await slack.stop();
});

const ask = { scope: 'chat:write,commands', state: 's' };

/** Slack's page, answered; where it sends the browser, or Slack's word on the page. */
async function authorize(id: string, over: Record<string, string> = {}): Promise<URL | string> {
  const query = new URLSearchParams({ client_id: slack.clientId, ...ask, ...over });
  const answer = await fetch(`${slack.origin}/oauth/v2/authorize?${query}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ install: id }),
  });
  const location = answer.headers.get('location');
  return location === null ? await answer.text() : new URL(location);
}

async function codeFor(id: string): Promise<string> {
  const back = await authorize(id);
  return back instanceof URL ? (back.searchParams.get('code') ?? '') : '';
}

/** A call of the Web API without a token; its answer. */
async function access(parameters: Record<string, string>): Promise<Record<string, unknown>> {
  const body = new URLSearchParams({
    client_id: slack.clientId,
    client_secret: slack.clientSecret,
    ...parameters,
  });
  const answer = await fetch(`${slack.apiUrl}oauth.v2.access`, { method: 'POST', body });
  return (await answer.json()) as Record<string, unknown>; // a cast, since the emulator answers with objects alone
}

const clientWith = (token: unknown) =>
  new webApi.WebClient(String(token), {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logLevel: webApi.LogLevel.ERROR,
  });
const errorOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error instanceof webApi.WebAPIPlatformError ? error.data.error : error;
  }
};

describe("Slack's page", () => {
  it.each([
    ['an unknown app', { client_id: '1.2' }, 'invalid_client_id'],
    ['a scope that the app does not have', { scope: 'chat:write,admin' }, 'invalid_scope'],
    ['no scope', { scope: '' }, 'invalid_scope'],
    ['an address that is not registered', { redirect_uri: 'https://elsewhere.example/' }, 'bad_redirect_uri'],
  ])('refuses %s', async (_, over, word) => {
    expect(await authorize(slack.teamId, over)).toContain(word);
  });

  it('sends back with a code and the state, or with word that it was cancelled', async () => {
    const back = await authorize(slack.teamId);
    expect(String(back)).toMatch(/^https:\/\/callcheck\.example\/slack\/oauth_redirect\?code=\w+&state=s$/);
    expect(String(await authorize(''))).toBe(`${BACK}?error=access_denied&state=s`);
  });
});

describe('oauth.v2.access', () => {
  it('gives a token for a code, once', async () => {
    const code = await codeFor(slack.teamId);
    const answer = await access({ code });
    expect(answer).toMatchObject({
      ok: true,
      scope: ask.scope,
      bot_user_id: slack.botUserId,
      team: { id: slack.teamId, name: 'Larkfield' },
      enterprise: null,
      is_enterprise_install: false,
    });
    expect(answer).not.toHaveProperty('refresh_token');
    expect(await clientWith(answer.access_token).auth.test()).toMatchObject({ team_id: slack.teamId });
    expect(await access({ code })).toMatchObject({ ok: false, error: 'invalid_code' });
  });

  it('refuses a late code, and one for another address', async () => {
    const code = await codeFor(slack.teamId);
    expect(await access({ code, redirect_uri: BACK })).toMatchObject({ error: 'bad_redirect_uri' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    expect(await access({ code })).toMatchObject({ error: 'invalid_code' });
  });

  it.each([
    ['an unknown app', { client_id: '1.2' }, 'invalid_client_id'],
    ['a wrong secret', { client_secret: 'invented' }, 'bad_client_secret'],
    ['an invented code', { code: 'invented' }, 'invalid_code'],
    [
      'an invented refresh token',
      { grant_type: 'refresh_token', refresh_token: 'x' },
      'invalid_refresh_token',
    ],
  ])('refuses %s', async (_, over, word) => {
    expect(await access(over)).toEqual({ ok: false, error: word });
  });

  it('renews a token, once for each refresh token', async () => {
    slack.rotateTokens(60_000);
    const first = await access({ code: await codeFor(slack.teamId) });
    expect(first.expires_in).toBe(60);
    slack.expireTokens();
    expect(await errorOf(clientWith(first.access_token).auth.test())).toBe('token_expired');
    const refresh = { grant_type: 'refresh_token', refresh_token: String(first.refresh_token) };
    const second = await access(refresh);
    expect(second.access_token).not.toBe(first.access_token);
    expect((await clientWith(second.access_token).auth.test()).ok).toBe(true);
    expect(await access(refresh)).toMatchObject({ error: 'invalid_refresh_token' });
  });
});

describe('an organization', () => {
  it('has one token, whose calls must say which workspace they mean', async () => {
    const answer = await access({ code: await codeFor(org) });
    expect(answer).toMatchObject({ team: null, enterprise: { id: org }, is_enterprise_install: true });
    const client = clientWith(answer.access_token);
    expect(await client.auth.test()).toMatchObject({ enterprise_id: org, is_enterprise_install: true });
    expect(await errorOf(client.users.conversations({}))).toBe('missing_argument');
  });
});

describe('a token that was taken back', () => {
  it('works no more, and those of others do', async () => {
    const other = slack.addWorkspace({ name: 'Fernhill' });
    const [mine, theirs] = [
      await access({ code: await codeFor(slack.teamId) }),
      await access({ code: await codeFor(other.teamId) }),
    ];
    slack.uninstall();
    expect(await errorOf(clientWith(mine.access_token).auth.test())).toBe('account_inactive');
    expect((await clientWith(theirs.access_token).auth.test()).ok).toBe(true);
  });
});
