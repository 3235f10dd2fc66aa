/**
 * In: a text without any payload of ours, and the errors found in it. Out: whether its author reports a failing call that they
 * have now, or only speaks of failures. What no sign decides is talk: a wrong interruption is worse than a missed one.
 */

import { toSameLengthLower } from '../text/same-length-lower.ts';
import type { FoundErrors } from './find-errors.ts';
import { BROKEN, ENGLISH, NOW, OWN, RULE, SEEKING, speaksOfFailures, UNMARKED } from './talk-signs.ts';

/** Further in, a text tells nothing that its beginning does not. */
const LONGEST = 8000;

/** How sure it is that a failure is the author's, and of now; null: it is only spoken of. */
export type Telling = 'own' | 'likely' | null;

/** How the failure in `text` is told; `complains`: whether somebody says in words that it does not work. */
export function tellsFailure(text: string, reported: FoundErrors, complains: boolean): Telling {
  const read = text.slice(0, LONGEST);
  if (QUESTION_AND_ANSWER.test(read)) return null;
  const isOutput = reported.bodies.length > 0 || reported.errors.some(isQuoted) || OUTPUT.test(read);
  if (isOutput && !NOTICE.test(read)) return 'own';
  const sentences = sentencesOf(read);
  const holdsFailure = createFailureTest(reported);
  const telling = sentences.filter(holdsFailure);
  if (telling.length === 0) return complains ? 'own' : null;
  const earnest = telling.filter((sentence) => !speaksOfFailures(sentence));
  if (earnest.length === 0) return null;
  if (complains || earnest.some((sentence) => OWN.some((sign) => sign.test(sentence)))) return 'own';
  if (ANSWER.test(read) || HEADED.test(read) || TABLE.test(read)) return null;
  if (sentences.some((sentence) => BROKEN.test(sentence))) return 'own';
  if (sentences.some(asks)) return 'likely';
  const facts = earnest.filter((sentence) => !RULE.test(sentence));
  return facts.some((sentence) => NOW.test(sentence) || isFragment(sentence, holdsFailure)) ? 'likely' : null;
}

/** An error's text as short as "not a user" may be anybody's words. */
const LONG_MESSAGE = 24;

function isQuoted({ message }: FoundErrors['errors'][number]): boolean {
  return (message?.length ?? 0) >= LONG_MESSAGE;
}

/** What programs print when a request fails: console, transcript, exception, log line, a comment under code. */
const OUTPUT =
  /\[Object\]|^[ \t<]{0,8}HTTP\/\d(?:\.\d)? [45]\d\d\b|^[^\n]{0,240} 4\d\d \([A-Z][\w ]{2,30}\)[ \t]*$|^[ \t]{1,12}at [\w$.<>]{1,120}[ (]|^Traceback \(|\b\w{0,60}(?:Exception|AxiosError|HTTPError|HttpError)\b[:$(]|^[^\n]{0,24}\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\W{0,2}(?:[A-Z][a-z]{2} [ \d]\d )?\d\d:\d\d:\d\d\b|^\W{0,2}(?:ERROR|WARN|WARNING|FATAL)\b|^[ \t]{0,8}(?:\/\/|#|;;)[ \t]{0,4}(?:=>|->)?[ \t]{0,4}[45]\d\d\b/m;

/** Both are written down for others. */
const QUESTION_AND_ANSWER = /(?:^|\s)Q: [^\n]{1,300}\s{1,4}A: /;

/** Output of monitoring is nobody's call. */
const NOTICE =
  /\b(?:muted|snoozed|acked|assigned to|alertmanager)\b|^\W{0,4}(?:alert|resolved|firing|recovered|triggered)\b/im;

/** Said to somebody who asked. */
const ANSWER =
  /^[\s>]{0,8}(?:<@[^>\n]{1,80}>|@(?!channel\b|here\b|everyone\b|all\b)[\p{L}][\p{L}\p{N}._-]{0,40}|(?:yes|yep|yeah|yup|no|nope|right|exactly|correct|agreed|true|ah|oh|ok|okay|sure|well|same here|because|ja|jein|nein|genau|stimmt|oui|non|s\u00ed|exacto|nee|klopt)\b(?=[,.!:]| (?:the|that|it|you|this|das|die|der|c'|le|la)\b)|(?:check|verify|make sure|have a look|look at|add|use|try|remove|v\u00e9rifie[rz]?|regarde[rz]?|ajoute[rz]?|essaye?[rz]?|essaie|utilise[rz]?|pr\u00fcf|schau|nimm|nutze?|verwende|comprueba|revisa|usa|prova|controlla|controleer|kijk|gebruik)\b)/iu;

/** What kind of writing it is, said first. */
const HEADED =
  /^[\s#*_>[(]{0,8}(?:qa|test|checklist|runbook|change ?log|release|estimates?|summary|daily|weekly|minutes|agenda|retro|docs?|wiki|fyi|psa|reminder|tip|note to self|til|todo|proposal|rfc|adr|story|epic|spike|acceptance|note|draft|suggestion|nitpick|small thing|standup|stand-up|known issues?|glossary|faq|definition|idea|question on|lessons?)\b[^\n:]{0,40}[:\])\u2013\u2014-]/iu;

/** Statuses that each stand for a text are a list of them, which nobody got. */
const TABLE =
  /\b[45]\d\d\b[^\n;,|]{0,60} ?(?:[=:\u2192\u2013\u2014]|-) [^\n;]{1,120}[;,\n|][^\n\d]{0,8}\b[45]\d\d\b[^\n;,|]{0,60} ?(?:[=:\u2192\u2013\u2014]|-) /;

/** A text that tells more of them is a dump, and its first ones are enough. */
const MOST_SOUGHT = 20;

/** A test for whether a sentence holds one of the statuses or codes that were found. */
function createFailureTest({ errors, status }: FoundErrors): (sentence: string) => boolean {
  const told = new Set<string>();
  if (status !== null && status >= 400) told.add(String(status));
  for (const error of errors) {
    if (error.code !== null) told.add(error.code.toLowerCase());
    if (error.status !== null) told.add(String(error.status));
  }
  const words = [...told].slice(0, MOST_SOUGHT);
  return (sentence) => words.some((word) => sentence.includes(word));
}

/** No sentence is longer; what is, is cut. */
const LONGEST_SENTENCE = 600;

/** A full stop or a line's end; a question keeps its mark. */
const ENDS = /(?<=[?\uff1f\u3002])|(?<=[.!])[ \t]+(?=[^\p{Ll}])|\n+/u;

/** The sentences in lower case, with a blank instead of addresses. */
function sentencesOf(text: string): readonly string[] {
  return text
    .replace(ADDRESS, ' ')
    .split(ENDS)
    .map((sentence) => toSameLengthLower(sentence.slice(0, LONGEST_SENTENCE)).trim());
}

const ADDRESS = /(?:https?:\/\/|\/)[\w.{}/:?=&%-]{2,300}[\w}/]/g;

/** Asked of the one who has the failure. */
const BACK =
  /\b(?:did|do|does|have|are|were|could|would|can|is|was) (?:you|your)\b|\b(?:hast du|habt ihr|as-tu|avez-vous|heb je|hai|has probado)\b/;

/** A question as short as "True?" asks about what stands before it. */
const SHORT = 32;

/** Whether a sentence asks for a cause or a cure. */
function asks(sentence: string): boolean {
  if (BACK.test(sentence) || speaksOfFailures(sentence)) return false;
  if (UNMARKED.test(sentence)) return true;
  if (!/[?\uff1f]$/.test(sentence)) return false;
  return sentence.length <= SHORT || SEEKING.test(sentence) || !ENGLISH.test(sentence);
}

/** Words that a note of a failure may hold besides the request and its status. */
const MOST_WORDS = 3;

/** `POST … -> 400 bad.request`: a note without a sentence around it. */
function isFragment(sentence: string, holdsFailure: (clause: string) => boolean): boolean {
  return sentence.split(/[,;:\u2013\u2014]|\s[-=]\s/).some((clause) => {
    if (!holdsFailure(clause)) return false;
    const words = clause.replace(NOTED, ' ').match(/[\p{L}][\p{L}'\u2019-]*/gu) ?? [];
    return words.length <= MOST_WORDS;
  });
}

/** What a note is made of. */
const NOTED =
  /["\u201c\u00ab][^"\n\u201d\u00bb]{0,200}["\u201d\u00bb]|\b(?:get|post|put|patch|delete|http|error|code|status|api|genesys|cloud|bad request|forbidden|unauthorized|not found|conflict|on|from|to|with|for|the|a|an)\b|\b[a-z]{2,40}(?:\.[a-z]{1,40}){1,8}\b/g;
