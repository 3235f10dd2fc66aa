import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { renderTerminal } from '../../src/reply/terminal.ts';
import { checkText } from '../../src/validator/index.ts';
import { story } from '../tools/bench/story.ts';
import { knowledge } from './knowledge.ts';
import { describeMetrics } from './metrics-table.ts';
import { describeSettings } from './settings-table.ts';

const ROOT = new URL('../../', import.meta.url);

/** The documents of the project, from its root. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  'knowledge/README.md',
  'src/README.md',
  'src/genesys/README.md',
  'src/ops/README.md',
  'src/slack/README.md',
  'test/corpus/public/README.md',
  'test/tools/README.md',
];

/** Parts of documents that are written from the code by `npm run docs:update`, between `<!-- name … -->` and `<!-- /name -->`. */
export const GENERATED: readonly {
  readonly file: string;
  readonly name: string;
  readonly write: () => string;
}[] = [
  { file: 'README.md', name: 'answer', write: () => `\`\`\`text\n${describeAnswer()}\`\`\`` },
  { file: 'README.md', name: 'create', write: () => `[create]: ${createLink()}` },
  { file: 'src/ops/README.md', name: 'settings', write: describeSettings },
  { file: 'src/ops/README.md', name: 'metrics', write: describeMetrics },
];

/** A document's text. */
export function readDocument(file: string): string {
  return readFileSync(new URL(file, ROOT), 'utf8');
}

/** The text of a generated part; undefined where the document has none of that name. */
export function partOf(document: string, name: string): string | undefined {
  return pattern(name).exec(document)?.[2];
}

/** The document with a generated part replaced. */
export function withPart(document: string, name: string, text: string): string {
  return document.replace(pattern(name), (_, start: string, __, end: string) => start + text + end);
}

function pattern(name: string): RegExp {
  return new RegExp(`(<!-- ${name}:[^\\n]*-->\\n)([\\s\\S]*?)(\\n<!-- /${name} -->)`);
}

/** What the command line says of the story, without color. */
function describeAnswer(): string {
  const options = { file: 'story.txt', width: 100, paint: (_: unknown, text: string) => text };
  return renderTerminal(checkText(story, knowledge), story, knowledge, options);
}

/** Slack's page for a new app, filled with the manifest. */
function createLink(): string {
  const manifest: unknown = load(readDocument('manifest.yml'));
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest))}`;
}
