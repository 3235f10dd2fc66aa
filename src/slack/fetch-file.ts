import type { FileReference } from './decode-message.ts';

/** A larger file isn't read: nobody pastes a call that long. */
const LARGEST_FILE = 1024 * 1024;

const SLACK_HOSTS = new Set(['files.slack.com', 'files.slack-gov.com']);

export type FetchedFile =
  | { readonly kind: 'text'; readonly text: string }
  /** `unreadable`: the app lacks the scope to read files, so Slack answers with its sign-in page. */
  | { readonly kind: 'too-large' | 'unreadable' | 'foreign' };

export interface FileAccess {
  readonly token: string;
  /** Base of the Web API in use; files of its own host are fetched too. */
  readonly apiUrl?: string | undefined;
}

/**
 * Fetches the text of an attached file. The token goes to Slack's file hosts alone, redirects are not followed, and
 * no more than the cap is ever held. Rejects when the network or Slack fails, so that it can be tried again.
 */
export async function fetchFile(file: FileReference, access: FileAccess): Promise<FetchedFile> {
  if (file.size > LARGEST_FILE) return { kind: 'too-large' };
  if (!isSlackUrl(file.url, access.apiUrl)) return { kind: 'foreign' };
  const response = await fetch(file.url, {
    headers: { authorization: `Bearer ${access.token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status >= 500) throw new Error(`Slack's file host answered ${response.status}`);
  const isSignIn =
    (response.headers.get('content-type') ?? '').includes('text/html') && !/\.html?$/i.test(file.name);
  if (!response.ok || isSignIn) {
    await response.body?.cancel();
    return { kind: 'unreadable' };
  }
  return await readText(response);
}

function isSlackUrl(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (protocol === 'https:' && SLACK_HOSTS.has(hostname)) return true;
  return apiUrl !== undefined && URL.canParse(apiUrl) && new URL(apiUrl).origin === origin;
}

async function readText(response: Response): Promise<FetchedFile> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_FILE) return { kind: 'too-large' };
    text += decoder.decode(chunk, { stream: true });
  }
  return { kind: 'text', text: text + decoder.decode() };
}
