import { createId } from './ids.ts';
import type { FileUpload } from './interface.ts';
import type { StoredFile } from './model.ts';
import type { EmulatorState } from './state.ts';
import type { Json } from './wire.ts';

const TYPES: Readonly<Record<string, readonly [filetype: string, mimetype: string, pretty: string]>> = {
  json: ['json', 'application/json', 'JSON'],
  har: ['text', 'text/plain', 'Plain Text'],
  txt: ['text', 'text/plain', 'Plain Text'],
  log: ['text', 'text/plain', 'Plain Text'],
  md: ['markdown', 'text/markdown', 'Markdown (raw)'],
  yaml: ['yaml', 'text/plain', 'YAML'],
  yml: ['yaml', 'text/plain', 'YAML'],
  py: ['python', 'text/plain', 'Python'],
  js: ['javascript', 'text/plain', 'JavaScript/JSON'],
  ts: ['typescript', 'text/plain', 'TypeScript'],
  sh: ['shell', 'text/plain', 'Shell'],
  png: ['png', 'image/png', 'PNG'],
  pdf: ['pdf', 'application/pdf', 'PDF'],
};
const PREVIEW = { lines: 5, characters: 400 };

/** Stores a file and makes the file object that messages carry. */
export function storeFile(
  state: EmulatorState,
  upload: FileUpload,
  user: string,
  given: { id?: string; title?: string } = {},
): StoredFile {
  const id = given.id ?? createId('F');
  const content =
    typeof upload.content === 'string' ? new TextEncoder().encode(upload.content) : upload.content;
  const extension = upload.name.split('.').at(-1)?.toLowerCase() ?? '';
  const [known, mimetype, pretty] = TYPES[extension] ?? ['text', 'text/plain', 'Plain Text'];
  const filetype = upload.filetype ?? known;
  const mode = upload.mode ?? (mimetype.startsWith('text/') || known === 'json' ? 'snippet' : 'hosted');
  const base = `${state.origin}/files-pri/${state.teamId}-${id}`;
  const seconds = Math.floor(Date.now() / 1000);
  const object: Json = {
    id,
    created: seconds,
    timestamp: seconds,
    name: upload.name,
    title: given.title ?? upload.name,
    mimetype,
    filetype,
    pretty_type: pretty,
    user,
    user_team: state.teamId,
    editable: mode === 'snippet',
    size: content.byteLength,
    mode,
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${base}/${encodeURIComponent(upload.name)}`,
    url_private_download: `${base}/download/${encodeURIComponent(upload.name)}`,
    permalink: `https://${state.teamDomain}.slack.com/files/${user}/${id}/${encodeURIComponent(upload.name)}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...(mode === 'snippet' ? previewOf(content) : {}),
  };
  const file: StoredFile = { id, name: upload.name, content, object };
  state.files.set(id, file);
  return file;
}

function previewOf(content: Uint8Array): Json {
  const text = new TextDecoder().decode(content);
  const lines = text.split('\n');
  const preview = lines.slice(0, PREVIEW.lines).join('\n').slice(0, PREVIEW.characters);
  return {
    preview,
    preview_is_truncated: preview.length < text.length,
    lines: lines.length,
    lines_more: Math.max(0, lines.length - PREVIEW.lines),
  };
}

/** The answer of the files host: the bytes where the app's token opens the workspace, Slack's sign-in page for everybody else. */
export function serveFile(
  state: EmulatorState,
  path: string,
  isOpened: boolean,
): { status: number; type: string; body: Uint8Array | string } {
  const id = /^\/files-pri\/[A-Z0-9]+-([A-Z0-9]+)\//.exec(path)?.[1];
  const file = state.files.get(id ?? '');
  const allowed = isOpened && state.tokenError === null && state.app.scopes.includes('files:read');
  if (!allowed) return { status: 200, type: 'text/html; charset=utf-8', body: SIGN_IN };
  if (file === undefined)
    return { status: 404, type: 'text/html; charset=utf-8', body: '<!DOCTYPE html>Not found' };
  return { status: 200, type: String(file.object.mimetype), body: file.content };
}

const SIGN_IN =
  '<!DOCTYPE html><html lang="en"><title>Sign in</title><body>Sign in to see this file.</body></html>';
