/**
 * In: a text. Out: whether somebody answers somebody else in it ("@Mia you need …", "try …, then the 400 is gone").
 * Such a message names statuses and bodies, right and wrong ones, and nobody is to correct it.
 */
import { toSameLengthLower } from '../text/same-length-lower.ts';

/** Answers are short; in a long text such words stand somewhere anyhow. */
const LONGEST = 2000;

/** Marks of an answer; none alone makes one. */
const MARKS: readonly RegExp[] = [
  // It begins with the person it is for.
  /^[\s>]{0,8}(?:<@[^>\n]{1,80}>|@\p{L}[\p{L}\p{N}._-]{0,40})[\s,:]/u,
  /\byour (?:4\d\d|body|payload|request|token|error|json)\b|\b(?:dein|euer|votre|tu|jouw|seu)e?[nrs]? (?:4\d\d|body|token|payload|request)\b/,
  /\byou (?:get|will get|need|should|have to|want|used|only need|just need|forgot)\b|\byou(?:['\u2019]re| are) (?:using|sending|posting|mixing)\b/,
  /\b(?:du|ihr) (?:brauchst|musst|solltest|kannst|braucht|m\u00fcsst)\b|\bil faut\b|\btu dois\b|\bvous devez\b|\btienes que\b|\bdebes\b|\bhay que\b|\bje moet\b|\bvoc\u00ea precisa\b|\bdevi\b/,
  /(?:^|[.!:;,\n]|\bjust|\bthen|@[\w.-]{1,40},?|>)[ \t]{0,4}(?:please |only )?(?:try|use|send|replace|drop|remove|rename|change|make sure)[ \t\n]+(?!case|this morning)|\bleave (?:it|that|them|those) out\b/,
  /(?:^|[.!:;,\n]|@[\w.-]{1,40},?|>)[ \t]{0,4}(?:nimm|nutze?|schicke?|verwende|probiere?|versuche?|utilise[rz]?|essaie|essayez|envoie|envoyez|usa|prueba|env\u00eda|gebruik|probeer|stuur|usa|tenta|envia)[ \t\n]/,
  /\binstead of\b|\bstatt\b|\bau lieu de\b|\ben (?:vez|lugar) de\b|\bin plaats van\b|\bem vez de\b/,
  /\b(?:is|are) gone\b|\bgoes away\b|\bwill work\b|\byou['\u2019]re good\b|\byou['\u2019]ll (?:get|see|need)\b|\botherwise\b|\bdeshalb\b|\bdarum\b|\bsinon\b|\btu auras\b|\bsi no\b|\banders\b/,
  /\b(?:the )?(?:reason|cause|culprit|fix|solution|trick) (?:is|was)\b|\bsame here\b/,
  /[\w`"'] means (?:that )?(?:you|the|your|there)\b|\bbedeutet, dass\b|\bveut dire que\b|\bsignifica que\b|\bbetekent dat\b/,
];

const ENOUGH = 2;

/** Who asks or speaks of what happens to them gives no answer. */
const ASKING =
  /\?|\bhere(?:['\u2019]s| is| are)\b|(?:^|[\s"'(*_])(?:i|i['\u2019]m|i['\u2019]ve|we|we['\u2019]re|we['\u2019]ve|my|our|me|ich|wir|bei uns|mein|unser|je|j['\u2019]ai|nous|on a|yo|mi|nuestr[oa]|ik|wij|eu|nosso)(?=[\s,.:'\u2019]|$)/;

/** Whether somebody tells somebody else what to do, and asks nothing. */
export function givesAdvice(text: string): boolean {
  if (text.length > LONGEST) return false;
  const said = toSameLengthLower(withoutPayloads(text));
  if (ASKING.test(said)) return false;
  return MARKS.filter((mark) => mark.test(said)).length >= ENOUGH;
}

/** Without what stands in braces or quotes: the words of a body or of an error are nobody's. */
function withoutPayloads(text: string): string {
  const kept: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '{' && depth++ === 0) kept.push(text.slice(from, at));
    else if (unit === '}' && depth > 0 && --depth === 0) from = at + 1;
  }
  if (depth === 0) kept.push(text.slice(from));
  return kept.join(' ').replace(/"[^"\n]{0,400}"/g, ' ');
}
