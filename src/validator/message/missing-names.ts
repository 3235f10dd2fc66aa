/**
 * In: a text. Out: the names of the vendor's SDKs that a compiler, an interpreter or a package manager cannot find, and
 * those that are imported together with them, each with what the SDKs have instead.
 */
import {
  holdsPackage,
  matchClass,
  matchConstructed,
  matchImport,
  matchMistakenClass,
  matchPackage,
} from '../contract/match-class.ts';
import { matchMember } from '../contract/match-member.ts';
import type { SymbolMatch } from '../contract/match-symbol.ts';
import type { Around } from '../contract/operation-match.ts';
import type { Contracts } from '../knowledge.ts';
import { gate } from '../text/gate.ts';
import { gatedMatches, matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';
import { findMissingMembers } from './missing-members.ts';

export interface MissingName {
  readonly name: string;
  readonly span: Span;
  readonly match: NonNullable<SymbolMatch>;
}

const NAME = String.raw`["'\x60‘“]{0,2}(?<name>@?[A-Za-z_][\w.:\\/-]{1,120})`;
const PACKAGE = String.raw`(?:["'\x60’”]{1,2} (?:from|in (?:the )?(?:namespace|module))(?: module)? ["'\x60‘“]?(?<package>[\w.@/-]{2,120}))?`;

/** How tools say that there is no such name: before it, and behind it. */
const BEFORE =
  "cannot import name|no module named|cannot find (?:module|name|type|package)|no exported member(?: named)?|provide an export named|undefined:|unresolved reference:?|uninitialized constant|symbol: {1,4}class|error: package|type or namespace name|distribution found for|has no attribute|cannot resolve symbol|can't resolve|no required module provides package|undefined type|undeclared (?:name|type):?";
const BEHIND = 'is not a constructor|cannot be resolved|(?:could )?not (?:be )?found|not in scope';

const MISSING = gate(
  new RegExp(
    `(?:${BEFORE}) ${NAME}${PACKAGE}|(?<![\\w.:/\\\\-])${NAME.replace('name', 'named')}["'\`’”]? (?:${BEHIND})`,
    'gi',
  ),
);

/** How the vendor is written in names of packages. */
const VENDORS = /genesys|pure_?cloud|platform-?client/i;

const IMPORT = /^.{0,40}\b(?:import|require|using|from|use)\b(?:[^()\n]{0,80}\([^()]{0,600}\)|.{0,400})$/gm;

/** Made-up classes that place a call (`ConversationCallCreateRequest`); of the real ones none but `CreateCallRequest` is named so. */
const MADE_UP =
  /(?:Create|Make|Place|Outbound)\w{0,40}Call(?!back|ing|able|Response)|Call(?!back|ing|able)\w{0,40}(?:Create|Request)/;

/** A text that misses more is the output of a broken build. */
const MOST = 20;

/** Finds names that the SDKs do not have, where a tool says so or they are known mistakes in an import. */
export function findMissingNames(view: TextView, contracts: Contracts, around: Around): MissingName[] {
  const { text, lower } = view;
  const found = new Map<string, MissingName>();
  const add = (name: string, match: SymbolMatch): void => {
    if (name === '' || match === null || found.has(name)) return;
    const start = findWhole(text, name);
    const isSaid = match.kind === 'unknown' && [...found.values()].some((each) => isAlike(each.match, match));
    if (!isSaid && start >= 0) found.set(name, { name, span: { start, end: start + name.length }, match });
  };
  for (const { owner, member } of findMissingMembers(view))
    add(member, matchMember(contracts, owner, member, around));
  if (!around.namesVendor) return [...found.values()];
  const packages = new Set<string>();
  for (const { 0: said, groups = {} } of gatedMatches(view, MISSING).slice(0, MOST)) {
    const whole = (groups.name ?? groups.named ?? '').replace(/[.:]+$/, '');
    const parts = whole.split(/[.:\\/]+/);
    const last = parts.at(-1) ?? '';
    const isClass = /^[A-Z]\w*[a-z]/.test(last) && !VENDORS.test(last.replace(/(?:Client|Api)$/, ''));
    if (isClass || matchMistakenClass(contracts, last) !== null)
      add(last, (/constructor$/i.test(said) ? matchConstructed : matchClass)(contracts, last, around));
    for (const name of [isClass ? null : whole, groups.package]) {
      const root = name?.split(/[./]/, 1)[0] ?? '';
      const match = VENDORS.test(root) && !found.has(root) ? matchPackage(contracts, root, lower) : null;
      if (match !== null) packages.add(root);
      add(root, match);
    }
  }
  for (const [line] of matchesOf(text, IMPORT)) {
    const mistaken = matchImport(contracts, line);
    if (mistaken !== null && !packages.has(mistaken.name)) add(mistaken.name, mistaken.match);
    const isWrong = [...packages].some((name) => line.includes(name));
    if (!isWrong && !holdsPackage(contracts, line)) continue;
    for (const [name] of matchesOf(line, /\b[A-Z][a-z]\w{2,80}\b/g))
      add(
        name,
        isWrong || MADE_UP.test(name)
          ? matchClass(contracts, name, around)
          : matchMistakenClass(contracts, name),
      );
  }
  return [...found.values()];
}

/** Several parts of one body (`CreateCallFrom`, `CreateCallTo`) lead to the same class. */
function isAlike(one: SymbolMatch, other: SymbolMatch): boolean {
  return one?.kind === 'unknown' && other?.kind === 'unknown' && one.suggestion === other.suggestion;
}

/** Where a name stands that is no part of a longer one. */
function findWhole(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (!/[\w-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + name.length] ?? ' ')) return at;
  return -1;
}
