import { findMeant } from '../contract/find-meant.ts';
import type { OperationMatch } from '../contract/operation-match.ts';
import type { Contracts } from '../knowledge.ts';
import type { Mention } from '../message/find-context.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import { eachOnce, intentData, isBare, pathOf } from './mentions.ts';

const messages = {
  body: ['nearest', 'path', 'goal', 'example'],
  'body-bare': ['nearest', 'path', 'goal', 'example'],
  intent: ['nearest', 'path', 'goal', 'example'],
  'intent-bare': ['nearest', 'path', 'goal', 'example'],
  'body-known': ['nearest', 'path'],
  known: ['nearest', 'path'],
  medium: ['path', 'nearest'],
  'nothing-near': ['path'],
  prefix: ['nearest', 'path'],
  unknown: ['nearest', 'path'],
  version: ['nearest', 'path'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A request whose path no operation has, or whose body is of another operation. */
export const rule = defineRule({
  code: 'rule/wrong-endpoint',
  messages,
  checkText({ mentions, knowledge: { contracts } }) {
    return eachOnce(mentions.flatMap((mention) => findIn(mention, contracts) ?? []));
  },
});

function findIn(mention: Mention, contracts: Contracts): Found | null {
  if (mention.kind === 'symbol') return findInSymbol(mention, contracts);
  const {
    request: { target, span },
    match,
  } = mention;
  if (match.kind !== 'wrong-endpoint') return null;
  const { nearest, intent, medium = null } = match;
  return {
    message: messageOf(match),
    pointer: null,
    at: span.start,
    data: {
      path: pathOf(target),
      ...(nearest === null ? {} : { nearest: nearest.name }),
      ...(medium === null ? {} : { nearest: medium }),
      ...(intent === null ? {} : intentData(intent)),
    },
  };
}

function messageOf({
  nearest,
  why,
  intent,
  medium = null,
}: Extract<OperationMatch, { kind: 'wrong-endpoint' }>): Found['message'] {
  if (nearest === null) return medium === null ? 'nothing-near' : 'medium';
  if (why === 'body') return intent === null ? 'body-known' : isBare(intent) ? 'body-bare' : 'body';
  if ((why !== 'unknown' && why !== 'known') || intent === null) return why;
  return isBare(intent) ? 'intent-bare' : 'intent';
}

/** A body that is sent by an SDK method for another operation. */
function findInSymbol(
  { symbol, match, body }: Mention & { kind: 'symbol' },
  contracts: Contracts,
): Found | null {
  if (match.kind !== 'operation') return null;
  const intent = findMeant(contracts, match.operation, body);
  if (intent === null) return null;
  return {
    message: isBare(intent) ? 'body-bare' : 'body',
    pointer: null,
    at: symbol.span.start,
    data: { path: symbol.name, nearest: intent.operation.name, ...intentData(intent) },
  };
}
