import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * Structured logs. Callers pass codes, counts, ids and durations; nothing that a person typed ever goes in, and an
 * error goes in through `describeError`, because the messages of errors can quote what they failed on.
 */
export function createLog(options: { level?: string; destination?: DestinationStream } = {}): Log {
  const settings = { level: options.level ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return options.destination === undefined
    ? pino(settings, pino.destination(2))
    : pino(settings, options.destination);
}

export interface ErrorDescription {
  readonly error: string;
  readonly code?: string;
  /** Slack's word for it, such as `channel_not_found`. */
  readonly slack?: string;
  readonly status?: number;
  /** Where in our code it arose. */
  readonly at?: string;
}

/** What may be logged of an error: its kind, its codes and the place in our code. Not its message. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { error: typeof error };
  const original = 'original' in error && error.original instanceof Error ? error.original : error;
  const code = wordOf(original, 'code');
  const slack = 'data' in original ? wordOf(original.data, 'error') : undefined;
  const status = 'statusCode' in original ? original.statusCode : undefined;
  const at = placeOf(original);
  return {
    error: original.name,
    ...(code !== undefined && { code }),
    ...(slack !== undefined && { slack }),
    ...(typeof status === 'number' && { status }),
    ...(at !== undefined && { at }),
  };
}

/** Only a word that looks like a code: what is free text stays out. */
function wordOf(holder: unknown, key: string): string | undefined {
  if (typeof holder !== 'object' || holder === null || !(key in holder)) return undefined;
  const value: unknown = Reflect.get(holder, key);
  return typeof value === 'string' && /^[\w.:-]{1,60}$/.test(value) ? value : undefined;
}

/** `src/slack/worker.ts:41`, from the first frame of ours. A stack starts with the message, which is skipped first. */
function placeOf({ stack = '', message }: Error): string | undefined {
  const start = stack.indexOf(message);
  if (start === -1 || message === '') return undefined;
  const frames = stack
    .slice(start + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  for (const frame of frames) {
    const place = /\/(src\/[\w/.-]{1,120}\.ts:\d{1,6})/.exec(frame)?.[1];
    if (place !== undefined) return place;
  }
  return undefined;
}
