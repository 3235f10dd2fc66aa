import { webApi } from '@slack/bolt';
import { afterEach, expect, it, vi } from 'vitest';
import { fetchFile } from '../../src/slack/work/fetch-file.ts';

afterEach(() => vi.unstubAllGlobals());

/** Where a file at this address was asked for, with what. */
async function asked(url: string): Promise<readonly (readonly [string, unknown])[]> {
  const calls: (readonly [string, unknown])[] = [];
  vi.stubGlobal('fetch', async (to: string, init: RequestInit) => {
    calls.push([to, init.redirect]);
    return new Response('text');
  });
  await fetchFile(
    { id: 'F1', name: 'call.json', size: 1, url, kind: 'text' },
    { token: 'xoxb-invented', apiUrl: 'http://127.0.0.1:4391/api/' },
    new webApi.WebClient(),
  );
  return calls;
}

it.each([
  'https://files.slack.com/files-pri/T0/x',
  'https://files.slack-gov.com/x',
  'http://127.0.0.1:4391/files/x',
])('%s is asked, and not followed elsewhere', async (url) =>
  expect(await asked(url)).toEqual([[url, 'manual']]),
);

it.each([
  'http://files.slack.com/x',
  'https://files.slack.com:8443/x',
  'https://user:pass@files.slack.com/x',
  'https://files.slack.com@evil.example/x',
  'https://evil.example#files.slack.com',
  'https://evil.example\\@files.slack.com/x',
  'https://files.slack.com.evil.example/x',
  'https://xfiles.slack.com/x',
  'https://slack.com/x',
  'https://files.slack.com%2eevil.example/x',
  'https://127.0.0.1/x',
  'http://127.0.0.1:4392/x',
  'http://localhost:4391/x',
  'http://2130706433:4391.evil.example/x',
  'http://[::1]:4391/x',
  'http://user@127.0.0.1:4391/x',
  'http://169.254.169.254/latest/meta-data',
  '//files.slack.com/x',
  'file:///etc/passwd',
  'data:text/plain,x',
])('%s never sees the token', async (url) => expect(await asked(url)).toEqual([]));
