/** Shorter texts are read in full, whatever they hold: that costs nothing, and somebody may be asking. */
const SHORTEST = 4000;

/** Marks that payloads, requests, code and credentials have and talk mostly has not. */
const MARKS = ['{', '=', '/', '_', '<', ':'];

/**
 * Words without which nobody speaks of this API, its errors or its credentials: genesys, pure cloud, conversation, api,
 * oauth, json, http, scope, credential, bearer, secret, token, and `xox` of Slack's tokens. Each is looked for from its
 * rarest letter on, which takes a quarter of the time.
 */
const WORDS =
  /json|xox|(?<=on)versation|(?<=to)ken|bearer|pure ?cloud|p(?<=\bap)i|p(?<=http)|p(?<=scop)e|uth(?<=oauth)|credential|cret(?<=secret)|genesys/;

/** Whether a long text is talk that cannot concern a call. One pass, nothing read. */
export function isTalk(text: string): boolean {
  return text.length >= SHORTEST && seemsTalk(text);
}

/** Whether a text has no mark of code and no word of APIs; in a short one somebody may still be asking. */
export function seemsTalk(text: string): boolean {
  return !MARKS.some((mark) => text.includes(mark)) && !WORDS.test(text.toLowerCase());
}
