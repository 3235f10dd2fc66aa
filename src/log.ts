import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { guardText } from './validator/secrets/guard.ts';

/** Without children: pino writes the fields of a child as they are. */
export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/**
 * Structured logs. Callers pass codes, counts and ids; nothing that a person typed ever goes in, and an error goes in
 * through `describeError`, because the messages of errors can quote what they failed on. Should a caller forget that, the
 * log does not: it writes fields of `FIELDS` alone, in their form, and of an error no message.
 */
export function createLog(options: { level?: string; destination?: DestinationStream } = {}): Log {
  const settings: LoggerOptions = {
    level: options.level ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: keepFields },
    hooks: {
      logMethod([first, second], write) {
        // More arguments would be put into the message, and an error's message would become it.
        if (typeof first === 'string') return write.call(this, first);
        const facts = first instanceof Error ? describeError(first) : first;
        write.call(this, facts, typeof second === 'string' ? second : 'no words');
      },
    },
  };
  return options.destination === undefined
    ? pino(settings, pino.destination(2))
    : pino(settings, options.destination);
}

type Form = 'word' | 'words' | 'number' | 'flag' | 'lines';

/** All that a line can say besides its message. A new field is added here, with a thought for what it may hold. */
const FIELDS: Readonly<Record<string, Form>> = {
  // Where and what: ids of Slack's, names of ours.
  team: 'word',
  teams: 'words',
  enterprise: 'word',
  isOrg: 'flag',
  holder: 'word',
  channel: 'word',
  ts: 'word',
  reply: 'word',
  job: 'word',
  attempt: 'number',
  transport: 'word',
  signal: 'word',
  minute: 'number',
  knowledge: 'word',
  from: 'word',
  to: 'word',
  // Of an error, see `ErrorDescription`.
  error: 'word',
  code: 'word',
  slack: 'word',
  status: 'number',
  at: 'word',
  /** Sentences that callcheck wrote: of knowledge files, for those who edit them, and of the store. */
  faults: 'lines',
};

const WORD = /^[\w.:/@-]{1,120}$/;

const FITS: Readonly<Record<Form, (value: unknown) => boolean>> = {
  word: isWord,
  words: (value) => Array.isArray(value) && value.every(isWord),
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  lines: (value) => Array.isArray(value) && value.every((line) => typeof line === 'string'),
};

function isWord(value: unknown): boolean {
  return typeof value === 'string' && WORD.test(value);
}

/** The known fields in their form; of the others that there were some. */
function keepFields(facts: object): Record<string, unknown> {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined && value !== null);
  const kept = given.filter(([key, value]) => {
    const form = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    return form !== undefined && FITS[form](value);
  });
  const withheld = given.length - kept.length;
  const shown = Object.fromEntries(kept.map(([key, value]) => [key, guarded(value)]));
  return { ...shown, ...(withheld > 0 && { withheld }) };
}

function guarded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(guarded);
  return typeof value === 'string' ? guardText(value) : value;
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
