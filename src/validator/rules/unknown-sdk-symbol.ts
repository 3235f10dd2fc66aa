import { spellLike } from '../contract/match-member.ts';
import type { SymbolMatch } from '../contract/match-symbol.ts';
import { defineRule } from './define-rule.ts';
import { eachOnce, intentData, isBare } from './mentions.ts';

/** A method or class that the SDKs do not have. */
export const rule = defineRule({
  code: 'rule/unknown-sdk-symbol',
  messages: {
    class: ['suggestion', 'symbol', 'operation'],
    client: ['suggestion', 'symbol'],
    exists: ['symbol', 'operation'],
    property: ['suggestion', 'symbol'],
    argument: ['symbol'],
    plain: ['symbol'],
    package: ['suggestion', 'symbol', 'language'],
    intent: ['suggestion', 'symbol', 'goal', 'example'],
    method: ['suggestion', 'symbol'],
  },
  checkText({ mentions, payloads }) {
    return eachOnce(
      mentions.flatMap((mention) => {
        if (mention.kind !== 'symbol' || mention.match.kind !== 'unknown') return [];
        const { symbol, match } = mention;
        const { intent } = match;
        const suggestion =
          match.as === undefined ? spellOut(symbol.name, match.suggestion) : match.suggestion;
        return {
          // A body that was sent is corrected, and needs no example beside it.
          message: intent !== null && !isBare(intent) && payloads.length === 0 ? 'intent' : kindOf(match),
          pointer: null,
          at: symbol.span.start,
          data: {
            symbol: symbol.name,
            suggestion,
            operation: (match.as === 'exists' ? match.nearest?.name : match.nearest?.id) ?? '',
            language: match.language ?? '',
            ...(intent === null ? {} : intentData(intent)),
          },
        } as const;
      }),
    );
  },
});

/** Classes are written with a capital, methods are not. */
function kindOf({ suggestion, nearest, language, as }: UnknownSymbol) {
  if (as !== undefined) return as;
  if (language !== undefined) return 'package';
  if (!/^[A-Z]/.test(suggestion)) return 'method';
  return nearest === null ? 'client' : 'class';
}

type UnknownSymbol = Extract<SymbolMatch, { kind: 'unknown' }>;

/** The names of classes are the same in all languages. */
const spellOut = (written: string, name: string): string =>
  /^[A-Z]/.test(name) ? name : spellLike(written, name);
