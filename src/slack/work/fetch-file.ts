import type { webApi } from '@slack/bolt';
import { refusalOf, UnreachableError } from '../post/slack-fault.ts';
import { isSlackUrl } from '../receive/admit.ts';
import { decodeFile, type FileReference } from '../receive/decode/files.ts';

/** A larger file isn't read: no call is that long. */
const LARGEST_FILE = 1024 * 1024;

const SLACK_HOSTS = new Set(['files.slack.com', 'files.slack-gov.com']);

export type FetchedFile =
  | { readonly kind: 'text'; readonly text: string }
  /**
   * `unreadable`: the app lacks the scope to read files, so Slack answers with its sign-in page. `foreign`: it would
   * have to be fetched from a host that isn't Slack's.
   */
  | {
      readonly kind: 'too-large' | 'unreadable' | 'foreign' | 'gone' | 'denied' | 'external' | 'binary';
    };

export interface FileAccess {
  readonly token: string;
  /** Base of the Web API in use; files of its own host are fetched too. */
  readonly apiUrl?: string | undefined;
}

/**
 * Fetches the text of an attached file. The token goes to Slack's file hosts alone, redirects are not followed, and
 * no more than the cap is ever held. Rejects when the network or Slack fails, so that it can be tried again.
 */
export async function fetchFile(
  file: FileReference,
  access: FileAccess,
  client: webApi.WebClient,
): Promise<FetchedFile> {
  if (file.kind === 'ask') return await ask(file, access, client);
  if (file.kind !== 'text') return { kind: file.kind };
  if (file.size > LARGEST_FILE) return { kind: 'too-large' };
  if (!isSlackUrl(file.url, SLACK_HOSTS, access.apiUrl)) return { kind: 'foreign' };
  const response = await fetch(file.url, {
    headers: { authorization: `Bearer ${access.token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  const refused = refusal(response, file);
  if (refused === undefined) return await readText(response);
  await response.body?.cancel();
  return { kind: refused };
}

/** What a file is of which the message has only the id. */
async function ask(file: FileReference, access: FileAccess, client: webApi.WebClient): Promise<FetchedFile> {
  try {
    const answer = await client.files.info({ file: file.id });
    const [known] = decodeFile(answer.file);
    if (known?.text !== undefined) return { kind: 'text', text: known.text };
    const { reference } = known ?? {};
    // Asked only once: the answer stays the same for a file that the app may not see.
    if (reference === undefined || reference.kind === 'ask') return { kind: 'denied' };
    return await fetchFile(reference, access, client);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    if (refusal === 'missing_scope') return { kind: 'unreadable' };
    return { kind: refusal === 'file_not_found' || refusal === 'file_deleted' ? 'gone' : 'denied' };
  }
}

/** Why an answer of the file host isn't the file; undefined where it is. */
function refusal(response: Response, file: FileReference): 'gone' | 'unreadable' | undefined {
  const { status, ok, headers } = response;
  if (status >= 500 || status === 429) throw new UnreachableError(`Slack's file host answered ${status}`);
  if (status === 404 || status === 410) return 'gone';
  const isPage = (headers.get('content-type') ?? '').includes('text/html') && !/\.html?$/i.test(file.name);
  return !ok || isPage ? 'unreadable' : undefined;
}

async function readText(response: Response): Promise<FetchedFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_FILE) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  const text = decodeBytes(Buffer.concat(chunks));
  return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text };
}

/** Windows shells write UTF-16 with a mark at its start; all else is UTF-8. */
function decodeBytes(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = first === 0xff && second === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}
