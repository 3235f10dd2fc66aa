import { matchesOf } from '../text/matches.ts';
import { isPassphrase, isPlainPassword, isSecret, isUuid, type Strength } from './judge.ts';
import { type Naming, readName, SECRET_WORD } from './names.ts';
import { QUOTES } from './normalize.ts';
import { type FoundSecret, findCookies, findPlaced, secretAt } from './placed.ts';
import type { SecretReader, Value } from './reader.ts';

const SCAN = new RegExp(
  `${SECRET_WORD}|basic|:\\/\\/|(?<=^|\\s)--?(?=[a-zA-Z])|login|grant|\\bsips?:(?=[\\w.+-]{1,40}:)`,
  'gi',
);

/**
 * Secrets that are told by the words around them: headers, members, settings, flags, arguments, tables and sentences. The
 * text is normalized, so that quotes, blanks, line breaks and escapes have one form.
 */
export function findNamedSecrets(reader: SecretReader): FoundSecret[] {
  const found: FoundSecret[] = [];
  SCAN.lastIndex = 0;
  for (let hit = SCAN.exec(reader.text); hit !== null; hit = SCAN.exec(reader.text)) {
    for (const secret of findPlaced(reader, hit.index, hit[0]).concat(findNamed(reader, hit.index, hit[0]))) {
      found.push(secret);
      SCAN.lastIndex = Math.max(SCAN.lastIndex, secret.end);
    }
  }
  return found;
}

const Q = `[${QUOTES}]`;

function findNamed(reader: SecretReader, at: number, word: string): FoundSecret[] {
  if (!/^\w{2}/.test(word)) return [];
  const name = nameAround(reader.text, at, at + word.length);
  const naming = readName(name.text) ?? inQuery(reader, name);
  if (naming === null) return findGlued(reader, at + word.length, word);
  const before = reader.text.slice(Math.max(0, name.start - 3), name.start);
  const isFlag = /(?:^|\s)--?$/.test(before) || /secure-?string$/i.test(name.text);
  return (
    inPair(reader, name, naming) ??
    (isShort(name) ? null : inList(reader, name.end, naming)) ??
    valueAfter(reader, name, naming, isFlag) ??
    valueBefore(reader, name, naming) ??
    findGlued(reader, name.end, name.text)
  );
}

/** `… is my client secret`, `invalid value … for token`. */
const SAID_BEFORE = / (?:is|was|as|for|is not valid for)(?: [a-z]{1,10}){0,3} $/i;
const BEFORE = new RegExp(`(?<![\\w.~+/=-])([\\w.~+=-]{20,256})[${QUOTES})]{0,2}${SAID_BEFORE.source}`, 'i');

const LONGEST_BEFORE = 320;

function valueBefore(reader: SecretReader, { start }: Name, { kind }: Naming): FoundSecret[] | null {
  if (!SAID_BEFORE.test(reader.text.slice(Math.max(0, start - 48), start))) return null;
  const window = reader.window(start - LONGEST_BEFORE, Math.min(LONGEST_BEFORE, start));
  const [whole, value = ''] = BEFORE.exec(window) ?? [];
  if (whole === undefined || !isSecret(value, 'random', false)) return null;
  return [secretAt(kind, start - whole.length, value)];
}

/** `https://…?key=…` and `?code=…`, which are no names of secrets elsewhere. */
function inQuery({ text }: SecretReader, { text: name, start, end }: Name): Naming | null {
  const isMember = /[?&\s]/.test(text[start - 1] ?? ' ') && text[end] === '=' && /^(?:key|code)$/i.test(name);
  return isMember ? { kind: /^key$/i.test(name) ? 'api-key' : 'access-token', strength: 'random' } : null;
}

/** Also words of sentences: they name a value only before a sign. */
const isShort = ({ text }: Name): boolean => /(?:^| )pass\d*$/i.test(text);

interface Name {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The whole identifier around a word, with up to two words of a sentence before it. */
function nameAround(text: string, at: number, after: number): Name {
  const start = backOver(text, at, /[\w$.-]/);
  const one = text[start - 1] === ' ' ? backOver(text, start - 1, /[A-Za-z]/) : start;
  const two = one < start && text[one - 1] === ' ' ? backOver(text, one - 1, /[A-Za-z]/) : one;
  const behind = /^(?:[\w$-]|\.(?=\w))*/.exec(text.slice(after, after + LONGEST_NAME))?.[0] ?? '';
  const marks = /^[-.]*/.exec(text.slice(start, at))?.[0].length ?? 0;
  return { text: text.slice(two, after + behind.length), start: start + marks, end: after + behind.length };
}

const LONGEST_NAME = 60;

function backOver(text: string, at: number, allowed: RegExp): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_NAME && allowed.test(text[start - 1] ?? '')) start--;
  return start;
}

/** What stands between a name and its value, quoted, typed, on the next line or in the next cell. */
const MARKS = '[*~]{0,3}';
const STRONG = new RegExp(
  `${Q}?${MARKS}[\\])]{0,2}(?:[ \\t]?:[ \\t]?(?:string|str|any|SecureString)(?=[ \\t]?=))?[ \\t]?(?:[([][^()[\\]\\n]{1,30}[)\\]][ \\t]?)?` +
    `(?::?={1,3}>?|!={1,2}|=>|[-=]>|[\\u2190-\\u21ff\\u2794-\\u27bf]|<{3}|>{2}|:{1,2}|\\?{1,2}=|\\|\\|=|(?:\\|\\||\\?\\?|or) ?(?=${Q}))${MARKS}\\s?(?:\`{3}\\w{0,12}[\\n\\v])?(?:[|>][+-]?\\s)?(?:!!?\\w+ )?(?:</?(?:b|i|p|td|dd|em|tt|pre|code|span|strong|string|div|(?:br ?/?))>\\s?){0,3}`,
  'iy',
);
/** A setter, the next string of a command, and what is typed into a field of a page. */
const CALLED = new RegExp(
  `(?:${Q}?[)\\]]?\\(\\s?|${Q} |${Q}?\\]?${Q}?\\){1,2}\\.\\w{0,20}(?:type|fill|keys|value)\\w{0,20}\\(\\s?|${Q}\\]${Q}\\s?,\\s?)(?=${Q})`,
  'iy',
);
/** The first argument is a string or a constant. */
const ARGUMENT = new RegExp(
  `(?:(?<=([([{,])\\s?${Q}[\\w.$ -]{1,80})${Q}|(?<=[([{,]\\s?(?:\\w{1,40}\\.)?[A-Z][A-Z0-9_]{3,60}))\\s?,\\s?(?=${Q})`,
  'y',
);
const ELEMENT = new RegExp(
  `${Q}?(?: [^<>\\n]{1,80}|</\\w{1,20}>\\s?<\\w{1,20})?>\\s?(?:<!\\[CDATA\\[)?(?=([^<>\\s]+(?: [^<>\\s]{1,20}){0,4})\\s?(<|\\]\\]>|$))`,
  'y',
);
const CELL = new RegExp(
  `(?: ?\\| ?|\\t|(?<=(?:^|[\\n\\v])${Q}?[\\w.$-]{1,60})${Q}?[,;]|"?[\\n\\v])(?=\\S)`,
  'y',
);
const SENTENCE =
  /(?:'s)?(?: \(?[\w\p{L}.@-]{0,29}[\w\p{L}-]\)?){0,5}?(?: ?[:=]\s| ?(?:is|was|are|be|reads|ist|lautet|es|(?:c.)?est|\u00e8|\u00e9|jest|er|\u00e4r|\u044d\u0442\u043e)(?: (?:now|still|set to|changed to))? ?:?\s| ?- )|(?: [\w'-]{1,20}){0,9}, /iuy;
/** A question, and its answer on the next line, also behind who gives it. */
const ASKED =
  /(?: [^\n?:=]{1,40})?\?\s?[\n\v](?:[^\n\v]{1,40}?:\s|[^\n\v]{1,40}[\n\v])??(?=\S{6,64}(?:[\n\v]|$))/y;
/** Also a sign that a person types there. */
const BLANK =
  /(?:'s)? ?(?:[~#]|\.{2,3}|[\u2026\u2600-\u26ff\ud83c-\ud83e][\ufe0f\udc00-\udfff]?)? ?(?:(?<= )to )?(?<=[^\w'])(?=\S)/y;

/** The value that follows a name; the weaker the sign between the two, the more the value has to look like a secret. */
function valueAfter(reader: SecretReader, name: Name, naming: Naming, isFlag: boolean): FoundSecret[] | null {
  const { end } = name;
  const inElement = judgeElement(reader, end, naming);
  if (inElement !== null) return inElement;
  const strong = (isShort(name) ? [STRONG] : [STRONG, CALLED, ARGUMENT])
    .map((gap) => reader.match(gap, end))
    .find((match) => match !== null);
  if (strong !== undefined) {
    const at = end + strong[0].length;
    if (strong[1] === ',') return judgeAt(reader, name, at, { ...naming, strength: 'random' });
    return (
      (isSetting(reader, name) ? passphraseAt(reader, at, naming, true) : null) ??
      judgeAt(reader, name, at, naming) ??
      passphraseAt(reader, at, naming) ??
      plainWordAt(reader, at, naming, strong[0].trim() === '=' ? GLUED_WORD : ONLY_WORD)
    );
  }
  const flag = isFlag ? reader.match(FLAG, end) : null;
  if (flag !== null) {
    const at = end + flag[0].length;
    return judgeAt(reader, name, at, naming) ?? plainWordAt(reader, at, naming, GLUED_WORD);
  }
  // `pass is <quoted>` leaves no doubt.
  if (isShort(name) && !SAID.test(reader.window(end, 8))) return null;
  for (const gap of [SENTENCE, ASKED, CELL, BLANK]) {
    const match = reader.match(gap, end);
    if (match === null) continue;
    const at = end + match[0].length;
    const isFree =
      gap === CELL ? /[\t|]/.test(match[0]) || isOverValue(reader, name, at) : !match[0].endsWith(', ');
    const isOther = naming.kind === 'client-secret' || naming.strength === 'code';
    const isPassword = naming.strength === 'password' || (isOther && !match[0].endsWith(' to '));
    const isQuoted = gap === BLANK && QUOTED.test(reader.text[at] ?? '');
    const strength: Strength = (isFree && isPassword) || isQuoted ? naming.strength : 'random';
    const found = judgeAt(reader, name, at, { ...naming, strength });
    if (found !== null) return found;
    const phrase = gap === SENTENCE ? passphraseAt(reader, at, naming) : null;
    if (phrase !== null) return phrase;
  }
  return null;
}

const SAID = new RegExp(`^ (?:is|was) ${Q}`);
const FLAG = / (?:-string )?/iy;
const PHRASE = /[\p{L}\d](?:[\p{L}\d]| (?! )|-){4,100}(?=[.!]?(?:[\n\v;]|$))/iuy;

/** The rest of a line, where it is a passphrase. */
function passphraseAt(
  reader: SecretReader,
  at: number,
  naming: Naming,
  isLine = false,
): FoundSecret[] | null {
  const phrase = isWord(naming) ? (reader.match(PHRASE, at)?.[0] ?? '') : '';
  return isPassphrase(phrase, isLine) ? [secretAt(naming.kind, at, phrase)] : null;
}

/** A password of letters only is told from a word of a sentence by its place: alone on its line, or glued to its sign. */
const ONLY_WORD = new RegExp(
  `(${Q}?)(\\p{L}{4,40}(?=\\1\\s?(?:[\\n\\v,;})]|</|<br|$))|\\p{Lu}\\p{Ll}+\\.\\p{Lu}\\p{Ll}+(?=[\\n\\v<]|$)|\\p{Ll}+(?:-\\p{L}+)+(?=[\\n\\v<]|$))`,
  'uy',
);
/** People choose words for it. */
const isWord = ({ kind, strength }: Naming): boolean => strength === 'password' && kind !== 'cookie';
const GLUED_WORD = new RegExp(`(${Q}?)(\\p{L}{4,40})(?=\\1)(?![\\w([{.:=<>/-])`, 'uy');

function plainWordAt(reader: SecretReader, at: number, naming: Naming, gap: RegExp): FoundSecret[] | null {
  const [, quote = '', word = ''] = reader.match(gap, at) ?? [];
  const isNamed = isWord(naming) || (naming.kind === 'client-secret' && !word.includes('-'));
  return isNamed && isPlainPassword(word) ? [secretAt(naming.kind, at + quote.length, word)] : null;
}

/** The name has its line to itself but for marks, and the next line holds nothing but one word. */
const isOverValue = ({ text }: SecretReader, { start }: Name, at: number): boolean =>
  /(?:^|[\n\v])[\w .*-]{0,40}$/.test(text.slice(Math.max(0, start - 41), start)) &&
  /^[^\s:=]{1,40}(?:[\n\v]|$)/.test(text.slice(at, at + 41));

/** An element that was cut has no end, and then its value has to look like a secret. */
function judgeElement(reader: SecretReader, after: number, naming: Naming): FoundSecret[] | null {
  const [gap = '', text = '', close = ''] = reader.match(ELEMENT, after) ?? [];
  const value = text.replace(/\]\]$/, '');
  const isReal = / /.test(value)
    ? close !== '' && isWord(naming) && isPassphrase(value, true)
    : isSecret(value, close === '' ? 'random' : naming.strength, true);
  return isReal ? [secretAt(naming.kind, after + gap.length, value)] : null;
}

const SCHEME = /^(?:bearer|basic|token|oauth|apikey|digest|negotiate|ssws)(?::?\s+|%20|\+|$)/i;

function judgeAt(reader: SecretReader, name: Name, at: number, naming: Naming): FoundSecret[] | null {
  const value = valueFor(reader, name, at, naming);
  if (value !== null && naming.kind === 'cookie' && naming.strength === 'password') {
    const cookies = findCookies(reader, value);
    return cookies.length > 0 ? cookies : null;
  }
  const scheme = SCHEME.exec(value?.text ?? '')?.[0] ?? '';
  const whole = value && schemeValue(reader, value, scheme.length);
  const rest =
    (whole && secretIn(reader, whole, naming)) ?? bracketedAt(reader, whole?.start ?? at, naming.strength);
  if (rest === null || (/(?:^|[^a-z])pass\d*$/i.test(name.text) && !/[A-Za-z]/.test(rest.text))) return null;
  const isCompared = /[!=]=\s?$/.test(reader.text.slice(Math.max(0, at - 3), at));
  if (rest.isQuoted ? !isCompared && isKey(reader, rest) : isNoValue(reader, rest, at, naming)) return null;
  const kind = /^basic/i.test(scheme) ? 'basic-credentials' : naming.kind;
  return [secretAt(kind, rest.start, rest.text)];
}

/**
 * The value, or the part of it that is one: before a sign that may belong to it or end it, as in `access_token=…&debug`; after
 * the ID that goes with a secret.
 */
function secretIn(reader: SecretReader, value: Value, naming: Naming): Value | null {
  const { strength } = naming;
  const next = nextToId(reader, value, naming);
  if (next !== undefined) return next;
  if (isSecret(value.text, strength, value.isQuoted)) return value;
  const sign = value.isQuoted ? -1 : value.text.slice(0, LONGEST_FIRST).search(/[,;&]/);
  const first = value.text.slice(0, Math.max(0, sign));
  return isSecret(first, strength, false) ? { ...value, text: first, end: value.start + sign } : null;
}

/** Behind a longer first part nothing is sought: the same long value may be judged at many places. */
const LONGEST_FIRST = 4096;
const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?=([/:|,].)?)/i;
const NEXT = new RegExp(`${Q}?(?: ?,?[\\n\\v/,:|] ?| (?:and )?)(?=\\S)`, 'y');

/** The secret that follows its ID, null where it is masked already; undefined where there is none. */
function nextToId(reader: SecretReader, value: Value, { kind }: Naming): Value | null | undefined {
  const [id, sign] = ID.exec(value.text) ?? [];
  if (id === undefined || (sign === undefined && id.length < value.text.length)) return undefined;
  const gap = reader.match(NEXT, value.start + id.length);
  const next = gap && reader.valueAt(value.start + id.length + gap[0].length);
  // Two IDs go with the secret behind them, which is the argument of a login.
  if (next !== null && kind === 'client-secret' && isUuid(next.text)) return null;
  if (next === null || !/^x\*+$/.test(next.text))
    return next && isSecret(next.text, 'random', next.isQuoted) ? next : undefined;
  return null;
}

const NO_WORD = new RegExp(`[${QUOTES}<{[(]`);

/** The name begins its line. */
const isSetting = ({ text }: SecretReader, { start }: Name): boolean =>
  /(?:^|\n|;\s?)(?:export |set |- |\$env:)?$/i.test(text.slice(Math.max(0, start - 12), start));

/** A setting that has a line to itself is its whole line; a member of a query ends before the next one. */
function valueFor(reader: SecretReader, name: Name, at: number, { strength }: Naming): Value | null {
  const isBare = reader.text[at - 1] !== '>' && !NO_WORD.test(reader.text[at] ?? '');
  if (isBare && strength === 'password' && isSetting(reader, name)) return reader.wordAt(at);
  const value = reader.valueAt(at);
  const isMember = value !== null && !value.isQuoted && /[?&]/.test(reader.text[name.start - 1] ?? '');
  const end = isMember ? value.text.slice(0, LONGEST_FIRST).indexOf('&') : -1;
  return value && end > 0 ? { ...value, text: value.text.slice(0, end), end: at + end } : value;
}

/** Brackets usually mark a placeholder; a setting of a database may have its value in braces. */
const BRACKETED =
  /([<[({]{1,2})([\w.~+/=-]{16,200})[>\])}]|(?<==)(\{)((?:[^{}\s]|\}\}){4,100})\}(?=[;"']|$)/y;

function bracketedAt(reader: SecretReader, at: number, strength: Strength): Value | null {
  const [, open, inner = '', brace = '', setting = ''] = reader.match(BRACKETED, at) ?? [];
  const text = inner || setting;
  const start = at + (open ?? brace).length;
  const isReal =
    isSecret(text, 'random', false) || (strength === 'password' && isSecret(setting, strength, false));
  return isReal ? { text, start, end: start + text.length, isQuoted: false } : null;
}

function schemeValue(reader: SecretReader, value: Value, skipped: number): Value | null {
  const start = value.start + skipped;
  if (start < value.end) return { ...value, start, text: value.text.slice(skipped) };
  return value.isQuoted ? null : reader.valueAt(/\s/.test(reader.text[start] ?? '') ? start + 1 : start);
}

/** A call, a name with its own value, or a number on the line after a name that ends with a colon. */
function isNoValue({ text }: SecretReader, value: Value, at: number, { strength }: Naming): boolean {
  if (/[([]/.test(text[value.end] ?? '') && strength !== 'password') return true;
  const isNextLine = /[\n\v]/.test(text[at - 1] ?? '');
  if (!isNextLine) return false;
  const after = text.slice(value.end, value.end + 2);
  // The string that holds the lines ends there too.
  const isEnd = /^[,;]?(?:\s|$)/.test(after) || (text[at - 1] === '\v' && QUOTED.test(after));
  return !isEnd || !/[A-Za-z]/.test(value.text);
}

/** A value that hangs on to the word for it, as in a path or the name of a file: `token-9f3….txt`. */
function findGlued(reader: SecretReader, after: number, word: string): FoundSecret[] {
  const naming = readName(word);
  if (naming === null || naming.strength === 'code' || !/[-_/]/.test(reader.text[after] ?? '')) return [];
  const value = reader.valueAt(after + 1);
  const text = value?.text.replace(/[?#].*$|\.\w{1,5}$/, '') ?? '';
  if (value === null || reader.text[value.end] === '(') return [];
  const isPath = reader.text[after] === '/' && !/\d/.test(text);
  if (isPath || !isSecret(text, 'random', false)) return [];
  return [secretAt(naming.kind, value.start, text)];
}

/** The member of a pair that holds a name, and the one that holds its value. */
const HOLDER = new RegExp(
  `(?<![\\w$-])(?:(?:header|param|field|var|property|attribute|env|setting)_?)?(?:name|key|k|id|header|field|variable|var|param|parameter|property|label|title)${Q}?\\s?[:=]>?\\s?${Q}?$`,
  'i',
);
const VALUE = new RegExp(
  `(?<![\\w$])(?:current_?|initial_?|default_?|raw_?|plain_?|string_?|header_?|param_?|field_?|var_?|property_?|attribute_?|env_?|setting_?)?(?:value|val|v|default|example|text|content|data)${Q}?\\s?[:=]>?\\s?`,
  'gi',
);
const QUOTED = new RegExp(Q);
const PART = new RegExp(`${Q}(?:[^\\n\\v]{0,40}[\\n\\v][\\w-]+: [^\\n\\v]{0,80})?[\\n\\v]`, 'y');
const PAIR = 600;
/** A long value stands between the two. */
const FAR_PAIR = 20_000;
const LONGEST_LIST = 4000;

/** `{"name": "Authorization", "value": "…"}`, `<add key="…" value="…"/>`, in either order; a part of a form. */
function inPair(reader: SecretReader, name: Name, naming: Naming): FoundSecret[] | null {
  if (!HOLDER.test(reader.text.slice(Math.max(0, name.start - 24), name.start))) return null;
  const part = reader.match(PART, name.end);
  const after = reader.window(name.end, PAIR);
  const near = reader.window(name.start - PAIR, Math.min(PAIR, name.start));
  const before =
    startOfPair(near) > 0 ? near : reader.window(name.start - FAR_PAIR, Math.min(FAR_PAIR, name.start));
  const ahead = after.slice(0, endOfPair(after));
  const behind = before.slice(startOfPair(before));
  const places = [
    ...(part === null ? [] : [name.end + part[0].length]),
    ...matchesOf(ahead, VALUE).map((match) => name.end + match.index + match[0].length),
    ...matchesOf(behind, VALUE).map((match) => name.start - behind.length + match.index + match[0].length),
  ];
  const quote = reader.text[name.start - 1] ?? '';
  for (const at of places) {
    const isOther = QUOTED.test(reader.text[at] ?? '') && QUOTED.test(quote) && reader.text[at] !== quote;
    const found = isOther ? null : judgeAt(reader, name, at, naming);
    // A string that the name stands in is not its value.
    if (found?.every(({ start, end }) => end <= name.start || start >= name.end)) return found;
  }
  return null;
}

function endOfPair(after: string): number {
  const end = after.search(/\}|\/?>(?!\s?<value)|[\n\v]-|[\n\v]\[|;[\n\v]/);
  return end < 0 ? after.length : end;
}

function startOfPair(before: string): number {
  return Math.max(
    before.lastIndexOf('{'),
    before.lastIndexOf('<'),
    before.search(/[\n\v]- [^\n\v]*$/),
    before.lastIndexOf('}'),
    0,
  );
}

const OPENING = new RegExp(
  `${Q}?\\]?[ \\t]?(?:[:=]>?|=>|\\()?\\s?(?:(?=- )|(?:new )?[\\w.<>]{0,30}[ \\t]?[[{(])`,
  'y',
);
const ITEM = new RegExp(
  `(?:^|[,\\n]\\s?|- )(?=[${QUOTES}A-Za-z0-9])|${Q}?([\\w$.-]{1,60})${Q}?\\s?[:=]>?\\s?(?=[${QUOTES}A-Za-z0-9])`,
  'g',
);
const BENIGN =
  /(?:^|[^a-z])(?:id|uuid|guid|type|name|url|uri|host|expir\w*|scope|created\w*|updated\w*|date|time|hash|sha\d*|commit|revision|checksum|digest|etag|region|user\w*|version)$/i;

/** The values of a list or an object under a name, and of the block that declares a variable. */
function inList(reader: SecretReader, after: number, naming: Naming): FoundSecret[] | null {
  const opening = reader.match(OPENING, after);
  if (opening === null) return null;
  const start = after + opening[0].length;
  const isList = opening[0].endsWith('[');
  const window = reader.window(start, isList ? LONGEST_LIST : PAIR);
  const end = window.search(window.startsWith('- ') ? /\n(?!- )/ : isList ? /\]/ : /[\]})]/);
  const found: FoundSecret[] = [];
  let last = 0;
  // The value itself holds the brackets.
  if (/^\w/.test(window.slice(end + 1, end + 2)) && end > 0) return null;
  for (const item of matchesOf(window.slice(0, end < 0 ? window.length : end), ITEM)) {
    const at = start + item.index + item[0].length;
    const value = at <= last ? null : reader.valueAt(at);
    if (value === null || isKey(reader, value) || (!isList && ID.test(value.text)) || MEMBER.test(value.text))
      continue;
    last = value.end;
    const own = namingOfMember(item[1] ?? '', naming);
    if (own !== null && !isVariable(value.text) && isSecret(value.text, own.strength, value.isQuoted))
      found.push(secretAt(own.kind, value.start, value.text));
  }
  return found.length > 0 ? found : null;
}

/** An argument with its name. */
const MEMBER = /^\w{1,40}=[^=]/;

/** The name of a variable that holds one: `os.environ["DB_PASSWORD"]`. */
const isVariable = (text: string): boolean =>
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(text) && readName(text) !== null;

function isKey({ text }: SecretReader, { end, isQuoted }: Value): boolean {
  return /^\s?[:=(]/.test(text.slice(isQuoted ? end + 1 : end, end + 3));
}

/** A member of its own name counts by that; one that only says that it is the value, as what holds it. */
function namingOfMember(member: string, naming: Naming): Naming | null {
  if (member === '' || /^(?:value|default|text|raw|plain|current|key|data|content)$/i.test(member))
    return naming;
  if (BENIGN.test(member.replace(/([a-z])([A-Z])/g, '$1_$2'))) return null;
  return readName(member) ?? { ...naming, strength: 'token' };
}
