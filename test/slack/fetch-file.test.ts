import { createServer, type RequestListener, type Server } from 'node:http';
import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { isUnreachable } from '../../src/slack/post/slack-fault.ts';
import { fetchFile } from '../../src/slack/work/fetch-file.ts';

let server: Server | undefined;
afterEach(() => server?.close());

const serve = async (listener: RequestListener): Promise<string> => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};
/** Files that can be fetched need no call of the Web API. */
const CLIENT = new webApi.WebClient();

const fetchFrom = (origin: string, over: object = {}) =>
  fetchFile(
    { id: 'F1', name: 'call.json', size: 10, url: `${origin}/file`, kind: 'text', ...over },
    { token: 'xoxb-invented', apiUrl: `${origin}/api/` },
    CLIENT,
  );

describe('fetchFile', () => {
  it('reads the text with the token', async () => {
    const origin = await serve((request, response) => response.end(request.headers.authorization));
    expect(await fetchFrom(origin)).toEqual({ kind: 'text', text: 'Bearer xoxb-invented' });
  });

  it.each([
    'https://files.slack.com.evil.example/x',
    'http://files.slack.com/x',
    'https://evil.example/x',
    'http://127.0.0.1:1/x',
    'file:///etc/passwd',
    'nonsense',
  ])('sends nothing to %s', async (url) => {
    const access = { token: 'xoxb-invented', apiUrl: 'https://slack.example/api/' };
    const file = { id: 'F1', name: 'x', size: 1, url, kind: 'text' } as const;
    expect(await fetchFile(file, access, CLIENT)).toEqual({ kind: 'foreign' });
  });

  it('follows no redirect', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    expect(await fetchFrom(origin)).toEqual({ kind: 'unreadable' });
  });

  it('takes a sign-in page for a missing scope', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    );
    expect(await fetchFrom(origin)).toEqual({ kind: 'unreadable' });
  });

  it('reads no more than the cap, whatever size was announced', async () => {
    const origin = await serve((_, response) => response.end(Buffer.alloc(1024 * 1024 + 1, 'x')));
    expect(await fetchFrom(origin)).toEqual({ kind: 'too-large' });
    expect(await fetchFrom(origin, { size: 5_000_000 })).toEqual({ kind: 'too-large' });
  });

  it.each<[string, RequestListener]>([
    ['answers 429', (_, response) => response.writeHead(429).end()],
    ['answers 503', (_, response) => response.writeHead(503).end()],
    ['breaks off before its answer', (request) => request.socket.destroy()],
    [
      'breaks off in the middle of it',
      (_, response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('{"to"', () => response.destroy());
      },
    ],
  ])('rejects when the host %s, so that it is tried again for as long as it takes', async (_, listener) => {
    const origin = await serve(listener);
    const fault: unknown = await fetchFrom(origin).catch((error: unknown) => error);
    expect(isUnreachable(fault)).toBe(true);
  });

  it.each([404, 410])('takes %i for a file that is gone', async (status) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    expect(await fetchFrom(origin)).toEqual({ kind: 'gone' });
  });

  it('reads what Windows shells write, and no binary', async () => {
    const wide = Buffer.from('\ufeff{"to": "é"}', 'utf16le');
    const origin = await serve((request, response) =>
      response.end(request.url === '/file' ? wide : Buffer.from([0x50, 0x4b, 0, 0])),
    );
    expect(await fetchFrom(origin)).toEqual({ kind: 'text', text: '{"to": "é"}' });
    expect(await fetchFrom(origin, { url: `${origin}/zip` })).toEqual({ kind: 'binary' });
  });
});
