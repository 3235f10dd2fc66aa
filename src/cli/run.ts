import type { Readable, Writable } from 'node:stream';
import package_ from '../../package.json' with { type: 'json' };
import { visibleJson } from '../reply/terminal/visible-text.ts';
import { guardText } from '../validator/secrets/guard.ts';
import { type Command, readArguments } from './arguments.ts';
import { CannotRun } from './cannot-run.ts';
import { createOutput } from './output.ts';

/** The three streams of a process. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly columns?: number };
  readonly stderr: Writable;
}

/** 0: nothing wrong, 1: problems found, 2: it could not run. */
export type ExitStatus = 0 | 1 | 2;

/** Arguments in, exit status out; never throws. */
export async function run(args: readonly string[], streams: Streams): Promise<ExitStatus> {
  try {
    return await execute(readArguments(args), streams);
  } catch (error) {
    // It may name a file or an option, and those can hold whatever they like.
    streams.stderr.write(`callcheck: ${guardText(visibleJson(describe(error)))}\n`);
    return 2;
  }
}

/** What checks is loaded only when something is checked: help and version answer at once. */
async function execute(command: Command, streams: Streams): Promise<ExitStatus> {
  const output = createOutput(streams.stdout);
  if (command.kind === 'help') await output.write(help);
  if (command.kind === 'version') await output.write(`${package_.version}\n`);
  if (command.kind === 'doctor') {
    const { runDoctor } = await import('./doctor.ts');
    return runDoctor(command, streams, output);
  }
  if (command.kind !== 'check') return 0;
  const { getKnowledge } = await import('./get-knowledge.ts');
  const knowledge = await getKnowledge(command.knowledge);
  if (command.output === 'jsonl') {
    const { checkLines } = await import('./check-lines.ts');
    return checkLines(command.files, knowledge, streams, output);
  }
  const { checkFiles } = await import('./check-files.ts');
  return checkFiles(command, knowledge, streams, output);
}

/** What a user can fix, in its own words; a fault of callcheck with its place in the code. */
function describe(error: unknown): string {
  if (error instanceof CannotRun) return error.message;
  return `This is a fault of callcheck: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** What `callcheck --help` prints. */
const help = `Reads a failing Genesys Cloud call request, says what is wrong and where, and prints the body to send.

Usage: callcheck [options] [FILE…]
       callcheck doctor [--json]

  FILE              a text to check: a payload, a curl command, code, an error, or a whole message;
                    without it, or with -, standard input
  doctor            checks the set-up instead: settings, tokens, scopes, channels, state, knowledge, clock,
                    ports; says what to fix

Options:
  --explain         add everything that is known: sources, other corrections, causes, next steps
  --fix             print only the body to send, for pipes; --fix=same-shape keeps the shape of the paste
  --json            print the report as JSON
  --jsonl           read lines {"id", "text"} and print lines {"id", "report"}, in order
  --why             with --json: list also what was found and not told, and why not
  --org             look IDs and numbers up in the organization of the GENESYS_ settings, read-only
  --knowledge DIR   use the knowledge in DIR instead of the one that comes with callcheck
  -h, --help        print this
  -v, --version     print the version

Exit status: 0 nothing wrong, 1 problems found (for doctor: faults), 2 it could not run.
Colors only on a terminal; NO_COLOR and FORCE_COLOR are respected.
`;
