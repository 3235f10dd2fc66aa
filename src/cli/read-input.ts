import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { CannotRun } from './cannot-run.ts';
import { didYouMean } from './did-you-mean.ts';

/** More than a paste ever has: a guard against a disk image given by mistake. */
const largest = 32 * 1024 * 1024;

/** What is read, and what to call it in messages. */
export interface Input {
  readonly stream: Readable;
  readonly name: string;
}

/** Opens FILE, or standard input for `-`. */
export function openInput(file: string, stdin: Readable): Input {
  if (file === '-') return { stream: stdin, name: 'standard input' };
  return { stream: createReadStream(file), name: file };
}

/** All of the input as text. `remark` says how it was decoded where that was a guess. */
export interface DecodedText {
  readonly text: string;
  readonly remark: string | null;
}

/** Reads all of the input; throws {@link CannotRun} when it cannot be read, is not text, or is empty. */
export async function readText(input: Input): Promise<DecodedText> {
  const decoded = decode(await readBytes(input), input.name);
  if (decoded.text.trim() === '') {
    throw new CannotRun(
      `Nothing to check: ${input.name} is empty. Give a FILE, or paste the call and end with Ctrl-D.`,
    );
  }
  return decoded;
}

async function readBytes(input: Input): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of readChunks(input)) {
    parts.push(part);
    size += part.length;
    if (size > largest) {
      throw new CannotRun(
        `${input.name} is larger than ${largest / 1024 / 1024} MB. Give only the call and the error.`,
      );
    }
  }
  return Buffer.concat(parts);
}

/** The input's bytes as they arrive; a fault of the file system becomes a {@link CannotRun}. */
export async function* readChunks(input: Input): AsyncGenerator<Buffer> {
  try {
    for await (const part of input.stream) yield Buffer.isBuffer(part) ? part : Buffer.from(part);
  } catch (error) {
    const meant = isMissing(error) ? didYouMean(input.name, commands) : '';
    throw new CannotRun(`Cannot read ${input.name}: ${reasonOf(error)}.${meant}`, { cause: error });
  }
}

/** What people type where a FILE stands, and what does it. */
const commands = { doctor: 'callcheck doctor', help: 'callcheck --help', version: 'callcheck --version' };

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory. Give the files in it',
  EACCES: 'permission denied',
};

/** A fault of the file system in a few words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}

/** UTF-8, or the UTF-16 that Windows PowerShell writes with `>`. A UTF-8 byte order mark stays: it is a finding. */
function decode(bytes: Buffer, name: string): DecodedText {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) {
    throw new CannotRun(
      `${name} is not text: it has NUL bytes. Give the text of the request. If it is UTF-16, save it with a byte order mark or as UTF-8.`,
    );
  }
  try {
    const decoder = new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8', fatal: true });
    return { text: decoder.decode(bytes), remark: null };
  } catch {
    // Nearly everything that is neither is Latin-1 in the superset that Windows writes.
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, remark: `${name} is not UTF-8, so it was read as Latin-1 (Windows-1252).` };
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
