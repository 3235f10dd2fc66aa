/**
 * Broken payloads with the value that was meant: one fault or two, made from clean seeds in a fixed, seeded order.
 */

export interface Mutation {
  /** The kind of fault, `+` between two. */
  readonly kind: string;
  readonly text: string;
  /** What a reader should make of it. */
  readonly meant: unknown;
}

/** One fault: what to replace in the seed, and what is meant when that changes the value. */
interface Fault {
  readonly kind: string;
  readonly splices: readonly Splice[];
  readonly meant?: unknown;
  /** The text ends here. */
  readonly cutAt?: number;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type TokenKind = 'key' | 'string' | 'number' | 'literal' | '{' | '}' | '[' | ']' | ':' | ',';

interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Closing brackets still due after this token. */
  readonly open: string;
}

type Maker = (seed: Seed, pick: Picker) => readonly Fault[];

interface Seed {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Picks up to a few of the given things. */
type Picker = <T>(things: readonly T[], most?: number) => T[];

/** A small generator of repeatable random numbers in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function createPicker(random: () => number): Picker {
  return (things, most = 3) => {
    const pool = [...things];
    const picked: typeof pool = [];
    while (pool.length > 0 && picked.length < most) {
      picked.push(...pool.splice(Math.floor(random() * pool.length), 1));
    }
    return picked;
  };
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let open = '';
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g)) {
    const start = match.index;
    const word = match[0];
    const end = start + word.length;
    if (word === '{' || word === '[') open = (word === '{' ? '}' : ']') + open;
    else if (word === '}' || word === ']') open = open.slice(1);
    tokens.push({ kind: kindOf(word, text.slice(end)), start, end, text: word, open });
  }
  return tokens;
}

function kindOf(word: string, rest: string): TokenKind {
  if (word.startsWith('"')) return /^\s*:/.test(rest) ? 'key' : 'string';
  if (/^[{}[\]:,]$/.test(word)) return word as TokenKind;
  return /^[-\d]/.test(word) ? 'number' : 'literal';
}

const isString = (token: Token): boolean => token.kind === 'key' || token.kind === 'string';
const isCloser = (token: Token): boolean => token.kind === '}' || token.kind === ']';
const replace = (token: Token, text: string): Splice => ({ start: token.start, end: token.end, text });
const insert = (at: number, text: string): Splice => ({ start: at, end: at, text });

/** Replaces the quotes of a string. */
function requote(token: Token, opening: string, closing: string): Splice {
  return replace(token, opening + token.text.slice(1, -1) + closing);
}

/** Strings whose content would survive other quotes: no quotes, apostrophes or escapes inside. */
const isPlain = (token: Token): boolean => isString(token) && !/['\\`&]/.test(token.text);

/** Strings that are still the same string without their quotes. */
function isWordy(token: Token): boolean {
  const content = token.text.slice(1, -1);
  return (
    isPlain(token) &&
    content !== '' &&
    !/[,:;{}[\]#/]/.test(content) &&
    !/^(?:\d+|true|false|null)$/.test(content)
  );
}

/** One fault at one of a seed's tokens. */
function each(
  kind: string,
  wanted: (token: Token, index: number, tokens: readonly Token[]) => boolean,
  change: (token: Token, index: number, tokens: readonly Token[]) => readonly Splice[],
): Maker {
  return ({ tokens }, pick) => {
    const places = tokens
      .map((token, index) => ({ token, index }))
      .filter((p) => wanted(p.token, p.index, tokens));
    return pick(places).map(({ token, index }) => ({ kind, splices: change(token, index, tokens) }));
  };
}

/** One fault at all such tokens at once. */
function all(kind: string, wanted: (token: Token) => boolean, change: (token: Token) => Splice): Maker {
  return ({ tokens }) => {
    const places = tokens.filter(wanted);
    return places.length === 0 ? [] : [{ kind, splices: places.map(change) }];
  };
}

const strings = (kind: TokenKind) => (token: Token) => token.kind === kind && token.text.length > 2;

const QUOTES: readonly Maker[] = [
  each('key: opening quote lost', strings('key'), (token) => [replace(token, token.text.slice(1))]),
  each('key: closing quote lost', strings('key'), (token) => [replace(token, token.text.slice(0, -1))]),
  each('key: quotes lost', strings('key'), (token) => [replace(token, token.text.slice(1, -1))]),
  each('value: opening quote lost', strings('string'), (token) => [replace(token, token.text.slice(1))]),
  each('value: closing quote lost', strings('string'), (token) => [replace(token, token.text.slice(0, -1))]),
  each(
    'value: quotes lost',
    (token) => token.kind === 'string' && isWordy(token),
    (token) => [replace(token, token.text.slice(1, -1))],
  ),
  all(
    'keys: all quotes lost',
    (token) => token.kind === 'key',
    (token) => replace(token, token.text.slice(1, -1)),
  ),
  each('single quotes', isPlain, (token) => [requote(token, "'", "'")]),
  all('all single quotes', isPlain, (token) => requote(token, "'", "'")),
  each('backticks', isPlain, (token) => [requote(token, '`', '`')]),
  each('curly quotes', isString, (token) => [requote(token, '“', '”')]),
  all('all curly quotes', isString, (token) => requote(token, '“', '”')),
  each('low and high quotes', isString, (token) => [requote(token, '„', '“')]),
  all('all curly single quotes', isPlain, (token) => requote(token, '‘', '’')),
  each('closing quote curled', isString, (token) => [requote(token, '"', '”')]),
  each('opening quote curled', isString, (token) => [requote(token, '“', '"')]),
  each('mixed quotes', isPlain, (token) => [requote(token, '"', "'")]),
  each('mixed quotes, the other way', isPlain, (token) => [requote(token, "'", '"')]),
];

const COMMAS: readonly Maker[] = [
  each(
    'comma lost',
    (token) => token.kind === ',',
    (token) => [replace(token, '')],
  ),
  all(
    'all commas lost, on lines',
    (token) => token.kind === ',',
    (token) => replace(token, '\n'),
  ),
  each(
    'comma doubled',
    (token) => token.kind === ',',
    (token) => [replace(token, ',,')],
  ),
  each(
    'semicolon for comma',
    (token) => token.kind === ',',
    (token) => [replace(token, ';')],
  ),
  each(
    'trailing comma',
    (token, index, tokens) => isCloser(token) && !/[[{]/.test(tokens[index - 1]?.kind ?? '{'),
    (_, index, tokens) => [insert(tokens[index - 1]?.end ?? 0, ',')],
  ),
  each(
    'leading comma',
    (token) => token.kind === '{' || token.kind === '[',
    (token) => [insert(token.end, ',')],
  ),
];

const COLONS: readonly Maker[] = [
  each(
    'colon lost',
    (token) => token.kind === ':',
    (token) => [replace(token, '')],
  ),
  each(
    '= for colon',
    (token) => token.kind === ':',
    (token) => [replace(token, '=')],
  ),
  each(
    '=> for colon',
    (token) => token.kind === ':',
    (token) => [replace(token, ' => ')],
  ),
  all(
    '= for every colon',
    (token) => token.kind === ':',
    (token) => replace(token, ' ='),
  ),
  all(
    '=> for every colon',
    (token) => token.kind === ':',
    (token) => replace(token, ' =>'),
  ),
];

const BRACKETS: readonly Maker[] = [
  each('closer lost', isCloser, (token) => [replace(token, '')]),
  each('closer wrong', isCloser, (token) => [replace(token, token.kind === '}' ? ']' : '}')]),
  each('closer doubled', isCloser, (token) => [replace(token, token.text + token.text)]),
  each(
    'opener lost',
    (token, index) => index > 0 && token.kind === '{',
    (token) => [replace(token, '')],
  ),
  each(
    'first bracket lost',
    (_, index) => index === 0,
    (token) => [replace(token, '')],
  ),
  each(
    'first bracket doubled',
    (_, index) => index === 0,
    (token) => [replace(token, token.text + token.text)],
  ),
  ({ text, tokens }) =>
    [1, 2, 3].flatMap((count) => {
      const first = tokens[tokens.length - count];
      if (first === undefined || !isCloser(first)) return [];
      return [
        {
          kind: 'last closers lost',
          splices: [{ start: first.start, end: text.length, text: '' }],
          cutAt: first.start,
        },
      ];
    }),
];

const BLANKS: readonly Maker[] = [
  each(
    'line comment',
    (token) => token.kind === ',',
    (token) => [insert(token.end, ' // the one from the docs\n')],
  ),
  each(
    'block comment',
    () => true,
    (token) => [insert(token.end, ' /* is "this" right? */ ')],
  ),
  each(
    'hash comment',
    (token) => token.kind === ',' || token.kind === '{',
    (token) => [insert(token.end, ' # see above\n')],
  ),
  each(
    'comment line',
    (token) => token.kind === '{',
    (token) => [insert(token.end, '\n// "old": 1,\n')],
  ),
  each(
    'no-break space',
    () => true,
    (token) => [insert(token.end, '\u00a0')],
  ),
  each(
    'zero-width space',
    () => true,
    (token) => [insert(token.start, '\u200b')],
  ),
  each(
    'byte order mark',
    (_, index) => index === 0,
    (token) => [insert(token.start, '\ufeff')],
  ),
  ({ text }) => {
    const splices = [...text.matchAll(/ (?=[\s"{[\d])/g)].map((match) => ({
      start: match.index,
      end: match.index + 1,
      text: '\u00a0',
    }));
    return splices.length === 0 || /"[^"\n]* ["\d]/.test('')
      ? []
      : [{ kind: 'no-break spaces', splices: splices.filter((splice) => !isInString(text, splice.start)) }];
  },
  each(
    'raw newline in a string',
    (token) => isString(token) && /[^\\]\\n/.test(token.text),
    (token) => [replace(token, token.text.replace('\\n', '\n'))],
  ),
  each(
    'invisible in a string',
    (token) => token.kind === 'string' && /^"[+\w-]{6,}"$/.test(token.text),
    (token) => [insert(token.start + 1, '\u202a')],
  ),
];

function isInString(text: string, at: number): boolean {
  return tokenize(text).some((token) => isString(token) && token.start < at && at < token.end);
}

const LITERALS: readonly Maker[] = [
  each(
    'None',
    (token) => token.text === 'null',
    (token) => [replace(token, 'None')],
  ),
  each(
    'undefined',
    (token) => token.text === 'null',
    (token) => [replace(token, 'undefined')],
  ),
  each(
    'nil',
    (token) => token.text === 'null',
    (token) => [replace(token, 'nil')],
  ),
  each(
    'NaN',
    (token) => token.text === 'null',
    (token) => [replace(token, 'NaN')],
  ),
  each(
    'True and False',
    (token) => /^(?:true|false)$/.test(token.text),
    (token) => [replace(token, token.text.charAt(0).toUpperCase() + token.text.slice(1))],
  ),
  each(
    'TRUE and FALSE',
    (token) => /^(?:true|false)$/.test(token.text),
    (token) => [replace(token, token.text.toUpperCase())],
  ),
];

const LINKS: readonly Maker[] = [
  each(
    'a number linked by the chat',
    (token) => /^"\+\d+"$/.test(token.text),
    (token) => {
      const number = token.text.slice(1, -1);
      return [replace(token, `"<tel:${number}|${number}>"`)];
    },
  ),
];

const ELLIPSES: readonly Maker[] = [
  each(
    'ellipsis at the end',
    (token, index, tokens) => isCloser(token) && !/[[{]/.test(tokens[index - 1]?.kind ?? '{'),
    (_, index, tokens) => [insert(tokens[index - 1]?.end ?? 0, ', ...')],
  ),
  each(
    'ellipsis without a comma',
    (token, index, tokens) => isCloser(token) && !/[[{]/.test(tokens[index - 1]?.kind ?? '{'),
    (_, index, tokens) => [insert(tokens[index - 1]?.end ?? 0, ' …')],
  ),
  each(
    'ellipsis in the middle',
    (token) => token.kind === ',',
    (token) => [insert(token.end, ' ..., ')],
  ),
  each(
    'ellipsis at the start',
    (token) => token.kind === '{',
    (token) => [insert(token.end, ' …, ')],
  ),
];

const CUTS: readonly Maker[] = [
  ({ text, tokens }, pick) =>
    pick(tokens.filter((token, index) => token.kind === ',' && index > 2 && !/^[[{]/.test(token.text))).map(
      (token) => ({
        kind: 'cut after a comma',
        splices: [{ start: token.end, end: text.length, text: '' }],
        cutAt: token.end,
        meant: JSON.parse(text.slice(0, token.start) + token.open),
      }),
    ),
  ({ text, tokens }, pick) =>
    pick(tokens.filter((token) => token.kind === 'string' && isPlain(token) && token.text.length > 5)).map(
      (token) => {
        const at = token.start + Math.ceil(token.text.length / 2);
        return {
          kind: 'cut in a string',
          splices: [{ start: at, end: text.length, text: '' }],
          cutAt: at,
          meant: JSON.parse(`${text.slice(0, at)}"${token.open}`),
        };
      },
    ),
];

const PROSE: readonly (readonly [string, string])[] = [
  ['We send this body: ', ' and get 400 Bad Request back. Is the type right?'],
  ['POST /api/v2/conversations/calls\n', '\nReturns 400 Bad Request. What is missing?'],
  ['Hi all, anyone seen this?\n\n', '\n\nThanks (Tuesday it "worked", oddly)'],
  ['', ' -- this one fails since the update, note: only in one org'],
];

const TALK: readonly Maker[] = PROSE.map(([before, after], index) => ({ text, tokens }) => {
  const first = tokens[0]?.start ?? 0;
  return [{ kind: `talk around ${index + 1}`, splices: [insert(first, before), insert(text.length, after)] }];
});

const MAKERS: readonly Maker[] = [
  ...QUOTES,
  ...COMMAS,
  ...COLONS,
  ...BRACKETS,
  ...BLANKS,
  ...LITERALS,
  ...LINKS,
  ...ELLIPSES,
  ...CUTS,
  ...TALK,
];

function makeFaults(seed: Seed, pick: Picker): Fault[] {
  return MAKERS.flatMap((make) => [...make(seed, pick)]).filter((fault) => fault.splices.length > 0);
}

function applyFaults(text: string, faults: readonly Fault[]): string {
  const splices = faults.flatMap((fault) => fault.splices).sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const splice of splices) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

/** Two faults can stand in one text when they touch different places and neither is cut away. */
function areApart(a: Fault, b: Fault): boolean {
  if (a.kind === b.kind) return false;
  const cut = Math.min(a.cutAt ?? Number.POSITIVE_INFINITY, b.cutAt ?? Number.POSITIVE_INFINITY);
  if (a.cutAt !== undefined && b.cutAt !== undefined) return false;
  const isCut = (splice: Splice): boolean => splice.start === cut && (a.cutAt === cut || b.cutAt === cut);
  for (const one of a.splices) {
    for (const other of b.splices) {
      if (one.start <= other.end && other.start <= one.end) return false;
      if (isCut(one) ? other.end >= cut : isCut(other) && one.end >= cut) return false;
    }
  }
  return true;
}

/** All kinds of single faults, up to three of each kind for each seed. */
export function singleFaults(seeds: readonly string[], randomSeed: number): Mutation[] {
  const pick = createPicker(createRandom(randomSeed));
  return seeds.flatMap((text) => {
    const seed = { text, tokens: tokenize(text) };
    return makeFaults(seed, pick).flatMap((fault) => toMutation(text, [fault]) ?? []);
  });
}

/** Pairs of faults, `count` for each seed. */
export function doubleFaults(seeds: readonly string[], randomSeed: number, count: number): Mutation[] {
  const random = createRandom(randomSeed);
  const pick = createPicker(random);
  const mutations: Mutation[] = [];
  for (const text of seeds) {
    const faults = makeFaults({ text, tokens: tokenize(text) }, pick);
    for (let made = 0, tries = 0; made < count && tries < count * 10; tries++) {
      const pair = pick(faults, 2);
      const [a, b] = pair;
      if (a === undefined || b === undefined || !areApart(a, b)) continue;
      const mutation = toMutation(text, pair);
      if (mutation === undefined) continue;
      mutations.push(mutation);
      made++;
    }
  }
  return mutations;
}

/** Leaves out what is JSON still, and says nothing else than the seed. */
function toMutation(text: string, faults: readonly Fault[]): Mutation | undefined {
  const broken = applyFaults(text, faults);
  const cut = faults.find((fault) => 'meant' in fault);
  const meant: unknown = cut === undefined ? JSON.parse(text) : cut.meant;
  if (broken === text) return undefined;
  return { kind: faults.map((fault) => fault.kind).join(' + '), text: broken, meant };
}
