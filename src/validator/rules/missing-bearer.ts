import { matchesOf } from '../text/matches.ts';
import { defineRule } from './define-rule.ts';

/** A token as the whole value of the header, in code or on a command line. */
const HEADER =
  /\bAuthorization\\?["']?\s{0,8}(?:[:,=]|=>|\]\s{0,4}=)\s{0,8}["'`$]{0,2}(\{?[\w.$[\]]{0,60}token\w{0,20}(?:\(\))?\}?)["'`]?\s{0,8}(?=[,;)}\]\n]|$)/gi;
const MOST = 20;

/** An `Authorization` header that holds the token alone, without `Bearer` before it. */
export const rule = defineRule({
  code: 'rule/missing-bearer',
  messages: {
    default: ['found'],
  },
  checkText({ view: { text } }) {
    for (const { index, 1: token = '' } of matchesOf(text, HEADER).slice(0, MOST)) {
      const name = /(\w+)\W*$/.exec(token)?.[1] ?? token;
      const isGiven = new RegExp(
        `\\b${name}\\b["']?\\]?\\s{0,8}[:=]{1,2}\\s{0,8}["'\`f(@$]{0,3}Bearer\\b`,
        'i',
      ).test(text);
      if (isGiven || /bearer/i.test(name)) continue;
      return [{ message: 'default', pointer: null, at: index, data: { found: token } }];
    }
    return [];
  },
});
