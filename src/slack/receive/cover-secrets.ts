import { guardText, maskMessage } from '../../validator/index.ts';
import type { SeenSecret } from '../work/job.ts';
import type { FileReference } from './decode/files.ts';
import type { DecodedMessage } from './decode-message.ts';

interface Covered {
  readonly text: string;
  readonly secrets: SeenSecret[];
}

/**
 * Covers every secret before anything is stored, at the same length, so that places stay true. What is left says which
 * kinds there were and where; each kind once, as the validator tells them.
 */
export function coverSecrets(text: string): Covered {
  const masked = maskMessage(text);
  const kinds = new Map<string, SeenSecret>();
  for (const { kind, start } of masked.secrets) {
    if (!kinds.has(kind)) kinds.set(kind, { kind, ...placeOf(text, start) });
  }
  return { text: masked.text, secrets: [...kinds.values()] };
}

/** Covers a message; a secret in the name of a file has no place in its text. */
export function coverMessage({ text, files, fileNames }: DecodedMessage): Covered & {
  readonly files: FileReference[];
} {
  const covered = coverSecrets(text);
  const told = new Set(covered.secrets.map(({ kind }) => kind));
  const named = coverSecrets(fileNames).secrets.filter(({ kind }) => !told.has(kind));
  return {
    text: covered.text,
    secrets: [...covered.secrets, ...named.map(({ kind }) => ({ kind }))],
    files: files.map(coverFile),
  };
}

/** A file whose name or address holds a secret is stored by its ID alone, and asked for when it is read. */
export function coverFile(file: FileReference): FileReference {
  const [name, url] = [guardText(file.name), guardText(file.url)];
  if (name === file.name && url === file.url) return file;
  return { ...file, name, url: '', kind: file.kind === 'text' ? 'ask' : file.kind };
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
