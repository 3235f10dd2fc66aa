import { gate } from '../text/gate.ts';
import { gatedMatches, matchesOf } from '../text/matches.ts';
import { viewText } from '../text/view.ts';
import { isSecret } from './judge.ts';
import { type FoundSecret, secretAt } from './placed.ts';

/**
 * Passwords that only their look and the words around them tell: `jo@example.com / …`, `creds are jo / …`, and near the word
 * for a login a word of letters, digits and signs, as policies want passwords to be and no other word is.
 */
export function findLogins(text: string): FoundSecret[] {
  return [...findLines(text), ...findPairs(text), ...findComposed(text)];
}

/** Lines that are written for a program: of Oracle, `.pgpass`, `.netrc`, logins that are encoded or abbreviated, the keys of signatures, the answer of digest authentication. */
const LINES = [
  /(?:(?:jdbc:oracle:\w{2,5}:|\b(?:sqlplus|expdp|impdp) (?:-\w+ )?)[\w$#]{1,40}\/|["'`][\w.-]{1,40}:(?=[^\s@]{3,60}@tcp\())([^\s/@"']{3,60})(?=@)/gi,
  /(?<![^\n\v])[\w.*-]{1,100}:(?:\d{4,5}|\*):[\w.*-]{1,60}:[\w.@*-]{1,60}:([^\s"'`\ue000-\ue0ff]{3,100})(?![^\n\v])/g,
  /\bmachine\s[\w.-]{1,100}\s(?:login\s\S{1,100}\s)?password\s([^\s"'`\ue000-\ue0ff]{3,100})/g,
  /\b(?:jwt\.(?:sign|verify|encode|decode)\([^\n,]{1,80},|createHmac\([^\n,]{1,20},|create(?:Dec|C)ipheriv\([^\n,]{1,40},|hmac\.new\() ?b?["'`]([^\s"'`]{4,200})/g,
  /(?:\becho (?:-n )?|\bbtoa\(|b64encode\(b?|Buffer\.from\(|GetBytes\()["'`][\w.@-]{1,80}:([^\s"'`]{4,200})(?=["'`])/g,
  /\bu(?:se?r)?[:=] ?[^\s,;]{1,60}[ ,;/]{1,3}p[:=] ?([^\s"'`\ue000-\ue0ff]{4,60})/gi,
  /\b(?:user|login)\b[^\n]{0,40}(?:[,;/|&] ?|@[\w.-]{1,40} )pass (?=\S*\d)([^\s"'`\ue000-\ue0ff]{6,60})/gi,
  /(?:::add-mask::|\b334 UGFzc3dvcmQ6\s|\bAUTH PLAIN (?=A[D-H]))([^\s"'`]{4,200})/g,
  /\b(?:(?:getConnection|mysqli(?:_connect)?|PDO|pymysql\.connect)\((?:[^\n,()]{1,200},\s?){2}|(?:cx_Oracle|oracledb)\.connect\([^\n,()]{1,80},\s?)["'`]([^\s"'`]{4,200})(?=["'`])/g,
  /\b(?:backup|recovery) codes?[: ]{1,2}((?:(?=[a-z-]{0,9}\d)[a-z\d]{4,6}-?[a-z\d]{4,6}\b[,;\s]{0,2}){1,12}(?<!\s))/gi,
  /(?<=\bdigest\b[^\n]{0,600})\bresponse=["'\ue000-\ue0ff]?([0-9a-f]{32,128})/gi,
].map(gate);

function findLines(text: string): FoundSecret[] {
  const view = viewText(text);
  return LINES.flatMap((line) =>
    gatedMatches(view, line).flatMap(({ index, 0: found, 1: value = '' }) =>
      passwordAt(index + found.length - value.length, value, true),
    ),
  );
}

/** A mail address, or any user after the word for credentials, with what stands behind it; both begin where few texts match. */
const PAIR = new RegExp(
  '(?:@(?<=(?<![\\w.+/-])[\\w.+-]{1,64}@)[\\w-]{1,60}\\.[\\w.-]{2,60}|' +
    '\\b(?:creds?|credentials?|log(?:in|on)|zugangsdaten|identifiants|(?:user|benutzer|usuario|utilisateur|gebruiker)(?:s?n?a?am)?e?(?: ?[/&|,] ?| and )pass(?:word)?)' +
    '(?:(?: [^\\s:=]{1,20}){0,4} ?[:=]| is| are)? [\\w.@+-]{2,64})(?: [/:|&] |[/:](?=\\S))([^\\s"\'`\\ue000-\\ue0ff<>,;()[\\]{}\\\\]{6,64})',
  'gi',
);

function findPairs(text: string): FoundSecret[] {
  return matchesOf(text, PAIR).flatMap(({ index, 0: pair, 1: last = '' }) => {
    const value = last.replace(/[.:!?]+$/, '');
    const isPassword = /[A-Za-z]/.test(value) && /[\d!#$%^*+~]/.test(value) && !/[/.]/.test(value);
    return isPassword ? passwordAt(index + pair.length - last.length, value) : [];
  });
}

const passwordAt = (start: number, value: string, isQuoted = false): FoundSecret[] =>
  isSecret(value, 'password', isQuoted) ? [secretAt('password', start, value)] : [];

const SIGN = '[!?@#$%^*\u00a7\u20ac\u00a3]';
const COMPOSED = new RegExp(
  `${SIGN}(?<=(?<![^\\s"'\`\\ue000-\\ue0ff/:|,;=&(<>[{-])([A-Za-z0-9][\\w~+-]{0,39})${SIGN})[^\\s"'\`\\ue000-\\ue0ff/|,;:&)<>\\]}=(]{0,40}`,
  'g',
);
const NEAR = 120;
const LOGIN =
  /pass|\bpw|pwd|log(?:ged|ging)?[ -]?(?:in|on)\b|sign(?:ed)? in|user|account|cred|secret|identified|@[\w-]+\.\w/i;

function findComposed(text: string): FoundSecret[] {
  return matchesOf(text, COMPOSED).flatMap(({ index, 0: end, 1: begin = '' }) => {
    const found = begin + end;
    const value = found.replace(isBothCases(found) ? /\.+$/ : /[.?!]+$/, '');
    const start = index - begin.length;
    const isLogin = (): boolean => LOGIN.test(text.slice(Math.max(0, start - NEAR), start));
    return isComposed(value) && (UNMISTAKABLE.test(value) || isLogin()) ? passwordAt(start, value) : [];
  });
}

const isBothCases = (value: string): boolean => /[a-z]/.test(value) && /[A-Z]/.test(value);

/** A sign between letters and digits that no code and no address has there. */
const UNMISTAKABLE = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d\d)[A-Za-z0-9]+![A-Za-z0-9]+$/;
/** Addresses, escapes of URLs, globs, versions, numbers of issues, places in pages, nested classes, optional members. */
const OTHER =
  /@[\w-]+\.\w|^[a-z\d._+-]+@[a-z]|@v?\d+(?:\.|$)|%[\dA-Fa-f]{2}|%[sd]|\.\*|\*\.|\*{2}|#(?:\d+|[A-Za-z_-]+)$|\$+[A-Z]|\$\d*$|[?!]\.|\?./;

function isComposed(value: string): boolean {
  if (value.length < 8 || value.length > 40 || OTHER.test(value)) return false;
  return /\d/.test(value) && (/[A-Za-z].*!./.test(value) || isBothCases(value));
}
