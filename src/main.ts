#!/usr/bin/env node
import './require-node.cjs';
import { ConfigError, listIdle, listUnknown, loadConfig } from './config.ts';
import { StartError } from './ops/start-error.ts';
import { startLocally } from './start/locally.ts';
import { startOnSlack } from './start/on-slack.ts';
import { readKnowledge } from './start/read-knowledge.ts';
import { StoreError } from './store/store.ts';

const HELP = `callcheck answers failing Genesys Cloud call requests in Slack.

  npm start          with SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET and PORT): on Slack
                     without them: in a local workspace, with a page in the browser to paste into
  npx callcheck      checks a file or standard input and prints the diagnosis
  npx callcheck doctor
                     looks at the set-up and says what to fix

The settings are described in src/ops/README.md.
`;

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(2);
});

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  if (args.length > 0) throw new StartError(`\`${args[0]}\` is not known here.\n\n${HELP}`);
  for (const line of listUnknown()) process.stderr.write(`${line}\n`);
  const config = loadConfig();
  for (const line of listIdle(config)) process.stderr.write(`${line}\n`);
  const knowledge = await readKnowledge();
  const parts = { config, knowledge };
  await (config.slack === null ? startLocally(parts) : startOnSlack(parts, config.slack));
}

function describeFailure(error: unknown): string {
  if (error instanceof ConfigError)
    return `callcheck cannot start; these settings must be corrected:\n${error.message}`;
  if (error instanceof StartError || error instanceof StoreError) return error.message;
  return `callcheck could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
