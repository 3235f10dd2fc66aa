import { gate } from '../text/gate.ts';
import { gatedMatches } from '../text/matches.ts';
import { defineRule } from './define-rule.ts';

/** A token as the whole value of the header, in code or on a command line. */
const HEADER = gate(
  /\bAuthorization\\?["']?\s{0,8}(?:[:,=]|=>|\]\s{0,4}=)\s{0,8}["'`$]{0,2}(\{?[\w.$[\]]{0,60}token\w{0,20}(?:\(\))?\}?)["'`]?\s{0,8}(?=[,;)}\]\n]|$)/gi,
);
const MOST = 20;

/** An `Authorization` header that holds the token alone, without `Bearer` before it. */
export const rule = defineRule({
  code: 'rule/missing-bearer',
  messages: {
    default: ['found'],
  },
  checkText({ view }) {
    for (const { index, 1: token = '' } of gatedMatches(view, HEADER).slice(0, MOST)) {
      const name = /(\w+)\W*$/.exec(token)?.[1] ?? token;
      const isGiven = new RegExp(
        `\\b${name}\\b["']?\\]?\\s{0,8}[:=]{1,2}\\s{0,8}["'\`f(@$]{0,3}Bearer\\b`,
        'i',
      ).test(view.text);
      if (isGiven || /bearer/i.test(name)) continue;
      return [{ message: 'default', pointer: null, at: index, data: { found: token } }];
    }
    return [];
  },
});
