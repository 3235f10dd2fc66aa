import type { Site } from '../body/facts.ts';
import { type Facts, gatherFacts } from '../body/facts.ts';
import { checkContract } from '../contract/check-contract.ts';
import { checkExpected } from '../contract/check-expected.ts';
import type { BodyTarget, Diagnosis } from '../diagnose/diagnose.ts';
import type { Finding, PatchOperation } from '../diagnostic.ts';
import { applyPatch, findNode, replaceNode, toNode } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import { propertyAt } from '../json/pointer.ts';
import type { Knowledge, Schema } from '../knowledge.ts';
import { givenDestinations } from '../rules/destinations.ts';
import { isNational, readsAsInternational } from '../rules/not-e164.ts';
import { isInternational, numberOf, takesNumber } from '../rules/numbers.ts';
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
  const asTranslated = read(translation.body);
  const body = fillIn(asTranslated);
  const facts = body === translation.body ? asTranslated : read(body);
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

/**
 * A published body in which each value that cannot work is a placeholder for one that can, and each number that can only be
 * meant in one way is written so.
 */
function fillIn(facts: Facts): JsonNode {
  return facts.sites.reduce((body, site) => {
    const text = wanted(site, facts);
    if (text === null || text === site.text) return body;
    return replaceNode(body, site.pointer, toNode(text, site.node.start, site.node.end));
  }, facts.body);
}

/** Shorter digits are as often a national number of somewhere else. */
const SHORTEST_INTERNATIONAL = '+12065550142'.length;

/** What belongs at a site; null where what stands there may do. */
function wanted(site: Site, facts: Facts): string | null {
  const { kind, scheme } = site.form;
  if (/^<[^<>]{1,80}>$/.test(site.text)) return null;
  if (!takesNumber(site)) return kind === 'uuid' ? null : `<${site.expects}-id>`;
  if (kind === 'placeholder' || kind === 'empty') return '<phone-number>';
  if (kind === 'text') return scheme === null ? '<phone-number>' : null;
  if (isInternational(site)) return facts.judge(numberOf(site)).possible ? null : '<phone-number>';
  if (!isNational(site) && !(kind === 'national' && site.e164)) return null;
  const international = readsAsInternational(site, facts)?.normalized ?? '';
  return international.length >= SHORTEST_INTERNATIONAL ? international : '<phone-number>';
}

/** Each pass can only add what the schema requires inside what the last one added. */
const MOST_PASSES = 3;

/**
 * Makes a body fit its published schema: what is required and missing, or has a value that no program can fix,
 * becomes a placeholder named after its property.
 */
function completePublished(body: JsonNode, schema: Schema): JsonNode {
  let current = body;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const found = [...checkContract(current, schema), ...checkExpected(current, schema)];
    const operations = found.flatMap((finding) => completionOf(finding, current));
    if (operations.length === 0) return current;
    for (const operation of operations) current = applyPatch(current, [operation]) ?? current;
  }
  return current;
}

function completionOf(finding: Finding, body: JsonNode): PatchOperation[] {
  const { code, pointer } = finding;
  if (pointer === null || pointer === '') return [];
  // A null says what leaving the property out says.
  if (finding.severity === 'info' && !/\/\d+$/.test(pointer)) return [{ op: 'remove', path: pointer }];
  const name = propertyAt(pointer) ?? 'value';
  const value = `<${name}>`;
  const filled = finding.fixes?.find(({ applicability }) => applicability === 'has-placeholders');
  if (filled !== undefined) return [...filled.patch];
  if (code === 'contract/unknown-property') return [{ op: 'remove', path: pointer }];
  if (!code.startsWith('contract/') || finding.severity === 'warning') return [];
  const exists = findNode(body, pointer) !== undefined;
  return [
    exists
      ? { op: 'replace', path: pointer, value: finding.data.expected === 'array' ? [value] : value }
      : { op: 'add', path: pointer, value: placeholderFor(name) },
  ];
}

/** Lists of a required property hold one placeholder, so that its place is plain. */
function placeholderFor(name: string): unknown {
  return name.endsWith('s') && !name.endsWith('ss') ? [`<${name.slice(0, -1)}>`] : `<${name}>`;
}
