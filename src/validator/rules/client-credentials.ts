import { sentenceAround } from '../text/sentence.ts';
import { defineRule } from './define-rule.ts';
import type { TextFacts } from './text-facts.ts';

const REFUSED = 'not.a.user';

/**
 * Client credentials where a user's token is needed: told in the text beside an operation that needs one, or told by the
 * error that refuses them. At most one finding.
 */
export const rule = defineRule({
  code: 'rule/client-credentials',
  messages: {
    default: ['operation'],
    asked: ['operation'],
    refused: ['operation'],
  },
  checkText(facts) {
    const { view, operation, errors } = facts;
    const isRefused = errors.some(({ card }) => card === `error/${REFUSED}`);
    const told = isRefused || operation?.needsUserToken === true ? findToldGrant(facts) : null;
    const data = { operation: operation?.name ?? '' };
    if (isRefused) {
      const at = told?.at ?? Math.max(0, view.text.indexOf(REFUSED));
      return [{ message: 'refused', pointer: null, at, data }];
    }
    if (told === null) return [];
    if (!told.isAsked) return [{ message: 'default', pointer: null, at: told.at, data }];
    return [{ message: 'asked', pointer: null, at: told.at, data, severity: 'warning' }];
  },
});

interface ToldGrant {
  readonly at: number;
  /** Whether the grant would do is only asked. */
  readonly isAsked: boolean;
}

const GRANT = /client[\s_-]?credentials?/g;
/** Places where the grant is named beyond these say nothing new. */
const MOST_PLACES = 50;

/** Where a text says that its token comes from client credentials. */
export function findToldGrant({ view: { text, lower }, isInside }: TextFacts): ToldGrant | null {
  GRANT.lastIndex = 0;
  for (let place = 0; place < MOST_PLACES; place++) {
    const match = GRANT.exec(lower);
    if (match === null) return null;
    const at = match.index;
    // A request for a token is none of what the payload beside it sends.
    if (isInside(at) && !/grant_?type\W{1,8}$/.test(lower.slice(Math.max(0, at - 20), at))) continue;
    const sentence = sentenceAround(lower, at);
    const before = lower.slice(sentence.start, at);
    const after = lower.slice(at + match[0].length, sentence.end);
    if (AVOIDED.test(before) || RULED_OUT.test(after)) continue;
    const isQuestion = text[sentence.end] === '?';
    return { at, isAsked: isQuestion && !USED.test(before) && !USED_AFTER.test(after) };
  }
  return null;
}

/** "not client credentials", "instead of the client credentials grant", "switched from client credentials". */
const AVOIDED =
  /(?:\b(?:not|no|never|without|instead of|rather than|other than|unlike|nor|neither|(?:switched|moved|migrated|changed|went|away) from|avoid|dropped|replaced|against|versus|vs\.?|except|know|knows)|n['\u2019]t)(?:[\s"'`*_(]+(?:a|an|the|use|using|used|of|any|plain|our|your|with|via|that|on|oauth)){0,4}[\s"'`*_(]*$/;
const RULED_OUT =
  /^[^,;]{0,40}?(?:\b(?:not|never|cannot)\b|n['\u2019]t\b)[^,;]{0,12}\b(?:allowed|supported|be used|possible|an option|accepted|permitted|used here|our case)/;
const USED =
  /\b(?:us(?:e|es|ed|ing)|with|via|through|have|got|get|my|our|from|by|grant_type|log(?:in|ged))\b/;
const USED_AFTER = /^[^.]{0,30}\btoken\b.{0,40}\b(?:i|we|my|our)\b/;
