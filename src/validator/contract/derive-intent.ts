/**
 * In: what a request, its body and the message around it say. Out: what its author wants the call to do, with how well
 * that is known; null where nothing tells. The contracts' paths are not compared here.
 */
import type { JsonNode } from '../json/node.ts';
import type { Contracts, Intent, IntentCues } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import type { Leaf } from './leaves.ts';

export interface IntentEvidence {
  /** The words of the path (or of an SDK name), folded. */
  readonly path: readonly string[];
  /** Every request has one, so that it says little. */
  readonly method?: string | null;
  readonly leaves: readonly Leaf[];
  /** The cues among the words of the message. */
  readonly said: ReadonlySet<string>;
}

export interface DerivedIntent {
  readonly intent: Intent;
  /** Whether the body itself says so. */
  readonly byBody: boolean;
}

/** What a body says is meant more surely than what a path says that may not even exist. */
const OF_BODY = 4;
/** A verb as a value (`"action": "barge"`) leaves no doubt. */
const OF_VALUE = 5;
const OF_PATH = 3;
const OF_METHOD = 1;
/** A body that fits as it is decides between intents that are alike. */
const OF_FIT = 0.5;

/** Chooses among intents the one with the strongest hits; of two alike the first. */
export function deriveIntent(intents: readonly Intent[], evidence: IntentEvidence): DerivedIntent | null {
  const path = new Set<string>();
  for (const word of evidence.path) addBeginnings(word, path);
  const method = evidence.method?.toLowerCase() ?? '';
  const isOn = evidence.leaves.some(({ node }) => node.kind === 'boolean' && node.value);
  // Beside a switch that is on (`"mute": true`), one that is off (`"hold": false`) is not what is meant.
  const given = evidence.leaves.filter(
    ({ node }) => !isBlank(node) && !(isOn && node.kind === 'boolean' && !node.value),
  );
  const names = new Set<string>();
  for (const leaf of given) addEnds(leaf.path, names);
  const values = new Set<string>();
  for (const { node } of evidence.leaves)
    if (node.kind === 'string') addBeginnings(foldName(node.value), values);
  const signs = { path, method, names, values, said: evidence.said };
  let best: (DerivedIntent & { score: number }) | null = null;
  for (const intent of intents) {
    const hits: Hits[] = [];
    for (const group of intent.cues) {
      const hit = hitsOf(group, signs);
      if (hit.body + hit.path + hit.words === 0) break;
      hits.push(hit);
    }
    if (hits.length < intent.cues.length) continue;
    const score = scoreOf(hits) + (fits(intent, given) ? OF_FIT : 0);
    if (best === null || score > best.score)
      best = { intent, byBody: hits.some(({ body }) => body > 0), score };
  }
  return best;
}

/** The strongest hit counts whole, the others a little, and a method not at all. */
function scoreOf(hits: readonly Hits[]): number {
  const strengths = hits
    .filter(({ body, path, words }) => body + words > 0 || path > OF_METHOD)
    .map(({ body, path, words }) => Math.max(body, path, words) + (body > 0 && path > 0 ? 1 : 0))
    .sort((a, b) => b - a);
  return strengths.reduce((sum, strength, index) => sum + (index === 0 ? strength : strength / 5), 0);
}

/** Whether the operation of an intent has every member of a body, under its own name. */
function fits({ operation: { body } }: Intent, leaves: readonly Leaf[]): boolean {
  const outer = leaves.filter(({ path }) => !path.includes('/'));
  return outer.length > 0 && outer.every(({ path }) => body?.folded?.has(path));
}

/** After its beginning a message is about other things too. */
const LONGEST_READ = 4000;

/** The cues of intents that stand in a message, given in lower case. */
export function cuesSaid({ intentWords }: Contracts, lower: string): ReadonlySet<string> {
  const read = lower.slice(0, LONGEST_READ);
  return new Set(intentWords.filter((word) => read.includes(word)));
}

interface Hits {
  readonly body: number;
  readonly path: number;
  readonly words: number;
}

/** An empty text or null says nothing about what is meant. */
function isBlank(node: JsonNode): boolean {
  return node.kind === 'null' || (node.kind === 'string' && node.value.trim() === '');
}

interface Signs {
  /** The words of the path, and how they begin. */
  readonly path: ReadonlySet<string>;
  readonly method: string;
  /** The paths of the body's members, and how they end. */
  readonly names: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
}

function hitsOf(group: IntentCues, { path, method, names, values, said }: Signs): Hits {
  return {
    body: holdsOne(values, group.values) ? OF_VALUE : holdsOne(names, group.names) ? OF_BODY : 0,
    path: holdsOne(path, group.path) ? OF_PATH : group.path.includes(method) ? OF_METHOD : 0,
    words: holdsOne(said, group.words) ? 1 : 0,
  };
}

function holdsOne(signs: ReadonlySet<string>, cues: readonly string[]): boolean {
  return signs.size > 0 && cues.some((cue) => signs.has(cue));
}

/** Shorter beginnings are parts of too many other words. */
const SHORTEST_PART = 4;
const LONGEST_WORD = 40;

function addBeginnings(word: string, signs: Set<string>): void {
  signs.add(word);
  for (let end = Math.min(word.length, LONGEST_WORD) - 1; end >= SHORTEST_PART; end--)
    signs.add(word.slice(0, end));
}

/** `transfer/queue/id`, `queue/id` and `id`. */
function addEnds(path: string, signs: Set<string>): void {
  signs.add(path);
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) signs.add(path.slice(at + 1));
}
