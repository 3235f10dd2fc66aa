/** What `callcheck --help` prints. */
export const help = `Reads a failing Genesys Cloud call request, says what is wrong and where, and prints the body to send.

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
