import type { SnippetFile } from '../../reply/blocks.ts';
import type { SourceKey } from '../../store/source-key.ts';
import { guardText } from '../../validator/index.ts';
import type { AnswerDeps } from '../work/deps.ts';
import { isNotDone, tolerate, UnreachableError } from './slack-fault.ts';

/** A file that is uploaded to Slack but not shared yet, so it can't be seen. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

/** Named by its message and revision, so that a second attempt recognises what the first one shared. */
export function nameSnippet(source: SourceKey, revision: string, index: number): string {
  const parts = ['callcheck', source.ts, revision, index + 1].filter((part) => part !== '');
  return `${parts.join('-')}.json`;
}

type Deps = Pick<AnswerDeps, 'client' | 'pacer'>;

/**
 * Brings the bytes to Slack. Undefined where the app may not write files, or Slack says anything else against it: the
 * reply goes out without them. Rejects when Slack gave no answer.
 */
export async function uploadSnippets(
  names: readonly string[],
  snippets: readonly SnippetFile[],
  team: string,
  deps: Deps,
): Promise<Upload[] | undefined> {
  try {
    return await Promise.all(
      snippets.map(async ({ title, text }, index) => {
        const name = names[index] ?? title;
        return { id: await uploadOne(name, text, team, deps), name, title };
      }),
    );
  } catch (error) {
    if (!isNotDone(error)) throw error;
    return undefined;
  }
}

async function uploadOne(
  filename: string,
  text: string,
  team: string,
  { client, pacer }: Deps,
): Promise<string> {
  const bytes = new TextEncoder().encode(guardText(text));
  const { upload_url, file_id } = await pacer.call('files.getUploadURLExternal', team, () =>
    client.files.getUploadURLExternal({ filename, length: bytes.byteLength, snippet_type: 'json' }),
  );
  if (upload_url === undefined || file_id === undefined) throw new Error('Slack gave no place to upload to');
  const answer = await fetch(upload_url, {
    method: 'POST',
    body: bytes,
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  await answer.body?.cancel();
  // Not shared yet, so a whole new try leaves nothing behind.
  if (!answer.ok) throw new UnreachableError(`Slack's file host answered ${answer.status}`);
  return file_id;
}

/** Shows uploaded files in a thread and resolves with their ids. */
export async function shareUploads(
  { team, channel }: SourceKey,
  thread: string,
  uploads: readonly Upload[],
  { client, pacer }: Deps,
): Promise<string[]> {
  const [first, ...rest] = uploads.map(({ id, title }) => ({ id, title }));
  if (first === undefined) return [];
  await pacer.call('files.completeUploadExternal', team, () =>
    client.files.completeUploadExternal({ files: [first, ...rest], channel_id: channel, thread_ts: thread }),
  );
  return uploads.map((upload) => upload.id);
}

/** Ids of our files of these names in a thread. */
export async function findShared(
  { team, channel }: SourceKey,
  ts: string,
  names: readonly string[],
  { client, pacer }: Deps,
): Promise<string[]> {
  const { messages } = await pacer.call('conversations.replies', team, () =>
    client.conversations.replies({ channel, ts, limit: 200 }),
  );
  const files = (messages ?? []).flatMap((message) => message.files ?? []);
  return files.flatMap(({ id, name }) => (id !== undefined && names.includes(name ?? '') ? [id] : []));
}

/** Deletes files of ours that were beside a reply. */
export async function deleteFiles(
  ids: readonly string[],
  team: string,
  { client, pacer }: Deps,
): Promise<void> {
  for (const file of ids) {
    await tolerate(
      pacer.call('files.delete', team, () => client.files.delete({ file })),
      'file_not_found',
      'file_deleted',
      'missing_scope',
      'cant_delete_file',
    );
  }
}
