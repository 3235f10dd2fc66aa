/** What a program sends for a property when it has no value for it. */
import type { Lacking } from '../../../json/node.ts';
import { type CallCode, type Code, isHole, plainText } from '../code.ts';
import { type Scope, variableName } from './scope.ts';

const MAX_HOPS = 5;
/** Of more values than these, nobody says which it is. */
const MOST_VALUES = 8;

/** What `code` gives where its author has nothing to say; null where the program does not show it. */
export function lackingOf(code: Code, scope: Scope, hops = MAX_HOPS): Lacking | null {
  if (hops === 0) return null;
  const inside = (inner: Code): Lacking | null => lackingOf(inner, scope, hops - 1);
  if (code.kind === 'null') return 'null';
  if (code.kind === 'text') {
    const [only, ...more] = code.parts;
    const isAlone = only !== undefined && more.length === 0 && isHole(only);
    return isAlone || plainText(code)?.trim() === '' ? 'empty' : null;
  }
  if (code.kind === 'choice')
    return firstOf(code.falls === true ? code.options.slice(-1) : code.options, inside);
  if (code.kind === 'call') return ofCall(code, inside);
  const name = variableName(code);
  if (name !== null) return LITERALS.get(name) ?? firstOf(scope.given(name).slice(0, MOST_VALUES), inside);
  if (code.kind === 'member' && TYPED_IN.test(code.name)) return 'empty';
  return /^[\w$.]{1,80}\[[^\]"'`]{1,80}\]$|\?\./.test(scope.text.slice(code.start, code.end))
    ? 'nothing'
    : null;
}

const LITERALS: ReadonlyMap<string, Lacking> = new Map<string, Lacking>([
  ...['null', 'Null', 'NULL', 'None', 'nil'].map((word) => [word, 'null'] as const),
  ['undefined', 'nothing'],
]);

/** What a form or a prompt gives: a text, also where nobody has typed one. */
const TYPED_IN = /^(?:value|val|innerText|textContent|text|getText|prompt|Empty)$/;
/** Calls that give their text again. */
const SAME =
  /^(?:trim|strip|Trim|toString|to_s|ToString|String|str|trimEnd|trimStart|toLowerCase|toUpperCase)$/;
/** Calls whose last argument stands in for what is not there. */
const WITH_DEFAULT = /^(?:get|getOrDefault|orElse|fetch|getenv|GetValueOrDefault|pop)$/;

function ofCall({ callee, args }: CallCode, inside: (code: Code) => Lacking | null): Lacking | null {
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  const [first] = args;
  if (TYPED_IN.test(name) && (first === undefined || callee.kind === 'name')) return 'empty';
  const last = args.at(-1);
  if (WITH_DEFAULT.test(name) && last !== undefined) return inside(last.value);
  if (!SAME.test(name)) return null;
  const source = first?.value ?? (callee.kind === 'member' ? callee.object : null);
  return source === null ? null : inside(source);
}

function firstOf(codes: readonly Code[], inside: (code: Code) => Lacking | null): Lacking | null {
  for (const code of codes) {
    const found = inside(code);
    if (found !== null) return found;
  }
  return null;
}
