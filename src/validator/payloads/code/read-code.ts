/**
 * In: a region of a message, and what its fence calls itself. Out: the payloads that stand in it as code or in another
 * format than JSON, with their places in the text as pasted. Never judges whether they concern a call.
 */
import type { Language } from '../../report.ts';
import type { Span } from '../../text/span.ts';
import type { CodeCall } from '../code-call.ts';
import type { Snippet } from '../snippet.ts';
import type { Step } from './code.ts';
import { findObjects, findStretches } from './detect.ts';
import { detectLanguage, isForeignHint, languageOfHint } from './detect-language.ts';
import { createNameFolder } from './fold-properties.ts';
import { followProgram } from './follow/program.ts';
import type { NameFolder } from './follow/render.ts';
import { readGeneric } from './generic/reader.ts';
import { readJavaScript } from './javascript.ts';

import { type Budget, createBudget, type Piece } from './tree.ts';

export { createBudget } from './tree.ts';

export interface CodeOptions {
  /** The published JSON names by their folded form, which the properties of SDK classes stand for. */
  readonly propertyNames?: ReadonlyMap<string, string>;
  /** Shared by the regions of one message, so that all of them together are read in bounded time. */
  readonly budget?: Budget;
}

/** What a region holds as code: its payloads, and the stretches that are code, where no bare JSON is to be looked for. */
export interface CodeReading {
  readonly snippets: readonly Snippet[];
  readonly stretches: readonly Span[];
  readonly calls: readonly CodeCall[];
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Reads a region as code: a fence's content, or a whole message in which the code is to be found. Never throws. */
export function readCodeRegion(
  text: string,
  region: Span,
  hint: string | null,
  options: CodeOptions = {},
): CodeReading {
  if (hint !== null && isForeignHint(hint)) return { snippets: [], stretches: [], calls: [] };
  const budget = options.budget ?? createBudget();
  const foldName = createNameFolder(options.propertyNames ?? NO_NAMES);
  const hinted = hint === null ? undefined : languageOfHint(hint);
  if (hinted !== undefined && /^\s{0,500}[{[]/.test(text.slice(region.start, region.end))) {
    return readAlone(text, region, hinted, foldName, budget);
  }
  const stretches = hinted === undefined ? findStretches(text, region) : [region];
  const snippets: Snippet[] = [];
  const calls: CodeCall[] = [];
  const read: Span[] = [];
  const asides: Span[] = [];
  const tests: Span[] = [];
  for (const stretch of stretches) {
    if (isTest(text.slice(stretch.start, stretch.end))) {
      tests.push(stretch);
      continue;
    }
    const format = detectLanguage(text, stretch, hinted);
    if (format === null) continue;
    const steps = readProgram(pieceOf(text, stretch, budget), format);
    const followed = followProgram({ text, format, steps, foldName });
    if (followed.snippets.length > 0 || followed.isRequest) read.push(stretch);
    snippets.push(...followed.snippets);
    calls.push(...followed.calls);
    asides.push(...followed.asides);
  }
  const objects =
    hinted === undefined ? findObjects(text, region).filter(isApartFrom([...read, ...tests])) : [];
  for (const object of objects) {
    const alone = readAlone(text, object, 'javascript', foldName, budget);
    snippets.push(...alone.snippets);
    read.push(...alone.stretches);
  }
  if (snippets.length > 0 || hint !== null) return { snippets, stretches: [...read, ...tests], calls };
  return { snippets, stretches: [...asides, ...tests], calls };
}

const TEST_CASE =
  /\b(?:it|test|describe)(?:\.\w{1,20})?\(\s{0,8}["'`]|\bdef test_\w|^\s{0,40}(?:@Test\b|\[(?:Fact|Test|TestMethod)\])|\bfunc Test\w/m;
const ASSERTION = /\bexpect\(|\bassert\w{0,30}[ (.]|\bAssert\.\w|\bshould\b|\bt\.(?:Error|Fatal)/;

/** What a test sends and expects is no request that anybody has made. */
function isTest(code: string): boolean {
  return TEST_CASE.test(code) && ASSERTION.test(code);
}

function isApartFrom(spans: readonly Span[]): (stretch: Span) => boolean {
  return ({ start, end }) => !spans.some((span) => span.start < end && start < span.end);
}

/** JavaScript has a grammar; all other languages are read by what they share. */
function readProgram(piece: Piece, language: Language): Step[] {
  return language === 'javascript' ? readJavaScript(piece) : readGeneric(piece, language);
}

/** Of code that is longer than the budget, what stands around the API's path. */
function pieceOf(pasted: string, { start, end }: Span, budget: Budget): Piece {
  if (end - start <= budget.left) return { pasted, start, end, budget };
  const path = pasted.slice(start, end).search(/\/api\/v2\/|onversations[A-Z_/]/);
  if (path < budget.left / 2) return { pasted, start, end, budget };
  const begin = pasted.lastIndexOf('\n', start + path - Math.floor(budget.left / 2)) + 1;
  return { pasted, start: Math.max(start, begin), end, budget };
}

/** A literal that stands alone in a fence of its language; where JSON would be the same, it is left to be read as JSON. */
function readAlone(
  text: string,
  region: Span,
  format: Language,
  foldName: NameFolder,
  budget: Budget,
): CodeReading {
  const piece = pieceOf(text, region, budget);
  const steps = format === 'javascript' ? readJavaScript(piece, true) : readProgram(piece, format);
  const isForeign = steps.some(
    (step) =>
      step.kind === 'literal' &&
      step.code.kind === 'object' &&
      step.code.entries.some(({ keyStart }) => text[keyStart] !== '"'),
  );
  if (!isForeign) return { snippets: [], stretches: [], calls: [] };
  return {
    snippets: followProgram({ text, format, steps, foldName }).snippets,
    stretches: [region],
    calls: [],
  };
}
