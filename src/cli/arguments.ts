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
      /** `-` is standard input; at least one. */
      readonly files: readonly string[];
      readonly output: Output;
      /** Adds all that is known to the answer for people. */
      readonly explain: boolean;
      /** Whether the report lists what was found and not told. */
      readonly why: boolean;
      /** Whether IDs and numbers are looked up in the organization. */
      readonly org: boolean;
      /** Null is the knowledge that comes with callcheck. */
      readonly knowledge: string | null;
    };

/** For people, the report as JSON, one report for each line read, or the body to send alone. */
export type Output = 'text' | 'json' | 'jsonl' | 'fix' | 'fix-same-shape';

const options = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  fix: { type: 'boolean' },
  'fix-same-shape': { type: 'boolean' },
  explain: { type: 'boolean' },
  why: { type: 'boolean' },
  org: { type: 'boolean' },
  knowledge: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const FLAGS = Object.fromEntries(
  Object.keys(options).map((name) => [name, `--${name.replace('fix-', 'fix=')}`]),
);

/** Reads the arguments; throws {@link CannotRun} for what makes no sense, with what to do instead. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (positionals[0] === 'doctor') return readDoctor(values, positionals.slice(1));
  if (values.org && values.jsonl)
    throw new CannotRun('--org looks up one text at a time: leave out --jsonl.');
  if (values.why && !values.json) throw new CannotRun('Use --why together with --json.');
  return {
    kind: 'check',
    files: positionals.length > 0 ? positionals : ['-'],
    output: readOutput(values),
    explain: values.explain ?? false,
    why: values.why ?? false,
    org: values.org ?? false,
    knowledge: values.knowledge ?? null,
  };
}

type Values = ReturnType<typeof parse>['values'];

function readOutput(values: Values): Output {
  const chosen = [
    ...(values.json ? (['json'] as const) : []),
    ...(values.jsonl ? (['jsonl'] as const) : []),
    ...(values['fix-same-shape'] ? (['fix-same-shape'] as const) : values.fix ? (['fix'] as const) : []),
  ];
  if (chosen.length > 1) throw new CannotRun('Choose one of --json, --jsonl and --fix.');
  if (values.explain && chosen.length > 0)
    throw new CannotRun('--explain is for the answer in words: leave out the other option.');
  return chosen[0] ?? 'text';
}

function readDoctor({ json, jsonl, fix, explain, knowledge }: Values, rest: readonly string[]): Command {
  if (jsonl || fix || explain || rest.length > 0) {
    throw new CannotRun(
      '`callcheck doctor` takes no FILE and only --json. To check a file of that name, write ./doctor.',
    );
  }
  return { kind: 'doctor', output: json ? 'json' : 'text', knowledge: knowledge ?? null };
}

/** An option that takes a value or none is two options to the parser. */
function withoutValue(arg: string): string {
  const [, shape] = /^--fix=(.*)$/s.exec(arg) ?? [];
  if (shape === undefined) return arg;
  if (shape !== 'same-shape')
    throw new CannotRun('--fix takes no value, or the value same-shape: --fix=same-shape.');
  return '--fix-same-shape';
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: args.map(withoutValue), options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const unknown = /^Unknown option '--(\w+)'/.exec(error.message)?.[1] ?? '';
    const meant = didYouMean(unknown, FLAGS);
    throw new CannotRun(`${error.message.split('. ')[0]}.${meant} \`callcheck --help\` lists the options.`);
  }
}
