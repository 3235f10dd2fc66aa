/**
 * The words that make a number beside them an HTTP status, or keep it from being one. `before` is the text up to the
 * number, `after` the text behind it, each as far as its meaning is looked for.
 */

/** What the number counts or measures, when it is no status. */
export const UNIT =
  /^[ \t-]?(?:ms|msec|milli\w*|s|secs?|seconds?|min|mins|minutes?|hours?|days?|kb|mb|gb|kib|mib|bytes?|chars?|characters?|px|km|usd|eur|dollars|euros?|times|lines?|agents?|users?|calls|records|rows|items|contacts|queues|per)\b/i;
/** Said not to happen. */
export const NEGATED = /\b(?:no|not|never|without|isn't|not an?|no more)[ \t]+(?:an?[ \t]+)?$/i;
/** What may follow a status that only a weak cue stands before. */
export const WEAK_NEXT =
  /^(?:["'`*_)\]]*[ \t]*(?:[.,;:!?)\]|\uff0c\u3002\u3001\uff01\uff1f\n\r"'`*_\u2026\u2014-]|$)|["'`*_)\]]*[ \t]+(?:[([{<#:|]|=>|->|(?:on|when|from|for|but|and|with|back|again|every|each|all|as|because|after|if|in|at|by|or|so|to|via|errors?|err|responses?|status|codes?|is|was|while|whenever|no|without|despite|regardless|even|only|instead|since|until|unless|the|this|my|here|now|today|using|saying|which|that|then|too|please|pls|out|whatever|although|though|just|coming|wenn|bei|beim|mit|al|cuando|con|en|quand|lors|avec|sur|bad|invalid|missing|due|complaining|stating|claiming|telling|immediately|sometimes|randomly|consistently|always|http|rather|however|i|we|it|zur\u00fcck|retour|terug|desde|depuis|at|https?|seit|sinds|hoje|heute|conversations)\b))/i;

/** The names that servers give statuses, as they follow the number. */
export const NAMES: ReadonlyMap<number, RegExp> = new Map(
  Object.entries({
    200: 'ok',
    201: 'created',
    202: 'accepted',
    204: 'no content',
    400: '(?:bad request|requ\u00eate (?:incorrecte|invalide)|(?:ung\u00fcltige|fehlerhafte) anfrage|solicitud (?:incorrecta|inv\u00e1lida)|solicita\u00e7\u00e3o (?:incorreta|inv\u00e1lida)|richiesta non valida|ongeldig verzoek)',
    401: 'unauthori[sz]ed',
    403: 'forbidden',
    404: 'not found',
    405: 'method not allowed',
    406: 'not acceptable',
    408: 'request time-?out',
    409: 'conflict',
    413: '(?:payload|content|request entity) too large',
    415: 'unsupported media type',
    422: 'unprocessable',
    429: 'too many requests',
    500: 'internal server error',
    501: 'not implemented',
    502: 'bad gateway',
    503: 'service unavailable',
    504: 'gateway time-?out',
  }).map(([status, name]) => [
    Number(status),
    new RegExp(`^["'\`*_)\\]]*[ \\t]*[-:|(\\u2013\\u2014"'\`]*[ \\t]*${name}`, 'i'),
  ]),
);

/** Words that stand between a cue and its number. */
const FILLER =
  /(?:^|[\s"'`*_([<])(?:an?|the|http|https|constant|another|same|plain|generic|bare|random|immediate|of|is|was|are|=|:|nur|einen?|een|un|une|ein|uma?|eh?|only|always|just|consistently|intermittent|instant|straight|sporadic|me|us|my|with|back|this|that|these|those|dreaded|annoying|ich|wir|man|dann|aber|immer|toujours|siempre|then|i|we|says|now|also|even|still)$/i;
const TRAILING = /[\s"'`*_([<{:=#|,\\\u00ab\u201e\u201c\u201d\u2018-]+$/;
export const ARROW = /(?:->|=>|→|⇒|➜|»)[\s"'`*_]*$/;
const STRONG =
  /(?:^|[^a-z_])(?:https?|http-?status|httpcode|http_code|status|statuscode|http_status|status[_ -]?code|response[_ -]?code|error[_ -]?code|err|errors?|fehler|fehlercode|erreur|erro|errore|fout|apiexception|exception|returns?|returned|returning|responds?|responded|replie[sd]|answers?|answered|throws?|threw|throwing)$/i;
const WEAK =
  /(?:^|[^a-z])(?:says?|said|shows?|reports?|get|gets|getting|got|gives?|gave|giving|see|sees|seeing|saw|receives?|received|receiving|fails|failing|failed|fail|hit|hits|hitting|keeps?|raises?|raised|raising|yields?|produces?|comes|code|response|responses|result|results|resulted|resulting|ends?|ended|still|thrown|why|rejects?|rejected|rejecting|but|devuelve|sale|salen|arroja|lanza|responde|risponde|devolve|antwortet|meldet|wirft|r\u00e9pond|donne|retorna|recibo|obtengo|renvoie|retourne|liefert|bekomme|bekommt|bekommen|erhalte|aufruf|kommt|krijg|krijgen|geeft|returnt|ricevo|riceviamo|ottengo|otteniamo|restituisce|recebo|recebemos|recibimos|obtenemos|regresa|zwraca|dostaj\u0119|dostajemy|d\u00e0|\u8fd4\u56de|post[a-z]{3,30}calls?|reason for|causes?|tengo|tenemos|des|diall?er|app|plugin|integration|proxy|gateway|zwrócił|får|f\u00e5r|in|to|into|after|request|body|post|call|calls|api|endpoint|server|genesys)$/i;
/** A comment of its own, as under a line of code. */
const COMMENT = /(?:^|\n)[ \t]*(?:\/\/|#|--|;)[ \t]*(?:=>|->)?[ \t]*$/;
/** Code that compares a status or answers with one: nobody got it. */
const PRODUCED =
  /(?:[=!]==?|[<>]=?|\bcase)[ \t]*$|\b(?:status|sendStatus|reply|respond|respondWith|abort|writeHead|toBe|toEqual)\([ \t]*$|\breturn\b[^\n;]*\{[^\n;]*$|\b(?:HttpResponse|NextResponse|new Response|res\.|reply\.|ctx\.)[^\n;]*$/;
const FAILURE =
  /\b(?:fail\w*|errors?|exception|return\w*|reject\w*|refus\w*|respon\w*|reason|status|got|getting|says?|too many requests)\b/i;
const PATH =
  /(?:^|[\s"'`<(])\S*\/(?:api\/|v2\/|conversations|calls)\S*[\s"'`>)]+(?:\(|\[|-|:|=|→|returns?)?[ \t]*$/i;

export function cueBefore(before: string, after: string): 'strong' | 'weak' | null {
  if (PRODUCED.test(before) && !ARROW.test(before)) return null;
  if (ARROW.test(before) || PATH.test(before) || COMMENT.test(before)) return 'weak';
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isBracketed = /[([][\s"'`]*$/.test(before) && /^["'`]*[)\]]/.test(after);
  if (isBracketed && FAILURE.test(line)) return 'strong';
  if (isBracketed && /["'\u201d][ \t]*[([]$/.test(before)) return 'weak';
  let rest = before.replace(TRAILING, '');
  for (let words = 0; words < 4; words++) {
    if (STRONG.test(rest)) return 'strong';
    if (WEAK.test(rest)) return 'weak';
    const shorter = rest.replace(FILLER, '').replace(TRAILING, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return before.trim() === '' && WEAK_NEXT.test(after) ? 'weak' : null;
}

/** Verbs that take a status's name: `gets Forbidden`. */
export const VERB =
  /\b(?:says?|said|shows?|reports?|get|gets|getting|got|gives?|gave|seeing|saw|receiv\w+|fail\w*|hit\w*|keeps?)\b/i;
