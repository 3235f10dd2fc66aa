import { z } from 'zod';

/**
 * How to come by what is in a file. `text`: it can be fetched; `ask`: Slack tells only its id, as in channels shared
 * with other organizations, and has to be asked for the rest. From the others no text can be had.
 */
export type FileKind = 'text' | 'ask' | 'gone' | 'denied' | 'external' | 'binary';

/** A file of a message, where what is in it isn't in the message itself. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** Where to fetch it; empty where there is nothing to fetch. */
  readonly url: string;
  readonly kind: FileKind;
}

const word = z.string().catch('');
const FILE = z.looseObject({
  id: word,
  name: z.string().catch('file'),
  title: word,
  size: z.number().catch(0),
  mode: word,
  mimetype: word,
  filetype: word,
  file_access: word,
  is_external: z.boolean().catch(false),
  preview: z.string().optional().catch(undefined),
  preview_is_truncated: z.boolean().optional().catch(undefined),
  url_private_download: z.string().optional().catch(undefined),
  url_private: z.string().optional().catch(undefined),
});
type File = z.infer<typeof FILE>;

/** File types that hold text although their media type doesn't say so. */
const TEXT_TYPES =
  /^(text|json|javascript|typescript|python|java|csharp|go|php|ruby|powershell|shell|yaml|xml|har|log|markdown|post|diff|kotlin|swift|curl|terraform|elixir)/;

/** A file's whole text where the message carries it, else what there is to know of the file. */
export interface DecodedFile {
  /** What people see of it beside its text: its name and its title. */
  readonly names: string;
  readonly text?: string;
  readonly reference?: FileReference;
}

/** Nothing for what is no file. */
export function decodeFile(file: unknown): DecodedFile[] {
  const parsed = FILE.safeParse(file);
  if (!parsed.success || parsed.data.id === '') return [];
  const { id, name, title, size, preview, preview_is_truncated } = parsed.data;
  const names = `${name}\n${title}`;
  const kind = kindOf(parsed.data);
  if (kind === 'text' && preview !== undefined && preview_is_truncated === false)
    return [{ names, text: preview }];
  const url = kind === 'text' ? urlOf(parsed.data) : '';
  return [{ names, reference: { id, name, size, url, kind } }];
}

function kindOf(file: File): FileKind {
  if (file.mode === 'tombstone' || file.mode === 'hidden_by_limit' || file.file_access === 'file_not_found')
    return 'gone';
  if (file.file_access === 'check_file_info') return 'ask';
  if (file.file_access === 'access_denied') return 'denied';
  if (file.mode === 'external' || file.is_external) return 'external';
  const isText =
    file.mode === 'snippet' || file.mimetype.startsWith('text/') || TEXT_TYPES.test(file.filetype);
  if (!isText) return 'binary';
  return urlOf(file) === '' ? 'ask' : 'text';
}

const urlOf = (file: File): string => file.url_private_download ?? file.url_private ?? '';
