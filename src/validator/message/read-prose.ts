/**
 * In: a text. Out: whether a person complains in it, or whether it is reference material. Statuses and error bodies
 * are not looked at here. Where the words could mean either, nobody complains: a wrong answer is worse than none.
 */

import { createInsideTest } from '../text/inside-spans.ts';
import { toSameLengthLower } from '../text/same-length-lower.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';

/** A stem to search for, and what has to stand around it: `before` ends with the stem's word, `after` begins behind it. */
interface Sign {
  readonly stem: string;
  readonly before?: RegExp;
  readonly notBefore?: RegExp;
  readonly after?: RegExp;
}

/** How far around a stem its meaning is looked for. */
const REACH = 64;

/** Whether somebody says that something does not work, outside fenced code. */
export function reportsFailure({ text, lower }: TextView): boolean {
  const isFenced = createInsideTest(fencesOf(lower));
  const complains = SIGNS.some((sign) => hasSign(lower, sign, isFenced));
  return complains && (!readsAsReference(text) || FIRST_PERSON.test(lower));
}

const FIRST_PERSON =
  /(?:^|[\s"'(*_])(?:i|i'm|i\u2019m|i've|we|we're|my|our|me|us|ich|wir|nous|je|yo)(?=[\s,.'\u2019]|$)/;

/** "If it fails", "may fail", "failed calls are counted": no complaint. */
const CONDITIONAL =
  /(?:\b(?:if|when|whether|unless|until|once|where|in case|may|might|could|would|should|can|will|to|of|for|on|all|any|no|never|how|handle|handles|handling|log|logs|fixed|fixes|fix|count|number of|previously|if it|if this|if that|when it|it may|that)|n['\u2019]t|not)[\s"'`*_]*$/;
const GETTING =
  /\b(?:get|gets|getting|got|gives?|gave|giving|throws?|threw|throwing|returns?|returned|returning|see|sees|seeing|saw|receiv\w+|hit|hits|hitting|keeps?|with|produces?|raises?|raised|shows?|yields?|says?|comes? back|ends? in|this|same|following|devuelve|da|recibo|obtengo|bekomme|kommt|renvoie|retourne)[\s"'`*_]+(?:(?:an?|the|this|that|these|some|following|same|me|us|just|only|always|generic|weird|strange|random|un|une|einen|eine|ein|el|la|le|http|api|server|\d{3})[\s"'`*_:]+){0,4}$/;

const SIGNS: readonly Sign[] = [
  { stem: 'fails', notBefore: CONDITIONAL, after: /^(?:[\s.,;:!?)"'`*_-]|$)/ },
  { stem: 'failing', notBefore: CONDITIONAL, after: /^(?:[\s.,;:!?)"'`*_-]|$)/ },
  {
    stem: 'failed',
    before:
      /\b(?:call|calls|request|requests|it|this|always|still|just|also|post|has|have|which|and|but)[\s"'`*_]+$/,
    after: /^(?:[\s.,;:!?)"'`*_-]|$)/,
  },
  { stem: 'error', before: GETTING, after: /^s?(?!\s{0,2}(?:codes\b|handl|rate|budget|log))(?:[^\w(-]|$)/ },
  {
    stem: 'exception',
    before: GETTING,
    after: /^s?(?!\s{0,2}(?:codes\b|handl|rate|budget|log))(?:[^\w(-]|$)/,
  },
  {
    stem: 'work',
    before:
      /(?:\bnot|\bno longer|n['\u2019]t|\bnever|\bstopped)[\s"'`*_]+(?:(?:seem|appear|to|really|actually|quite|even)[\s]+){0,3}$/,
    after: /^(?:ing|s)?(?:\W|$)/,
  },
  {
    stem: 'wrong',
    before: /\b(?:what|something|doing|anything|where|went|goes|going)\b[^.\n]{0,24}$/,
    after: /^(?:[\s.,;:!?)]|$)/,
  },
  { stem: 'missing', before: /\b(?:what|anything|something)[\s]+(?:am|are|is|we|i|else)[^.\n]{0,12}$/ },
  { stem: 'any idea', after: /^s?\b/ },
  { stem: 'any clue', after: /^s?\b/ },
  { stem: 'any pointers' },
  { stem: 'anyone know', after: /^s?[^.\n]{0,60}/ },
  { stem: 'stuck', before: /\b(?:i|i'm|i\u2019m|am|are|we're|got|still|totally|bit)[\s]+$/ },
  { stem: 'no luck' },
  { stem: 'nothing happens' },
  { stem: 'unable to', before: /\b(?:i|we|i'm|am|are|is|still|user|agents?)[\s]+$/ },
  { stem: 'why', after: /^(?:'s|\u2019s)?[\s]+(?:does|do|is|am|are|did|would|this|the|it|i|my|das|der)\b/ },
  {
    stem: 'rejected',
    before: /\b(?:is|are|gets?|was|were|getting|being|be|call|request|still)[\s"'`*_]+$/,
    notBefore: CONDITIONAL,
  },
  {
    stem: 'refused',
    before: /\b(?:is|are|gets?|was|were|getting|call|request|still)[\s"'`*_]+$/,
    notBefore: CONDITIONAL,
  },
  { stem: 'denied', before: /\b(?:is|are|gets?|was|were|getting|access|get|permission)[\s"'`*_]+$/ },
  { stem: 'rejects', notBefore: CONDITIONAL },
  { stem: 'ring', before: /(?:\bnot|\bnever|n['\u2019]t|\bno phone)[\s]+$/, after: /^s?(?:\W|$)/ },
  { stem: 'not accepted', notBefore: /\bif\b[^.\n]{0,30}$/ },
  {
    stem: 'help',
    before: /\b(?:please|pls|need|some|can (?:you|anyone|somebody|someone)|could (?:you|anyone))[\s]+$/,
  },
  { stem: 'woran liegt' },
  { stem: 'woran kann' },
  { stem: 'wei\u00df jemand' },
  { stem: 'weiss jemand' },
  { stem: 'warum', after: /^[ \t]+\w/ },
  { stem: 'wieso', after: /^[ \t]+\w/ },
  { stem: 'pourquoi', after: /^[ \t]+\S/ },
  { stem: 'une id\u00e9e' },
  { stem: 'alguna idea' },
  { stem: 'por qu\u00e9', after: /^[ \t]+\S/ },
  { stem: 'waarom', after: /^[ \t]+\w/ },
  { stem: 'werkt niet' },
  { stem: 'no funciona' },
  { stem: 'falla', after: /^(?:\W|$)/ },
  { stem: 'funktioniert nicht' },
  { stem: 'woran' },
  { stem: 'warum', after: /^\s+(?:\w+\s+)?(?:ist|geht|kommt|wird|bekomm|funktioniert|das|der|die|ich|wir)/ },
  { stem: 'geht nicht' },
  { stem: 'schl\u00e4gt fehl' },
  { stem: 'fonctionne pas' },
  { stem: 'marche pas' },
  { stem: '\u00e9choue' },
];

function hasSign(lower: string, sign: Sign, isFenced: (at: number) => boolean): boolean {
  const { stem } = sign;
  for (let at = lower.indexOf(stem); at >= 0; at = lower.indexOf(stem, at + stem.length)) {
    if (isSign(lower, at, sign) && !isFenced(at)) return true;
  }
  return false;
}

function isSign(lower: string, at: number, { stem, before, notBefore, after }: Sign): boolean {
  if (/[\p{L}\p{N}_.$/-]/u.test(lower[at - 1] ?? '')) return false;
  const left = lower.slice(Math.max(0, at - REACH), at);
  if (before !== undefined && !before.test(left)) return false;
  if (notBefore?.test(left)) return false;
  const right = lower.slice(at + stem.length, at + stem.length + REACH);
  return after === undefined || after.test(right);
}

/** What stands between pairs of code fences; an open one reaches to the end. */
function fencesOf(lower: string): Span[] {
  const fences: Span[] = [];
  for (let start = lower.indexOf('```'); start >= 0; ) {
    const close = lower.indexOf('```', start + 3);
    const end = close < 0 ? lower.length : close + 3;
    fences.push({ start, end });
    start = lower.indexOf('```', end);
  }
  return fences;
}

/** How many marks of reference material make a text one. */
const ENOUGH = 2;

/** Whether the text is documentation, a change log, typings, tests or mocks, which name failures without having any. */
export function readsAsReference(text: string): boolean {
  let marks = 0;
  for (const mark of REFERENCE) {
    if (mark.test(text) && ++marks >= ENOUGH) return true;
  }
  return DECISIVE.some((mark) => mark.test(text)) || quotesDocs(text);
}

/** In a longer text such marks stand somewhere anyhow. */
const LONGEST_QUOTE = 6000;

/** Whether the text shows what the documentation says of the operation, and tells of nobody who called it. */
function quotesDocs(text: string): boolean {
  if (text.length > LONGEST_QUOTE) return false;
  if (DOCS.filter((mark) => mark.test(text)).length < ENOUGH) return false;
  return !FIRST_PERSON.test(toSameLengthLower(text).replace(REMARKS, ' '));
}

/** What somebody thinks of the documentation or wrote into it is no call of theirs. */
const REMARKS =
  /\b(?:i|we) (?:think|guess|believe|suppose|(?:have |just )?(?:added|updated|wrote|extended|documented))\b|\b(?:ich|wir) (?:glaub|denk|hab)\w{0,3}\b/g;

const DOCS: readonly RegExp[] = [
  /\brequires? (?:any|all)(?: of the)? permissions?\b/i,
  /\b(?:error|http) responses?\b[^\n]{0,80}:/i,
  /\bdeveloper\.(?:genesys\.cloud|mypurecloud\.\w+)|\b(?:from|in|per|see|quoting) the (?:api )?(?:docs?|documentation)\b|\bthe docs (?:are|say)\b|\bdie doku\w{0,9} sagt\b|\blaut (?:der )?doku|\bselon la doc|\bseg\u00fan la doc|\bvolgens de doc|\bdev(?:eloper)? cent(?:er|re)\b/i,
  /\bwiki(?:-|\s)?(?:page|seite|pagina)\b|\bstatus codes?\b[^\n]{0,40}:|\bfehlercodes?\b/i,
  /\b4\d\d\b[^\n;,|]{0,60}[=\u2192:][^\n]{1,120}\b4\d\d\b[^\n;,|]{0,60}[=\u2192:]/,
  /^[^\w\n]{0,8}(?:heads[- ]?up|psa|reminder|announcement|draft)\b/im,
  /\b(?:from|as of|starting|until|by) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:from|as of|starting|by) (?:tomorrow|next (?:week|month|release|sprint))\b|\bplease (?:update|migrate|adapt)\b/i,
  /["\u201c\u201e\u00ab]4\d\d[ \t]?[-\u2013:][ \t]?[a-z]/i,
  /\bmock(?:ed)? (?:server|api|endpoint)\b|\bcontract tests?\b/i,
  /\b(?:is|are|that['\u2019]s|which is) (?:intended|intentional|by design|on purpose|expected)\b/i,
  /\b400\b[^\n]{0,200}\b401\b[^\n]{0,80}\b403\b[^\n]{0,80}\b404\b/,
];

const DECISIVE: readonly RegExp[] = [
  /\breturns?[ \t]+`?[45]\d\d`?[ \t]+(?:if|when|unless)\b(?![ \t]+(?:i|we)\b)[^\n]{0,160}?\b[45]\d\d`?[ \t]+(?:if|when|unless)\b(?![ \t]+(?:i|we)\b)/i,
  /\b(?:responses|status(?:es| codes))\b["'`*]{0,3}[ \t]{0,4}:[^\n\w]{0,6}20\d\b[^\n]{0,80}\b4\d\d\b[^\n]{0,80}\b[45]\d\d\b/i,
  /^\s{0,20}["']?[45]\d\d["']?:\s{0,4}\{?\s{0,4}description\b/m,
  /^\|[^\n|]{0,80}\b[45]\d\d\b[^\n]{0,300}\|/m,
  /\breturn \{ ?["']?statusCode\b/,
  /\bHttpResponse\.json\(|\brest\.(?:get|post|put|patch)\(['"`]/,
  /^@?responses\.|\bpytest\.raises\b|^def test_\w+/m,
  /\bhttp\.(?:post|patch|put)\([^\n]{0,200}HttpResponse\b/,
  /^[0-9a-f]{7,12} (?:[a-z]+(?:\([\w-]+\))?!?: |revert )/m,
  /^\s{0,8}SELECT\b[^\n]{0,400}\bFROM\b/im,
  /^apiVersion: [\w/.]+\r?\nkind: /m,
  /^exports\[`/m,
  /^[^\w\n]{0,8}post-?mortem\b/im,
  /^[^\w\n]{0,8}(?:test ?plan|test cases?|acceptance criteria|testf\u00e4lle)\b/im,
  /^[ \t]{0,8}(?:Given|When|Angenommen|Wenn)\b[^\n]{0,200}\n(?:[ \t]{0,8}(?:And|When|Und|Wenn)\b[^\n]{0,200}\n){0,6}[ \t]{0,8}(?:Then|Dann)\b/m,
  /\b4\d\d\b[^.\n]{0,80}\bwill (?:become|turn into|change to)\b/i,
  /\b20[0-4][ \t]?(?:\||\/|or)[ \t]?4\d\d\b/,
  /^#{0,3} ?\**(?:change ?log|release notes|breaking changes)\b/im,
  /^(?:openapi|swagger): ?["']?[23]\./m,
  /\b(?:nock|wiremock|mockserver|msw|moxios|requests_mock|responses\.add|httpretty|vcr)\b/i,
  /\b(?:jest|vi)\.(?:mock|fn|spyOn)\(|\bmockRe(?:solved|jected|turn)\w*\(/,
  /\bexpect\([^\n]{0,120}\)\.(?:to|not)/,
];

const REFERENCE: readonly RegExp[] = [
  /^ {0,8}(?:describe|it|test)\(["'`]/m,
  /^ {0,8}(?:export )?(?:declare )?(?:interface|type|class) \w+[ <]/m,
  /\bassert(?:Equals?|That|_eq|Raises)?\b/,
  /^ {0,12}["']?(?:responses|operationId)["']?:/m,
  /^ {0,12}["']?[45]\d\d["']?: *\r?\n? {0,16}["']?(?:description|\$ref)/m,
  /^[-*+] (?:added|adds|removed|fixed|fixes|changed|deprecated|new)\b/im,
  /\breturns? `?[45]\d\d`?[^.\n]{0,30}\b(?:if|when|unless)\b/i,
  /^## ?\[?v?\d+\.\d+/m,
  /@(?:throws|returns?|param|response|ApiResponse)\b/,
  /^def test_\w+|^ {0,8}@(?:Test|pytest)/m,
  /^\|[^\n]{0,200}\|[ \t]*$/m,
];
