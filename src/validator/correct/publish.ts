import { type Facts, gatherFacts } from '../body/facts.ts';
import type { BodyTarget, Diagnosis } from '../diagnose/diagnose.ts';
import type { Finding } from '../diagnostic.ts';
import { applyPatch } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import type { Knowledge, Schema } from '../knowledge.ts';
import { givenDestinations } from '../rules/destinations.ts';
import { completePublished } from './complete-published.ts';
import { fillIn } from './fill-in.ts';
import { findPlaceholders } from './find-placeholders.ts';
import { addDestination, type Note, type Translation, toPublished } from './to-published.ts';

/** The body to send, in the published model. */
export interface Published {
  /** Null where it cannot be told. */
  readonly body: JsonNode | null;
  readonly notes: readonly Note[];
  /** Pointers to what its author must fill in. */
  readonly placeholders: readonly string[];
  /** Two whom to call would be refused again: which of them is meant is not ours to say. */
  readonly isDecided: boolean;
}

/** There is no body to send. */
export const NOT_PUBLISHED: Published = { body: null, notes: [], placeholders: [], isDecided: true };

/** Writes a corrected body in the published model, complete and with placeholders for what cannot be known. */
export function publish(
  diagnosis: Diagnosis,
  { operation, schema }: BodyTarget,
  knowledge: Knowledge,
): Published {
  const translation = translate(diagnosis, schema);
  if (translation === null) return NOT_PUBLISHED;
  const read = (body: JsonNode): Facts =>
    gatherFacts(body, operation, schema, knowledge, diagnosis.facts.judge);
  const body = fillIn(read(translation.body));
  const facts = read(body);
  if (facts.placesCall && givenDestinations(facts).length > 1)
    return { body: null, notes: [UNDECIDED], placeholders: [], isDecided: false };
  return { body, notes: translation.notes, placeholders: findPlaceholders(facts), isDecided: true };
}

const UNDECIDED: Note = { phrase: 'undecided', data: {} };

/** A published body is its own translation; a dialect is translated by roles; of other models only what is published can be. */
function translate({ facts, findings }: Diagnosis, schema: Schema): Translation | null {
  if (facts.body.kind !== 'object') return null;
  if (facts.match.shape === 'published' && !facts.placesCall && facts.published.size === 0) return null;
  if (facts.match.shape !== 'published' && !facts.placesCall) return null;
  const { body, notes } =
    facts.match.shape === 'published' ? publishedAsSent(facts, findings) : toPublished(facts);
  return { body: completePublished(body, schema), notes };
}

/** A published body as it is, but for the destination or the queue that it lacks. */
function publishedAsSent(facts: Facts, findings: readonly Finding[]): Translation {
  if (findings.some(({ code }) => code === 'rule/missing-destination')) return addDestination(facts);
  const queue = findings
    .filter(({ code }) => code === 'rule/callback-needs-queue')
    .flatMap(({ fixes = [] }) => fixes.filter(({ applicability }) => applicability === 'has-placeholders'))
    .flatMap(({ patch }) => patch);
  return { body: applyPatch(facts.body, queue) ?? facts.body, notes: [] };
}
