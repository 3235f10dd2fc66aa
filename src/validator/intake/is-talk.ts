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

/** Whether a long text is talk that cannot concern a call: no mark of code and no word of APIs. One pass, nothing read. */
export function isTalk(text: string): boolean {
  if (text.length < SHORTEST || MARKS.some((mark) => text.includes(mark))) return false;
  return !WORDS.test(text.toLowerCase());
}
