import { describeError } from '../../log.ts';
import { classifyFault } from '../post/slack-fault.ts';
import type { FileReference } from '../receive/decode/files.ts';
import type { AnswerDeps } from './deps.ts';
import { type FetchedFile, fetchFile } from './fetch-file.ts';

export interface ReadText {
  readonly text: string;
  /** What could not be read, in a line for the reply. */
  readonly remark?: string | undefined;
}

/** More files than this in one message aren't read. */
const MOST_FILES = 5;

/**
 * The text of a message with that of its files under it. Rejects where a file cannot be fetched now, unless it is to be
 * read without it: a file must not silence the text.
 */
export async function readFiles(
  message: { readonly text: string; readonly files: readonly FileReference[] },
  deps: Pick<AnswerDeps, 'files' | 'client' | 'log'>,
  goesWithout = false,
): Promise<ReadText> {
  const fetched = await Promise.all(
    message.files.slice(0, MOST_FILES).map((file) => fetchOne(file, goesWithout, deps)),
  );
  const texts = fetched.flatMap((file) => (file.kind === 'text' ? [file.text] : []));
  const left = message.files.length - fetched.length;
  const remarks = [
    ...new Set(fetched.flatMap(remarkOf)),
    ...(left > 0 ? [`${left} more files were not read.`] : []),
  ];
  return {
    text: [message.text, ...texts].filter((part) => part !== '').join('\n'),
    remark: remarks.length === 0 ? undefined : remarks.join(' '),
  };
}

async function fetchOne(
  file: FileReference,
  goesWithout: boolean,
  { files, client, log }: Pick<AnswerDeps, 'files' | 'client' | 'log'>,
): Promise<FetchedFile | { readonly kind: 'away' }> {
  try {
    return await fetchFile(file, files, client);
  } catch (error) {
    if (!goesWithout || classifyFault(error)?.kind === 'limited') throw error;
    log.warn(describeError(error), 'a file was not fetched; the message is answered without it');
    return { kind: 'away' };
  }
}

function remarkOf(file: FetchedFile | { readonly kind: 'away' }): string[] {
  switch (file.kind) {
    case 'text':
      return [];
    case 'too-large':
      return ['A file is larger than 1 MB and was not read: paste the call alone.'];
    case 'unreadable':
      return ['A file could not be read: ask the people who run this app to add the scope files:read.'];
    case 'foreign':
    case 'external':
      return ['A file that is kept outside Slack was not read: paste the call here.'];
    case 'gone':
      return ['A file was deleted before it could be read: paste the call here.'];
    case 'denied':
      return ['A file of another organization may not be read from here: paste the call here.'];
    case 'away':
      return ['A file could not be fetched from Slack: paste the call as text.'];
    case 'binary':
      return ['A picture or another file without text was not read: paste the call as text.'];
    default:
      return file satisfies never;
  }
}
