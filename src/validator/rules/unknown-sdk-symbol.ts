import type { SymbolMatch } from '../contract/match-symbol.ts';
import { defineRule } from './define-rule.ts';
import { eachOnce, intentData, isBare } from './mentions.ts';

/** A method or class that the SDKs do not have. */
export const rule = defineRule({
  code: 'rule/unknown-sdk-symbol',
  messages: {
    class: ['suggestion', 'symbol', 'operation'],
    client: ['suggestion', 'symbol'],
    package: ['suggestion', 'symbol', 'language'],
    intent: ['suggestion', 'symbol', 'goal', 'example'],
    method: ['suggestion', 'symbol'],
  },
  checkText({ mentions }) {
    return eachOnce(
      mentions.flatMap((mention) => {
        if (mention.kind !== 'symbol' || mention.match.kind !== 'unknown') return [];
        const { symbol, match } = mention;
        const { intent } = match;
        const suggestion = spellLike(symbol.name, match.suggestion);
        return {
          message: intent !== null && !isBare(intent) ? 'intent' : kindOf(match),
          pointer: null,
          at: symbol.span.start,
          data: {
            symbol: symbol.name,
            suggestion,
            operation: match.nearest?.id ?? '',
            language: match.language ?? '',
            ...(intent === null ? {} : intentData(intent)),
          },
        } as const;
      }),
    );
  },
});

/** Classes are written with a capital, methods are not. */
function kindOf({ suggestion, nearest, language }: UnknownSymbol): 'class' | 'client' | 'method' | 'package' {
  if (language !== undefined) return 'package';
  if (!/^[A-Z]/.test(suggestion)) return 'method';
  return nearest === null ? 'client' : 'class';
}

type UnknownSymbol = Extract<SymbolMatch, { kind: 'unknown' }>;

/** A method's name in the writing of the language: `patch_conversations_call`, `PatchConversationsCall`. */
function spellLike(symbol: string, suggestion: string): string {
  if (/^[A-Z]/.test(suggestion)) return suggestion;
  if (symbol.includes('_')) return suggestion.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return /^[A-Z]/.test(symbol) ? suggestion.replace(/^./, (letter) => letter.toUpperCase()) : suggestion;
}
