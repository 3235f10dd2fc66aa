/** What `callcheck --help` prints. */
export const help = `Reads a failing Genesys Cloud call request, says what is wrong and where, and prints the corrected JSON.

Usage: callcheck [options] [FILE]

  FILE              the text to check: a payload, a curl command, code, an error, a whole message;
                    without it, or with -, standard input

Options:
  --json            print the report as JSON
  --jsonl           read lines {"id", "text"} and print lines {"id", "report"}, in order
  --knowledge DIR   use the knowledge in DIR instead of the one that comes with callcheck
  -h, --help        print this
  -v, --version     print the version

Exit status: 0 nothing wrong, 1 problems found, 2 it could not run.
Colour only on a terminal; NO_COLOR and FORCE_COLOR are respected.
`;
