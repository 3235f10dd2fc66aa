import { memo } from './memo.ts';

/** How much the words beside a value already say: a password may be anything, a token has to look like one. */
export type Strength = 'password' | 'code' | 'bearer' | 'token' | 'random';

/** Whether a value is a real secret, and no placeholder, mask, variable or word. */
export function isSecret(value: string, strength: Strength, isQuoted: boolean): boolean {
  if (value.length < SHORTEST) return false;
  const text = value.length > MOST_JUDGED ? value.slice(0, MOST_JUDGED) : value;
  return judge(
    `${strength} ${isQuoted ? 'q' : ''} ${text}`,
    () => hasForm(text, strength, isQuoted) && !isPlaceholder(text),
  );
}

/** The same value is judged at many places. */
const judge = memo<boolean>();

const SHORTEST = 4;
/** What follows says nothing more about a value, and a judgment takes the same time for any length. */
const MOST_JUDGED = 128;

function hasForm(value: string, strength: Strength, isQuoted: boolean): boolean {
  if (strength === 'password') return isQuoted ? !FILE.test(value) : isLoosePassword(value);
  if (strength === 'code')
    return (
      /^\d{4,10}#?$/.test(value) ||
      (value.length > 19 && TOKEN.test(value) && looksRandom(value)) ||
      (isQuoted && isLoosePassword(value))
    );
  if (strength === 'bearer' && isQuoted && (COMPOSED.test(value) || /^\d{8,}$/.test(value))) return true;
  if (!TOKEN.test(value) || /^(?:https?:|\+?[\d ().-]+$)/i.test(value)) return false;
  if (isPath(value)) return false;
  if (strength === 'bearer' && isMixed(value) && isLoosePassword(value)) return true;
  if (UUID.test(value) || isIdentifier(value)) return false;
  if (strength === 'random') return value.length >= 20 && looksRandom(value);
  return isMixed(value) ? value.length >= 16 : isLetters(value);
}

/** Of one piece, with letters, digits and signs. */
const COMPOSED = /^(?=.*[A-Za-z])(?=.*\d)(?=.*[#$^*!?])[^\s&,;<>{}()[\]]{8,}$/;
const TOKEN = /^[A-Za-z0-9._~+/=:|%!-]+$/;
/** The path of a file with its type. */
const FILE = /^(?:\.{0,2}|~|[A-Z]:)[\\/](?:[\w.-]+[\\/])+[\w-]+\.\w{2,4}$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
export const isUuid = (value: string): boolean => UUID.test(value);

const isMixed = (value: string): boolean => /\d/.test(value) && /[A-Za-z]/.test(value);
const isLetters = (value: string): boolean => value.length >= 16 && looksRandom(value);

/** `config.accessToken`, `access_token`, `oauth2.token1`: what code calls a secret. */
function isIdentifier(value: string): boolean {
  return /^[A-Za-z_$][\w$]*(?:(?:\.|->|::|-)[A-Za-z_$][\w$]*)*$/.test(value) && !looksRandom(value);
}

/** `/api/v2/users`, `text/html;q=1`, and a path with IDs. */
const isPath = (value: string): boolean => value.includes('/') && !looksRandom(value.replace(IDS, ''));
const IDS = /(?<![^/])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![^/])/gi;

/** Without quotes the next word of a sentence, a variable or a call may follow instead of a password. */
function isLoosePassword(value: string): boolean {
  if (value.length < 6 || NO_PASSWORD.test(value)) return false;
  const isOdd = /\d/.test(value) || isUneven(value) || isSigned(value);
  return isIdentifier(value) ? isOdd && !isCode(value) : isOdd || isLetters(value);
}

/** An address, a call or a number. */
const NO_PASSWORD = /^https?:|^[a-z][\w.]*\(.*\)[,;]?$|^\+?[\d-]{10,17}$|^[\w.+-]+@[\w-]+\.[\w.-]+$/i;

/** `Juniper-Kettle` and `saffron_Bridge`: code has small letters or capitals on both sides of such a sign. */
const isUneven = (value: string): boolean =>
  /[a-z]/.test(value) && /[A-Z]/.test(value) && /^[A-Za-z\d]+(?:[_-][A-Za-z\d]+)+$/.test(value);

/** `Mistral*Cove`, or `tamandu\u00e1-bandeira`, whose letters no name in code has. */
function isSigned(value: string): boolean {
  const isForeign = /[-_]/.test(value) && value.replace(ASCII, '') !== '';
  return (isForeign || SIGN.test(value)) && SIGNED.test(value);
}

const ASCII = /[ -~]+/g;
const SIGN = /[\p{L}\d](?:[!#$%^&*;+?~@{]|\}{1,2})[\p{L}\d]/u;
const SIGNED = /^[\p{L}\d!#$%^&*;+?~@{}_.-]+$/u;

const isCode = (value: string): boolean =>
  /[.]|->|::/.test(value) || SPELLED.test(value) || COMMAND.test(value);
/** In camel case, or in small letters or capitals with underscores. */
const SPELLED = /^(?:[a-z]+[A-Z]\w*|[a-z][a-z\d]*(?:_[a-z\d]+)+|[A-Z][A-Z\d]*(?:_[A-Z\d]+)+)$/;
/** A command of PowerShell. */
const COMMAND =
  /^(?:Add|Convert|ConvertFrom|ConvertTo|Export|Get|Import|Invoke|New|Read|Select|Set|Write)-[A-Z]/;

/** Whether the beginning of a line is the rest of a token that was broken there, rather than a word, an ID or a number. */
export function goesOn(text: string): boolean {
  if (!/^[\w.~+/-]+={0,2}$/.test(text) || UUID.test(text)) return false;
  return text.endsWith('=') || isMixed(text.slice(0, MOST_JUDGED)) || looksRandom(text) || !isWords(text);
}

/** `Content-Type`, `POST`, `phoneNumber`, `2026-11-30`. */
const isWords = (text: string): boolean =>
  (text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).every((word) => word.length > 1);

/**
 * Whether characters follow one another as in a random string rather than in words: letters and digits take turns, or
 * the pairs of letters are not those of words.
 */
export function looksRandom(value: string): boolean {
  const { turns, letters, common, pieces } = countPairs(value);
  // No word is that long.
  if (turns >= 4 || /[a-z]{21}/.test(value)) return true;
  if (letters < 6) return turns >= 2 || (letters >= 3 && letters / pieces < 1.5);
  const usual = common / letters;
  const word = (letters + 1) / pieces;
  return (
    usual < FEWEST_USUAL || word < SHORTEST_WORDS || (letters > 15 && usual < FEW_USUAL && word < SHORT_WORDS)
  );
}

/**
 * The share of usual pairs of letters, and the letters for each word that capitals set apart. Above both limits are 96 % of
 * 9,400 names in this project and its corpora, 98 % of the 613 long ones, and 12 of 200,000 random strings of 32 letters.
 */
const FEWEST_USUAL = 0.55;
const SHORTEST_WORDS = 2.8;
/** Limits for both together: 98 % of the long names are above them, and one of the random strings. */
const FEW_USUAL = 0.65;
const SHORT_WORDS = 3.6;

/** Of the pairs of neighbors: of a letter and a digit, of letters, and of those the usual ones; and how many words they make. */
function countPairs(value: string): { turns: number; letters: number; common: number; pieces: number } {
  const counts = { turns: 0, letters: 0, common: 0, pieces: 1 };
  const length = Math.min(value.length, MOST_JUDGED);
  let last = 'other';
  for (let at = 0; at < length; at++) {
    const kind = kindOf(value.charCodeAt(at));
    const isLetters = (last === 'lower' || last === 'upper') && (kind === 'lower' || kind === 'upper');
    if (isLetters) {
      counts.letters++;
      if (USUAL_PAIRS.has(value.slice(at - 1, at + 1).toLowerCase())) counts.common++;
      const isEndOfCapitals = last === 'upper' && kindOf(value.charCodeAt(at + 1)) === 'lower';
      if (kind === 'upper' && (last === 'lower' || isEndOfCapitals)) counts.pieces++;
    } else if (kind !== 'other' && last !== 'other' && kind !== last) counts.turns++;
    last = kind;
  }
  return counts;
}

function kindOf(code: number): 'lower' | 'upper' | 'digit' | 'other' {
  if (code >= 0x61 && code <= 0x7a) return 'lower';
  if (code >= 0x41 && code <= 0x5a) return 'upper';
  return code >= 0x30 && code <= 0x39 ? 'digit' : 'other';
}

/** The most frequent pairs of letters in English text and in names of code; of random pairs one in four is here. */
const USUAL_PAIRS = new Set(
  `th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne
  ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge
  ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl
  ab ty op sa ay ex ke ag if ap gr od bo sp rd do uc bu ui gu ck ok ey key lt qu ue pt oa nu ub ob mb nv`.split(
    /\s+/,
  ),
);

const PHRASE = /^[a-z]{3,12}(?:[ -][a-z]{3,12}){3,7}$/i;
const WORDS = /^[^ -]{4,20}(?: [^ -]{1,20}){1,4}$/;
/** Ends of verbs and adverbs, which sentences about passwords have and the words of a passphrase rarely. */
const SENTENCE_END = /(?:ing|ed|ly)$/;

/** Words that make no sentence: four or more, as in `correct horse battery staple`, or two where a line holds nothing else. */
export function isPassphrase(text: string, isLine: boolean): boolean {
  const words = text.toLowerCase().split(/[ -]/);
  const isPlain = (word: string): boolean => EXAMPLES.has(word) || SENTENCE_END.test(word);
  if (isLine && WORDS.test(text)) return !words.some(isPlain);
  return PHRASE.test(text) && words.filter(isPlain).length < 2;
}

/** One word of letters that no sentence about a password and no code has in its place. */
export function isPlainPassword(word: string): boolean {
  const parts = word.toLowerCase().split(/[.-]/);
  if (parts.length > 1) return !parts.some((part) => EXAMPLES.has(part));
  return word.length > 3 && !isCode(word) && !/ed$/.test(word) && !isPlaceholder(word);
}

/** Placeholders, masks, holes for variables, and texts that are nothing but the words of examples. */
function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || /^(.)\1*$/s.test(text) || isHole(text)) return true;
  if (MASKED.test(text) && text.replace(MASKS, '').length < 24) return true;
  const words =
    text
      .replace(/^["'`]+|["'`]+$/g, '')
      .match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+|[^\s\p{L}\d_.\-+:/,();&{}|]+/gu) ?? [];
  return words.every((word) => EXAMPLES.has(word.toLowerCase()) || COUNTING.test(word));
}

const MASKED = /\*{3}|\u2022{2}|\.{3}|\u2026|x{4}|X{4}|_{4}|-{4}|#{3}/;
const MASKS = /[*\u2022.\u2026xX_#-]+/g;
const COUNTING = /^(?:\d{1,3}|1234\d*|0123\d*|0+|x+)$/i;

/** The whole is a hole, or what stands around its holes is too little for a secret. */
function isHole(text: string): boolean {
  if (WHOLE_HOLE.test(text)) return true;
  const around = text.replace(HOLES, '');
  return around.length < text.length && (around.length < 12 || !looksRandom(around));
}

const WHOLE_HOLE =
  /^(?:<[^<>]*>|\[[^[\]]*\]|\{[^{}]*\}|\([^()]*\)|%[^%\s]*%|%[-\d.]*[sdv@]|[$:@][A-Za-z_]+\d?|\$env:\w+|\$\(.*\)|@@?\w+@?)$/s;
const HOLES =
  /\$?\{\{[^{}]{0,200}\}\}?|(?<![A-Za-z])\{[^{}]{0,200}\}|\$!?\w*\{[^{}]{0,200}\}|<[A-Za-z_ -]{1,60}>|<%.{0,200}?%>|#\{[^{}]{0,200}\}|\$\([^()]{0,200}\)|(?<!\w)\$[A-Za-z_]\w{0,60}|%\([^()]{0,60}\)s/g;

const EXAMPLES = new Set(
  `your my our the a an this that these some any all one it i insert enter replace put paste add fill in with without here
  goes go todo tbd fixme placeholder redacted removed hidden masked censored omitted snip snipped stripped deleted example
  examples sample dummy fake mock test tests testing tester demo changeme change me default token tokens secret secrets
  password passwords passwd pass pwd phrase passphrase cookie cookies access refresh value values key keys api client
  clients id ids oauth auth authorization authentication authenticated bearer basic digest jwt user users username name login
  logon app application org organization organisation genesys cloud purecloud env environment variable variables var vars
  config configuration setting settings string strings text number object array bool boolean integer abc def foo bar baz
  real actual valid invalid new old current prod production dev development staging stage local localhost from to of for is
  are was were be not no yes on off and or same above below generated long random base encoded encoding hash hashed
  encrypted null none nil undefined nan true false empty blank required optional missing expired wrong correct right bad good forgot forgotten obligatoire requis erforderlich obligatorio obligatoria incorrecta incorrecto inv\u00e1lida inv\u00e1lido errada errado ung\u00fcltig expir\u00e9
  different sensitive private public credential credentials session sessions get set getter setter input inputs output const
  let process os environ getenv data vault github header headers request response include omit origin type types code codes
  grant call calls service account admin root host server url uri hex redact please see use used using need needs must should
  will can could when where what which who how why if then else only also just again still always never each every other
  field fields param params parameter parameters body json xml http https format file path store store manager provider
  lock unlock reset revoke rotate store sent send sending given own personal first last next previous quoted str self
  instance bot hidden verify verifier verified flow page none given there it's but has have had does did do than at by about
  least most more less incorrect mandatory disabled enabled denied failed fail fails ok skip unknown stdin version unset strict weak strong falsch vergessen sha md bcrypt rfc utf minimum maximum mindestens characters zeichen letters digits long short special upper lower case now today since await async return min max confirmed varchar abgelaufen caducada
  siehe kein keine nicht wird ist bei mit und der die das wie zu le les du des et est pas voir avec pour el los las con sin para ver como`.split(
    /\s+/,
  ),
);
