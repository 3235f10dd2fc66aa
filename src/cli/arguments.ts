import { parseArgs } from 'node:util';
import { CannotRun } from './cannot-run.ts';
import { didYouMean } from './did-you-mean.ts';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      /** Looks at the set-up instead of a text. */
      readonly kind: 'doctor';
      readonly output: 'text' | 'json';
      readonly knowledge: string | null;
    }
  | {
      readonly kind: 'check';
      /** `-` is standard input. */
      readonly file: string;
      readonly output: Output;
      /** Whether the report lists what was found and not told. */
      readonly why: boolean;
      /** Null is the knowledge that comes with callcheck. */
      readonly knowledge: string | null;
    };

/** For people, the report as JSON, or one report for each line read. */
export type Output = 'text' | 'json' | 'jsonl';

const options = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  why: { type: 'boolean' },
  knowledge: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const FLAGS = Object.fromEntries(Object.keys(options).map((name) => [name, `--${name}`]));

/** Reads the arguments; throws {@link CannotRun} for what makes no sense, with what to do instead. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (positionals[0] === 'doctor') return readDoctor(values, positionals.slice(1));
  if (positionals.length > 1) {
    throw new CannotRun(`It checks one FILE at a time, and ${positionals.length} were given.`);
  }
  if (values.json && values.jsonl) throw new CannotRun('Choose one of --json and --jsonl.');
  if (values.why && !values.json) throw new CannotRun('Use --why together with --json.');
  return {
    kind: 'check',
    file: positionals[0] ?? '-',
    output: values.json ? 'json' : values.jsonl ? 'jsonl' : 'text',
    why: values.why ?? false,
    knowledge: values.knowledge ?? null,
  };
}

function readDoctor(
  { json, jsonl, knowledge }: ReturnType<typeof parse>['values'],
  rest: readonly string[],
): Command {
  if (jsonl || rest.length > 0) {
    throw new CannotRun('`callcheck doctor` takes no FILE and no --jsonl; a file of that name is ./doctor.');
  }
  return { kind: 'doctor', output: json ? 'json' : 'text', knowledge: knowledge ?? null };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const unknown = /^Unknown option '--(\w+)'/.exec(error.message)?.[1] ?? '';
    const meant = didYouMean(unknown, FLAGS);
    throw new CannotRun(`${error.message.split('. ')[0]}.${meant} \`callcheck --help\` lists the options.`);
  }
}
