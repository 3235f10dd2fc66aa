import { guardText, maskSecrets } from '../../validator/index.ts';
import type { SeenSecret } from '../work/job.ts';
import type { FileReference } from './decode/files.ts';

/**
 * Covers every secret before anything is stored, at the same length, so that places stay true. What is left says which
 * kinds there were and where; each kind once, as the validator tells them.
 */
export function coverSecrets(text: string): { readonly text: string; readonly secrets: SeenSecret[] } {
  const masked = maskSecrets(text);
  const kinds = new Map<string, SeenSecret>();
  for (const { kind, start } of masked.secrets) {
    if (!kinds.has(kind)) kinds.set(kind, { kind, ...placeOf(text, start) });
  }
  return { text: masked.text, secrets: [...kinds.values()] };
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
