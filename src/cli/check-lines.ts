import { visibleJson } from '../reply/terminal/visible-text.ts';
import { checkText } from '../validator/index.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import { exitStatusOf } from './exit-status.ts';
import type { Output } from './output.ts';
import { printReport } from './print-report.ts';
import { openInput, readChunks } from './read-input.ts';
import type { ExitStatus, Streams } from './run.ts';

/**
 * Lines `{"id","text"}` in, from one file after the other, lines `{"id","report"}` out, in order, one line in memory at a time. A line that cannot
 * be read gives `{"id","error"}` and exit status 2 at the end, while the rest goes on.
 */
export async function checkLines(
  files: readonly string[],
  knowledge: Knowledge,
  streams: Streams,
  output: Output,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for (const file of files) status = worse(status, await checkFile(file, knowledge, streams, output));
  return status;
}

const worse = (a: ExitStatus, b: ExitStatus): ExitStatus => (a > b ? a : b);

async function checkFile(
  file: string,
  knowledge: Knowledge,
  streams: Streams,
  output: Output,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  let number = 0;
  for await (const bytes of splitLines(readChunks(openInput(file, streams.stdin)))) {
    number++;
    const line = readLine(bytes);
    if (line.kind === 'empty') continue;
    const id = visibleJson(line.id);
    if (line.kind === 'fault') {
      status = 2;
      await output.write(`{"id":${id},"error":${JSON.stringify(`line ${number}: ${line.reason}`)}}\n`);
    } else {
      const report = checkText(line.text, knowledge);
      if (status === 0) status = exitStatusOf(report);
      await output.write(`{"id":${id},"report":${printReport(report, 0)}}\n`);
    }
    if (output.closed) break;
  }
  return status;
}

/**
 * The lines of a stream of bytes, without their ends, in time linear in its length however long a line is.
 * Only a line feed ends a line (with the carriage return before it): JSON strings may hold U+2028 as it is.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      pending.push(chunk.subarray(start, end));
      yield withoutReturn(join(pending));
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  if (pending.length > 0) yield withoutReturn(join(pending));
}

function join(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === 13 ? line.subarray(0, -1) : line;
}

/** A line of `--jsonl` as read. `id` is JSON text, so that a number beyond 2^53 comes back as it was given. */
type Line =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly id: string; readonly text: string }
  | { readonly kind: 'fault'; readonly id: string; readonly reason: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads `{"id","text"}`; `id` is a string, a number or null, and null where there is none. */
export function readLine(bytes: Uint8Array): Line {
  let value: unknown;
  let id = 'null';
  try {
    const json = decoder.decode(bytes);
    if (json.trim() === '') return { kind: 'empty' };
    value = JSON.parse(json);
    id = idOf(value, json);
  } catch (error) {
    return fault('null', error instanceof SyntaxError ? 'it is not JSON' : 'it is not UTF-8 text');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fault(id, 'it is not an object like {"id": "1", "text": "..."}');
  }
  if (!('text' in value) || typeof value.text !== 'string') return fault(id, '`text` must be a string');
  if (id === '') return fault('null', '`id` must be a string, a number or null');
  return { kind: 'text', id, text: value.text };
}

function fault(id: string, reason: string): Line {
  return { kind: 'fault', id: id === '' ? 'null' : id, reason };
}

/** The id as JSON text; empty where it is of a kind that no id has. */
function idOf(value: unknown, json: string): string {
  if (typeof value !== 'object' || value === null || !('id' in value)) return 'null';
  if (typeof value.id === 'number' && !Number.isSafeInteger(value.id)) return sourceOfId(json);
  return typeof value.id === 'object' && value.id !== null ? '' : JSON.stringify(value.id);
}

/** How a number was written. Only the object's own `id` counts, and a reviver sees that one after all that is nested. */
function sourceOfId(json: string): string {
  let source = 'null';
  JSON.parse(json, (key, value: unknown, context?: { source?: string }) => {
    if (key === 'id' && typeof value === 'number') source = context?.source ?? source;
    return value;
  });
  return source;
}
