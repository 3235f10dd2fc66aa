/** What `callcheck --help` prints. */
export const help = `Reads a failing Genesys Cloud call request, says what is wrong and where, and prints the corrected JSON.

Usage: callcheck [options] [FILE]
       callcheck doctor [--json]

  FILE              the text to check: a payload, a curl command, code, an error, a whole message;
                    without it, or with -, standard input
  doctor            looks at the set-up instead: settings, tokens, scopes, channels, state, knowledge, clock,
                    ports; says what to mend

Options:
  --json            print the report as JSON
  --jsonl           read lines {"id", "text"} and print lines {"id", "report"}, in order
  --why             with --json: list also what was found and not told, and why not
  --knowledge DIR   use the knowledge in DIR instead of the one that comes with callcheck
  -h, --help        print this
  -v, --version     print the version

Exit status: 0 nothing wrong, 1 problems found (of the doctor: faults), 2 it could not run.
Colour only on a terminal; NO_COLOR and FORCE_COLOR are respected.
`;
