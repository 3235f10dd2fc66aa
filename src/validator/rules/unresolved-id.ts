import {
  EMPTY_ID,
  isExample,
  isUnresolved,
  markEmpty,
  splitPath,
  UNFILLED,
} from '../contract/read-target.ts';
import { isElsewhere } from '../message/find-context.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  'argument-empty': ['property'],
  'argument-text': ['found', 'property'],
  default: ['found', 'property'],
  empty: ['property'],
  example: ['found', 'property'],
  promise: ['found', 'property'],
  unfilled: ['found'],
} as const;

type Found = RuleFinding<typeof messages>;

/** Paths in which a variable was not set: `…/participants/undefined/replace`. Each is told once. */
export const rule = defineRule({
  code: 'rule/unresolved-id',
  messages,
  checkText({ mentions }) {
    const seen = new Set<string>();
    return mentions.flatMap((mention): Found[] => {
      if (mention.kind !== 'request' || isElsewhere(mention)) return [];
      const { target, span } = mention.request;
      const [before = '', found] = findIn(target);
      if (found === undefined || seen.has(`${before} ${found}`)) return [];
      seen.add(`${before} ${found}`);
      const finding: Found = {
        message: messageFor(found),
        pointer: null,
        at: span.start,
        data: { found: decode(found), property: before },
      };
      return [isUnset(found) ? finding : { ...finding, severity: 'info' }];
    });
  },
  /** Nothing else tells why: an ID is a text of the code. That of a sample cannot work, whatever else is wrong. */
  checkFailed({ unset, unexplained }) {
    const isOpen = unexplained === 400 || unexplained === 404;
    const told = unset.filter(({ found }) => isOpen || OF_SAMPLE.test(found));
    return told.map(({ name, found, at }): Found => {
      const place = { pointer: null, at, severity: 'error' as const };
      return found.trim() === ''
        ? { ...place, message: 'argument-empty', data: { property: name } }
        : { ...place, message: 'argument-text', data: { property: name, found } };
    });
  },
});

/** How the samples of the SDKs write an ID. */
const OF_SAMPLE = /_example$/;

/** The first piece that is no ID, and the one before it, which says whose ID belongs there. */
function findIn(target: string): readonly string[] {
  const pieces = splitPath(markEmpty(target).split(/[?#]/, 1)[0] ?? '');
  const at = pieces.findIndex((piece) => isUnset(piece) || isExample(piece));
  return at < 1 ? [] : pieces.slice(at - 1, at + 1);
}

const isUnset = (piece: string): boolean => piece === EMPTY_ID || isUnresolved(piece);

function decode(piece: string): string {
  const signs: Readonly<Record<string, string>> = {
    '20': ' ',
    '24': '$',
    '5B': '[',
    '5D': ']',
    '7B': '{',
    '7D': '}',
  };
  return piece.replace(/%(20|24|5[bd]|7[bd])/gi, (_, code: string) => signs[code.toUpperCase()] ?? '');
}

function messageFor(found: string): Found['message'] {
  if (found === EMPTY_ID) return 'empty';
  if (UNFILLED.test(found)) return 'unfilled';
  if (/promise/i.test(found)) return 'promise';
  return isUnresolved(found) ? 'default' : 'example';
}
