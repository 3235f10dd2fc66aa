/**
 * In: the name of a class or package that a program imports or a compiler cannot find. Out: what the vendor's SDKs have
 * instead; null where the name is real, or nobody can tell that it should be theirs.
 */
import type { Contracts } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { deriveIntent } from './derive-intent.ts';
import { leavesOf } from './leaves.ts';
import { matchSdkSymbol, type SymbolMatch, wordsOf } from './match-symbol.ts';
import type { Around } from './operation-match.ts';

type Unknown = Extract<SymbolMatch, { kind: 'unknown' }>;

/** What classes of the calls family are called by. */
const FAMILY = /call|conversation|consult|transfer|participant|dial/i;

/** Finds the class or method that a made-up class stands for. */
export function matchClass(contracts: Contracts, name: string, around: Around): Unknown | null {
  const known = matchMistakenClass(contracts, name);
  if (known !== null || isReal(contracts, name) || !FAMILY.test(name)) return known;
  const slip = matchSdkSymbol(contracts, name, around);
  if (slip?.kind === 'operation') return null;
  if (slip?.kind === 'unknown' && /^[A-Z]/.test(slip.suggestion)) return slip;
  const path = [...wordsOf(name)];
  const derived = deriveIntent(contracts.intents, {
    path: path.filter((word) => !MAKING.has(word)),
    method: path.some((word) => MAKING.has(word)) ? 'post' : null,
    leaves: leavesOf(around.body),
    said: around.said,
  });
  const nearest = derived?.intent.operation ?? contracts.usual;
  if (nearest === null) return null;
  const suggestion = nearest.bodyModel ?? nearest.id;
  return { ...UNKNOWN, nearest, suggestion, intent: null };
}

/** A class that JavaScript cannot construct: its SDK has none for bodies. */
export function matchConstructed(contracts: Contracts, name: string, around: Around): Unknown | null {
  const madeUp = matchClass(contracts, name, around);
  const model = contracts.index.symbols.models.get(foldName(name));
  const real = contracts.operations.find(({ bodyModel }) => model !== undefined && bodyModel === model);
  const nearest = madeUp?.nearest ?? real ?? null;
  return nearest === null ? madeUp : { ...UNKNOWN, nearest, suggestion: name, as: 'plain' };
}

function isReal({ index, neighbours }: Contracts, name: string): boolean {
  return index.symbols.models.has(foldName(name)) || neighbours.classes.some((real) => real.name === name);
}

const MAKING: ReadonlySet<string> = new Set(['create', 'make', 'start', 'place', 'post', 'new', 'outbound']);

const UNKNOWN = { kind: 'unknown', isVendors: true, intent: null } as const;

/** The class that a well-known mistake stands for. */
export function matchMistakenClass({ neighbours }: Contracts, name: string): Unknown | null {
  const real = neighbours.classes.find(({ mistaken }) => mistaken.includes(name));
  return real === undefined ? null : { ...UNKNOWN, nearest: null, suggestion: real.name };
}

/** Whether a line holds one of the SDKs' packages. */
export function holdsPackage({ neighbours }: Contracts, line: string): boolean {
  const folded = foldName(line);
  return neighbours.packages.some(({ name }) => folded.includes(foldName(name).slice(0, LONG_ENOUGH)));
}

/** The package of the language whose tools speak in the text, in place of one that is only named like the vendor. */
export function matchPackage(
  { neighbours: { packages } }: Contracts,
  name: string,
  lower: string,
): Unknown | null {
  if (packages.some((real) => real.name === name || real.name.startsWith(`${name}.`))) return null;
  const meant = packages.find(({ signs }) => signs.some((sign) => lower.includes(sign)));
  if (meant === undefined) return null;
  return { ...UNKNOWN, nearest: null, suggestion: meant.name, language: meant.language };
}

const PYTHON_IMPORT = /^[\s>]*(?:from (\w+)[\w.]* import\b|import (\w+)(?:\.[\w.]+)?(?: as \w+)?\s*$)/;

/**
 * The package that a Python statement imports under a name which no SDK has, or which is the SDK's in another spelling;
 * the vendor's Terraform provider has a name of its own.
 */
export function matchImport(
  { neighbours }: Contracts,
  line: string,
): { name: string; match: Unknown } | null {
  const [, from, whole] = PYTHON_IMPORT.exec(line) ?? [];
  const name = from ?? whole ?? '';
  const begin = foldName(name).slice(0, LONG_ENOUGH);
  const meant = neighbours.packages.find(
    ({ name: real, mistaken }) =>
      mistaken.includes(name) ||
      (mistaken.length > 0 &&
        begin.length === LONG_ENOUGH &&
        foldName(real).startsWith(begin) &&
        name !== real),
  );
  if (meant === undefined) return null;
  return {
    name,
    match: { ...UNKNOWN, nearest: null, suggestion: meant.name, language: meant.language },
  };
}

/** Packages have versions and parts behind what tells them from others. */
const LONG_ENOUGH = 'githubcommypurecloud'.length;
